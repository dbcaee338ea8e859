import type { BrokenTwin } from './broken-twin.ts'

/**
 * Somebody who was connected before connects again, reads “connected”, and is not.
 *
 * How real code gets there: an upsert on the person, `ON CONFLICT (person) DO UPDATE`. It finds the deleted row, and what it
 * updates are the tokens: `deleted_at` stays as it is. Eight of nine ORMs' own upserts do this (docs/soft-delete.md).
 */
export const writesIntoTheDeletedRow: BrokenTwin = {
  name: 'writes-into-the-deleted-row',
  title: 'Writes the tokens of a reconnect into the row that stays deleted',
  bug: 'The upsert at a reconnect finds the deleted row and leaves it deleted: the tokens are good, and no query finds them.',
  alterations: {
    tokenStore: (right, { database }) => {
      const disconnected = new Set<string>()
      const bury = database.prepare(
        `UPDATE zoom_connections SET deleted_at = 1 WHERE person = ? AND deleted_at IS NULL`,
      )
      return {
        ...right,
        async softDelete(row) {
          disconnected.add(row.person)
          await right.softDelete(row)
        },
        async connect(person, zoomUser, tokens) {
          await right.connect(person, zoomUser, tokens)
          if (disconnected.has(person)) bury.run(person) // Here is the bug: the row is as deleted as before.
        },
      }
    },
  },
}
