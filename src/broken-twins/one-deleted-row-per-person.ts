import type { BrokenTwin } from './broken-twin.ts'

/**
 * Disconnecting works once for each person, and never again.
 *
 * How real code gets there: `UNIQUE (person, deleted)`, with a flag instead of a date. It allows one live row, as it
 * should, and one deleted row.
 */
export const oneDeletedRowPerPerson: BrokenTwin = {
  name: 'one-deleted-row-per-person',
  title: 'Has room for only one deleted row per person',
  bug:
    'A unique index also counts deleted rows: the second time that a person’s row is to be deleted, the database ' +
    'refuses.',
  alterations: {
    tokenStore: (right, { database }) => {
      // Here is the bug.
      database.exec(`CREATE UNIQUE INDEX IF NOT EXISTS one_deleted_row_per_person
        ON zoom_connections (person) WHERE deleted_at IS NOT NULL`)
      return right
    },
  },
}
