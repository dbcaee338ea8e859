import type { BrokenTwin } from './broken-twin.ts'
import { forgetsTokensWhen } from './ways-to-fail/forgets-tokens-when.ts'

/**
 * Zoom hangs for a minute, and everybody who was working has to connect again.
 *
 * How real code gets there: a connection that breaks off is known to be harmless; a time limit was added later, and its error
 * is another one, which ends up with the refusals.
 */
export const dropsTokensOnATimeout: BrokenTwin = {
  name: 'drops-tokens-on-a-timeout',
  title: 'Ends the connection when its own time limit is over',
  bug: 'It gives up a refresh that takes too long, and the tokens with it, although Zoom has not said a word.',
  alterations: forgetsTokensWhen(
    // Here is the bug.
    ({ cause }) => cause instanceof DOMException && cause.name === 'TimeoutError',
  ),
}
