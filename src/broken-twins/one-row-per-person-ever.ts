import type { BrokenTwin } from './broken-twin.ts'

/**
 * Whoever has disconnected can never connect again, and reads “Something went wrong” each time.
 *
 * How real code gets there: `UNIQUE (person)`, which counts deleted rows as well, and an ORM that leaves these out of its queries:
 * it finds no row, inserts one, and the database refuses.
 */
export const oneRowPerPersonEver: BrokenTwin = {
  name: 'one-row-per-person-ever',
  title: 'Has a unique key that counts deleted rows',
  bug: 'After a disconnect the deleted row takes the only place that the key has for this person: each reconnect ends in a server error.',
  alterations: {
    tokenStore: (right, { database }) => {
      database.exec('CREATE TABLE IF NOT EXISTS rows_ever (person TEXT PRIMARY KEY)')
      const take = database.prepare('INSERT INTO rows_ever (person) VALUES (?)')
      return {
        ...right,
        async softDelete(row) {
          await right.softDelete(row)
          take.run(row.person)
        },
        async connect(person, zoomUser, tokens) {
          const taken = database.prepare('SELECT 1 FROM rows_ever WHERE person = ?').get(person)
          if (taken !== undefined) take.run(person) // Here is the bug: the key refuses this.
          await right.connect(person, zoomUser, tokens)
        },
      }
    },
  },
}
