import type { FindingRule } from '../finding.ts'
import { sayRecognised } from '../recognition-words.ts'
import { clockTime } from '../words.ts'

/** The secret does not belong to the client id. */
export const clientSecretWrong: FindingRule<'token.refused' | 'revoke.refused' | 'compliance.refused'> = {
  id: 'client-secret-wrong',
  title: 'An app’s client id came with the wrong secret.',
  inProduction:
    'Codes can’t be exchanged and tokens can’t be refreshed: after a secret was rotated, or in an environment with ' +
    'one app’s id and another’s secret. An app that takes this for a dead token disconnects everyone.',
  remedy:
    'Set client id and secret together, from one place. Treat invalid_client as your own misconfiguration: raise ' +
    'an alarm, and keep the stored tokens, which are still good.',
  sources: [
    'github.com/JubaerHossain/zoom-laravel/issues/3',
    'developers.zoom.us/docs/integrations/oauth-error-messages (4704)',
  ],
  needs: [],
  on: ['token.refused', 'revoke.refused', 'compliance.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'client-secret-wrong' || refused.clientId === null) return undefined
    const wanted = {
      'token.refused': 'grantType' in refused ? (refused.grantType ?? 'a token request') : '',
      'revoke.refused': 'a revocation',
      'compliance.refused': 'a compliance report',
    }[refused.type]
    return {
      about: refused.clientId,
      sentence:
        `At ${clockTime(refused.at)} a request (${wanted}) came with the client id of ` +
        `${history.app(refused.clientId)} (${refused.clientId}) and the wrong client secret.` +
        sayRecognised(refused.recognised, history, 'its own secret'),
      evidence: [refused],
    }
  },
}
