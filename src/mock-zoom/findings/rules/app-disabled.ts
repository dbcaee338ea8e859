import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

const places = {
  'authorize.refused': 'sent a browser to Zoom',
  'token.refused': 'asked for a token',
  'revoke.refused': 'asked to revoke a token',
  'compliance.refused': 'sent its compliance report',
} as const

/** Zoom has switched the OAuth app off. */
export const appDisabled: FindingRule<keyof typeof places> = {
  id: 'app-disabled',
  title: 'An OAuth app was used that is disabled at Zoom.',
  inProduction:
    'Nobody can connect and no token can be refreshed, although nothing in the app has changed. Zoom disables an app when ' +
    'its owner deactivates it, when its account is closed, and when a review is failed.',
  remedy:
    'Activate the app at Zoom again (at the mock: disabled: false). Keep the stored tokens meanwhile, and show one message ' +
    'to everybody instead of asking each person to connect again.',
  sources: ['developers.zoom.us/docs/integrations/oauth-error-messages (4717)'],
  needs: [],
  on: ['authorize.refused', 'token.refused', 'revoke.refused', 'compliance.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'app-disabled' && refused.reason !== 'authorize-app-disabled') return undefined
    const { clientId } = refused
    if (clientId === null) return undefined
    return {
      about: clientId,
      sentence: `At ${clockTime(refused.at)} ${history.app(clientId)} (${clientId}) ${places[refused.type]}, but this app is disabled at Zoom.`,
      evidence: [refused],
    }
  },
}
