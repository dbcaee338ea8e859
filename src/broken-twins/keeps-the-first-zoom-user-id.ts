import type { BrokenTwin } from './broken-twin.ts'

/**
 * Who has switched to another Zoom account and removes the app there stays connected.
 *
 * How real code gets there: the row is inserted once, with the Zoom user’s id, and reconnecting is an upsert that lists only
 * the columns of the tokens.
 */
export const keepsTheFirstZoomUserId: BrokenTwin = {
  name: 'keeps-the-first-zoom-user-id',
  title: 'Leaves the first Zoom user’s id in the row when another one is connected',
  bug: 'The tokens are the new ones, and events about the new Zoom user find no connection.',
  alterations: {
    tokenStore: (right) => ({
      ...right,
      async connect(person, zoomUser, tokens) {
        const first = await right.live(person)
        // Here is the bug.
        const id = first === undefined ? zoomUser.id : first.zoomUserId
        await right.connect(person, { ...zoomUser, id }, tokens)
      },
    }),
  },
}
