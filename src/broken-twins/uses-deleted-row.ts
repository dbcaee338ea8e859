import type { LiveConnection } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * After disconnecting, the app keeps calling Zoom.
 *
 * How real code gets there: rows are soft-deleted, and one query of many has no `deleted_at IS NULL`: a job that runs
 * every hour, for example. (In devforum.zoom.us/t/12302 it was the query in the callback.)
 */
export const usesDeletedRow: BrokenTwin = {
  name: 'uses-deleted-row',
  title: 'Uses the tokens of a connection that was deleted',
  bug: 'Disconnecting sets a date on the row and leaves the tokens there, and using the app finds them.',
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
        async use(person) {
          const row = (await tokenStore.live(person)) === undefined ? deleted.get(person) : undefined
          return row === undefined ? right.use(person) : zoomApi.me(row)
        },
      }
    },
  },
}
