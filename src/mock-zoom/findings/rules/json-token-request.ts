import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** The token endpoint takes forms, and got something else. */
export const jsonTokenRequest: FindingRule<'token.refused'> = {
  id: 'json-token-request',
  title: 'A token request had a body that is not a form, JSON for example.',
  inProduction:
    'Zoom sees no parameters in it and answers “unsupported grant type”, which sends people looking at the grant type; that ' +
    'is fine.',
  remedy:
    'Send the parameters as a form: Content-Type application/x-www-form-urlencoded, and URLSearchParams or your library’s ' +
    'form option in place of its JSON one.',
  sources: ['github.com/JubaerHossain/zoom-laravel/issues/4', 'RFC 6749, section 4.1.3'],
  on: ['token.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'body-not-form-encoded') return undefined
    const who = refused.clientId === null ? 'somebody' : history.app(refused.clientId)
    return {
      about: String(refused.clientId),
      sentence: `At ${clockTime(refused.at)} ${who} sent a token request whose body is not form-encoded, so that Zoom finds no grant_type in it.`,
      evidence: [refused],
    }
  },
}
