import type { LiveConnection } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Somebody disconnects, and scheduling a meeting still works with their tokens.
 *
 * How real code gets there: the page asks for rows where deleted_at is null, and the job or the second button has its own
 * query, written before rows were soft-deleted.
 */
export const otherPathUsesDeletedRow: BrokenTwin = {
  name: 'other-path-uses-deleted-row',
  title: 'Schedules meetings with the tokens of a connection that was deleted',
  bug: 'Scheduling has its own query, which does not leave out deleted rows.',
  alterations: {
    connection: (right, { tokenStore, zoomApi }) => {
      const deleted = new Map<string, LiveConnection>()
      return {
        ...right,
        async disconnect(person) {
          const row = await tokenStore.live(person)
          await right.disconnect(person)
          if (row !== undefined) deleted.set(person, row)
        },
        // Here is the bug: a deleted row counts like any other.
        async schedule(person) {
          const row = (await tokenStore.live(person)) === undefined ? deleted.get(person) : undefined
          return row === undefined ? right.schedule(person) : zoomApi.createMeeting(row, 'Talk')
        },
      }
    },
  },
}
