import type { BrokenTwin } from './broken-twin.ts'
import { forgetsTokensWhen } from './ways-to-fail/forgets-tokens-when.ts'

/**
 * Zoom is down for a minute, and everyone who used the app in that minute has to connect again.
 *
 * How real code gets there: `if (!response.ok) disconnect(person)`. A dead token gets such a response too, so it seems to work.
 */
export const dropsTokensOn5xx: BrokenTwin = {
  name: 'drops-tokens-on-5xx',
  title: 'Ends the connection when Zoom has a server error',
  bug: 'It treats a 5xx to a refresh as a refusal, and deletes tokens that work.',
  // Here is the bug.
  alterations: forgetsTokensWhen(({ status = 0 }) => status >= 500),
}
