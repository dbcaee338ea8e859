import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

const kinds = {
  'user-managed': 'a user-managed app (“General App”)',
  'admin-managed': 'an admin-managed app (“General App”)',
  'server-to-server': 'a server-to-server app',
  public: 'a public app, which has no secret',
} as const

/** The grant type exists, but not for this kind of app. */
export const grantOfAnotherKindOfApp: FindingRule<'account-token.refused'> = {
  id: 'grant-of-another-kind-of-app',
  title: 'An app asked for a token with a grant type that belongs to another kind of app.',
  inProduction:
    'No token is ever issued. Zoom says “unsupported grant type”, which points people at the spelling of grant_type, although ' +
    'that is correct; the credentials are those of the wrong kind of app.',
  remedy:
    'For account_credentials create a server-to-server OAuth app at Zoom and use its client id, secret and account id. ' +
    'A user-managed app gets its tokens with authorization_code, once each person has allowed it.',
  sources: [
    'github.com/jrchamp/moodle-mod_zoom/issues/589',
    'developers.zoom.us/blog/s2s-token-generation-troubleshoot',
  ],
  needs: ['registration'],
  on: ['account-token.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'account-grant-for-another-kind-of-app') return undefined
    const only =
      refused.grantType === 'account_credentials'
        ? 'only a server-to-server app may use'
        : 'only an app with a secret may use'
    return {
      about: `${refused.clientId} ${refused.grantType}`,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(refused.clientId)} (${refused.clientId}) asked for a token with ` +
        `${refused.grantType}, which ${only}. It is ${kinds[refused.appKind]}.`,
      evidence: [refused],
    }
  },
}
