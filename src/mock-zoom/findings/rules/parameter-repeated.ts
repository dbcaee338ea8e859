import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

const places = {
  'authorize.refused': 'sent a browser to Zoom',
  'token.refused': 'sent a token request',
  'revoke.refused': 'sent a revocation',
} as const

/** The same parameter twice, with two values: nobody knows which one is meant. */
export const parameterRepeated: FindingRule<keyof typeof places> = {
  id: 'parameter-repeated',
  title: 'A parameter was sent more than once, with different values.',
  inProduction:
    'Which of the two counts is up to the server, so it may work today and fail after a change at Zoom. Values from outside ' +
    'that are glued into the URL can do this on purpose.',
  remedy:
    'Build the request with URLSearchParams.set() or your library’s own options, and don’t send a parameter both in the URL ' +
    'and in the form.',
  sources: ['RFC 6749, section 3.1 and 3.2'],
  needs: [],
  on: ['authorize.refused', 'token.refused', 'revoke.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'parameter-repeated' && refused.reason !== 'authorize-parameter-repeated')
      return undefined
    const who = refused.clientId === null ? 'somebody' : history.app(refused.clientId)
    const names = refused.repeated?.join(' and ') ?? 'a parameter'
    return {
      about: `${refused.clientId} ${names}`,
      sentence: `At ${clockTime(refused.at)} ${who} ${places[refused.type]} with ${names} more than once, each time with another value.`,
      evidence: [refused],
    }
  },
}
