import type { BrokenTwin } from './broken-twin.ts'

/**
 * Somebody disconnects, starts to connect again, changes their mind at Zoom, and is connected.
 *
 * How real code gets there: “find or create the person’s row”, written for the start of a connection, finds the deleted row
 * and clears its date, because an ORM with soft deletes calls that restoring.
 */
export const revivesTheRowWhenConnecting: BrokenTwin = {
  name: 'revives-the-row-when-connecting',
  title: 'Undeletes the last connection when a new one is started',
  bug: 'Starting to connect clears deleted_at on the person’s last row, before anything has come back from Zoom.',
  mayAlsoFind: ['access-token-missing'],
  alterations: {
    connection: (right, { database }) => {
      const revive = database.prepare(
        `UPDATE zoom_connections SET deleted_at = NULL
         WHERE id = (SELECT max(id) FROM zoom_connections WHERE person = @person)
           AND NOT EXISTS (SELECT 1 FROM zoom_connections AS live WHERE live.deleted_at IS NULL
             AND (live.person = @person OR live.zoom_user_id = zoom_connections.zoom_user_id))`,
      )
      return {
        ...right,
        async connect(session) {
          // Here is the bug: nobody has allowed anything yet.
          revive.run({ person: session.person })
          return right.connect(session)
        },
      }
    },
  },
}
