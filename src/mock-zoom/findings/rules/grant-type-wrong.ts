import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** Zoom has no such grant type. */
export const grantTypeWrong: FindingRule<'token.refused'> = {
  id: 'grant-type-wrong',
  title: 'A token request had no grant_type, or one that Zoom doesn’t have.',
  inProduction:
    'This request never gets a token: the response is “unsupported grant type”, however often it is sent.',
  remedy:
    'Send authorization_code with a code, refresh_token with a refresh token, account_credentials with an account_id for a ' +
    'server-to-server app, or urn:ietf:params:oauth:grant-type:device_code with a device code.',
  sources: ['developers.zoom.us/docs/integrations/oauth-error-messages (4705, 4706)'],
  needs: [],
  on: ['token.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'grant-type-unsupported' && refused.reason !== 'grant-type-missing')
      return undefined
    const who = refused.clientId === null ? 'somebody' : history.app(refused.clientId)
    const what =
      refused.grantType === null ? 'without grant_type' : `with the grant_type “${refused.grantType}”`
    return {
      about: `${refused.clientId} ${refused.grantType}`,
      sentence: `At ${clockTime(refused.at)} ${who} sent a token request ${what}.`,
      evidence: [refused],
    }
  },
}
