import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** The token endpoint accepts forms, and got something else. */
export const jsonTokenRequest: FindingRule<'token.refused'> = {
  id: 'json-token-request',
  title: 'A token request had a body that is not a form, such as JSON.',
  inProduction:
    'Zoom sees no parameters in it and answers “unsupported grant type”, which points people at the grant type, ' +
    'although that is correct.',
  remedy:
    'Send the parameters as a form: Content-Type application/x-www-form-urlencoded, with URLSearchParams or your ' +
    'library’s form option instead of its JSON option.',
  sources: ['github.com/JubaerHossain/zoom-laravel/issues/4', 'RFC 6749, section 4.1.3'],
  needs: [],
  on: ['token.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'body-not-form-encoded') return undefined
    const who = refused.clientId === null ? 'somebody' : history.app(refused.clientId)
    return {
      about: String(refused.clientId),
      sentence:
        `At ${clockTime(refused.at)} ${who} sent a token request whose body is not form-encoded, so Zoom finds no ` +
        'grant_type in it.',
      evidence: [refused],
    }
  },
}
