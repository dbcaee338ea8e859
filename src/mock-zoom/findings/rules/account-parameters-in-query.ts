import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** Some are served like this, and some are not. */
export const accountParametersInQuery: FindingRule<'token.refused'> = {
  id: 'account-parameters-in-query',
  title: 'A server-to-server app sent the parameters of its token request in the URL, and was refused.',
  inProduction:
    'Zoom has answered such requests with “Bad Request”, and served others. It works in one account or month and not in ' +
    'another, and the words point at nothing.',
  remedy: 'Send grant_type and account_id as a form in the body of POST /oauth/token.',
  sources: ['devforum.zoom.us/t/124925'],
  on: ['token.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'account-parameters-in-query') return undefined
    const clientId = refused.clientId ?? ''
    return {
      about: clientId,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(clientId)} asked for a token with account_credentials, and its parameters ` +
        'were in the query string.',
      evidence: [refused],
    }
  },
}
