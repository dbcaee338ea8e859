import type { BrokenTwin } from './broken-twin.ts'

/**
 * Anyone who connects another Zoom account keeps using the previous one.
 *
 * How real code gets there: there is a row for each person *and* Zoom user, and every query takes the person's first row.
 * (calcom/cal.diy#3243, issues #14858 and #16206: duplicates that were left behind.)
 */
export const keepsFirstZoomUser: BrokenTwin = {
  name: 'keeps-first-zoom-user',
  title: 'Stays with a person’s first Zoom user',
  bug: 'A person’s second Zoom account is connected but never looked up: calls still use the first one.',
  alterations: {
    tokenStore: (right) => ({
      ...right,
      async connect(person, zoomUser, tokens) {
        const first = await right.live(person)
        // Here is the bug: the row that will be found belongs to the other Zoom user.
        if (first !== undefined && first.zoomUserId !== zoomUser.id) return
        await right.connect(person, zoomUser, tokens)
      },
    }),
  },
}
