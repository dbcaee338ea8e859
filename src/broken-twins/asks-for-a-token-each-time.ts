import type { AccountTwin } from './broken-twin.ts'

/**
 * It works, with twice the requests.
 *
 * How real code gets there: a helper “getToken()” that asks Zoom, as in Zoom’s own quickstarts, called at the top of each function.
 */
export const asksForATokenEachTime: AccountTwin = {
  name: 'asks-for-a-token-each-time',
  kind: 'server-to-server',
  title: 'Asks for a new token for every call',
  bug: 'It keeps no token: each action begins with a token request, and with the Zoom of 2020 each ends the token of the others.',
  findings: ['account-token-for-every-call'],
  mayAlsoFind: ['account-tokens-end-each-other'],
  alterations: {
    tokens: (_, { api }) => ({ current: api.requestToken, renewed: api.requestToken }), // Here is the bug.
  },
}
