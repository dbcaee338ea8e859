import type { BrokenTwin } from './broken-twin.ts'

/**
 * Anyone who connects again without disconnecting has dead tokens from then on.
 *
 * How real code gets there: the callback saves the token only if there is no row yet (thunderbird/appointment,
 * routes/zoom.py). The new authorization has ended the old grant (Zoom’s 4741), and the row that was kept belongs to the old
 * one.
 */
export const keepsFirstRowOnReconnect: BrokenTwin = {
  name: 'keeps-first-row-on-reconnect',
  title: 'Saves the tokens of a callback only if there are none yet',
  bug:
    'When a person connects again while connected, it exchanges the code, throws the new tokens away and keeps the ' +
    'old ones, which Zoom has just ended.',
  findings: ['grant-superseded', 'new-tokens-not-used'],
  alterations: {
    tokenStore: (right) => ({
      ...right,
      async connect(person, zoomUser, tokens) {
        // Here is the bug.
        if ((await right.live(person)) !== undefined) return
        await right.connect(person, zoomUser, tokens)
      },
    }),
  },
}
