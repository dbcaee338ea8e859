import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

const endpoints = {
  'token.refused': 'token',
  'revoke.refused': 'revoke',
  'compliance.refused': 'compliance',
} as const

/** A confidential app did not say who it is. */
export const clientCredentialsMissing: FindingRule<keyof typeof endpoints> = {
  id: 'client-credentials-missing',
  title: 'A request to the token or revoke endpoint came without the app’s credentials.',
  inProduction:
    'Nobody can connect or refresh. It happens when a setting is empty, or when a proxy drops the Authorization ' +
    'header.',
  remedy:
    'Send Authorization: Basic with base64(client_id:client_secret). A public app sends its client_id as a ' +
    'parameter, and no secret.',
  sources: ['developers.zoom.us/docs/integrations/oauth-error-messages (4706)'],
  needs: [],
  on: ['token.refused', 'revoke.refused', 'compliance.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'client-credentials-missing') return undefined
    const { clientId } = refused
    const what =
      clientId === null
        ? 'no client id and no client secret'
        : `the client id of ${history.app(clientId)} and no client secret`
    return {
      about: clientId ?? '',
      sentence: `At ${clockTime(refused.at)} a request to the ${endpoints[refused.type]} endpoint came with ${what}.`,
      evidence: [refused],
    }
  },
}
