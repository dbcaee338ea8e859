import type { BrokenTwin } from './broken-twin.ts'

/**
 * Whoever connects another Zoom account goes on using the one of before.
 *
 * How real code gets there: rows are made for each person *and* Zoom user, and every look-up takes the first row of the
 * person. (calcom/cal.diy#3243, issues #14858 and #16206: duplicates that were left behind.)
 */
export const keepsFirstZoomUser: BrokenTwin = {
  name: 'keeps-first-zoom-user',
  title: 'Goes on with the first Zoom user of a person',
  bug: 'A second Zoom account of a person is connected, and never looked up: calls are still made for the first.',
  alterations: {
    tokenStore: (right) => ({
      ...right,
      connect(person, zoomUser, tokens) {
        const first = right.live(person)
        // Here is the bug: the row that will be found is the one of the other Zoom user.
        if (first !== undefined && first.zoomUserId !== zoomUser.id) return
        right.connect(person, zoomUser, tokens)
      },
    }),
  },
}
