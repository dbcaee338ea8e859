import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** The secret is not that of the client id. */
export const clientSecretWrong: FindingRule<'token.refused' | 'revoke.refused'> = {
  id: 'client-secret-wrong',
  title: 'An app’s client id came with a secret that is not its own.',
  inProduction:
    'Codes can’t be exchanged and tokens can’t be refreshed: after a secret was rotated, or in the environment that has one ' +
    'app’s id and another’s secret. An app that takes this for a dead token disconnects everybody.',
  remedy:
    'Set client id and secret together, from one place. Treat invalid_client as your own misconfiguration: raise an alarm, ' +
    'and keep the stored tokens, which are as good as before.',
  sources: [
    'github.com/JubaerHossain/zoom-laravel/issues/3',
    'developers.zoom.us/docs/integrations/oauth-error-messages (4704)',
  ],
  on: ['token.refused', 'revoke.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'client-secret-wrong' || refused.clientId === null) return undefined
    const wanted =
      refused.type === 'revoke.refused' ? 'a revocation' : (refused.grantType ?? 'a token request')
    return {
      about: refused.clientId,
      sentence:
        `At ${clockTime(refused.at)} a request (${wanted}) came with the client id of ${history.app(refused.clientId)} ` +
        `(${refused.clientId}) and a client secret that is not its own.`,
      evidence: [refused],
    }
  },
}
