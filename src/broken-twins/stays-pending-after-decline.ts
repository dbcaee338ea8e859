import type { BrokenTwin } from './broken-twin.ts'

/**
 * A person who declines once can never connect again.
 *
 * How real code gets there: a guard against double clicks. The person is marked as connecting at the start, and the mark
 * is removed when the code is exchanged. A decline never gets there.
 */
export const staysPendingAfterDecline: BrokenTwin = {
  name: 'stays-pending-after-decline',
  title: 'Keeps waiting for a person who has declined',
  bug:
    'After a decline the person counts as connecting forever: it takes the next start for a double click and ' +
    'redirects home.',
  alterations: {
    readCallback: (right, { database }) => {
      database.exec(`CREATE TABLE IF NOT EXISTS connecting (person TEXT PRIMARY KEY) STRICT`)
      const mark = database.prepare(`INSERT OR IGNORE INTO connecting (person) VALUES (?)`)
      return async (parameters, session) => {
        const arrival = await right(parameters, session)
        // Here is the bug: only an exchange ends the attempt, and a decline has none.
        if (arrival.is === 'declined' && session !== undefined) mark.run(session.person)
        return arrival
      }
    },
    connection: (right, { database, settings }) => {
      const isConnecting = database.prepare(`SELECT 1 FROM connecting WHERE person = ?`)
      const home = new URL('/', settings.redirectUri).href
      return {
        ...right,
        connect: async (session) =>
          isConnecting.get(session.person) === undefined ? right.connect(session) : home,
      }
    },
  },
}
