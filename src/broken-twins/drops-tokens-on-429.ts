import type { BrokenTwin } from './broken-twin.ts'
import { forgetsTokensWhen } from './ways-to-fail/forgets-tokens-when.ts'

/**
 * Zoom limits the rate of refreshes for a moment, and people have to connect again.
 *
 * How real code gets there: "4xx is our fault, so the token is bad". 429 is a 4xx, too.
 */
export const dropsTokensOn429: BrokenTwin = {
  name: 'drops-tokens-on-429',
  title: 'Ends the connection when a refresh hits a rate limit',
  bug: 'It treats a 429 to a refresh as a refusal, and deletes tokens that work.',
  // Here is the bug.
  alterations: forgetsTokensWhen(({ status }) => status === 429),
}
