import type { BrokenTwin } from './broken-twin.ts'
import { forgetsTokensWhen } from './ways-to-fail/forgets-tokens-when.ts'

/**
 * The app's own network hiccups, and the people who were at work just then have to connect again.
 *
 * How real code gets there: one `catch` for everything around the refresh. Keybase's zoombot deletes the tokens when the error
 * says "oauth2: cannot fetch token", which it also says when nobody answered.
 */
export const dropsTokensOnNetworkError: BrokenTwin = {
  name: 'drops-tokens-on-network-error',
  title: 'Ends the connection when Zoom does not answer',
  bug: 'A refresh that gets no answer is taken for a no: it deletes tokens that work.',
  // Here is the bug.
  alterations: forgetsTokensWhen(({ status }) => status === undefined),
}
