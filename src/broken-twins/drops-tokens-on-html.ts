import type { BrokenTwin } from './broken-twin.ts'
import { forgetsTokensWhen } from './ways-to-fail/forgets-tokens-when.ts'

/**
 * A proxy shows its own page for a minute, and people have to connect again.
 *
 * How real code gets there: `response.json()` throws, and the `catch` around it is the one for dead tokens, and deletes.
 * Cal.com has a comment that Zoom "sometimes answers XML"; ZoomNet expects empty bodies.
 */
export const dropsTokensOnHtml: BrokenTwin = {
  name: 'drops-tokens-on-html',
  title: 'Ends the connection when it can’t read the response',
  bug: 'A refresh whose response isn’t JSON (an HTML page, an empty body) ends in the catch that deletes the tokens.',
  // Here is the bug.
  alterations: forgetsTokensWhen(({ status = 500 }) => status < 500 && status !== 429),
}
