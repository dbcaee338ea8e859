import type { BrokenTwin } from './broken-twin.ts'
import { forgetsTokensWhen } from './ways-to-fail/forgets-tokens-when.ts'

/**
 * The app's own network hiccups, and the people who were working at that moment have to connect again.
 *
 * How real code gets there: one `catch` for everything around the refresh. Keybase's zoombot deletes the tokens when the error
 * says "oauth2: cannot fetch token", which it also says when there was no response.
 */
export const dropsTokensOnNetworkError: BrokenTwin = {
  name: 'drops-tokens-on-network-error',
  title: 'Ends the connection when Zoom does not respond',
  bug: 'It treats a refresh without a response as a refusal, and deletes tokens that work.',
  // Here is the bug.
  alterations: forgetsTokensWhen(({ status }) => status === undefined),
}
