import type { BrokenTwin } from './broken-twin.ts'

/**
 * Somebody who is connected starts again, changes their mind at Zoom, and has lost the connection that worked.
 *
 * How real code gets there: the function that handles a dead connection also handles a callback with an error.
 */
export const disconnectsOnDecline: BrokenTwin = {
  name: 'disconnects-on-decline',
  title: 'Ends a working connection when the person declines a new one',
  bug: 'A callback with an error deletes the row of the person, even if the connection in it still works.',
  alterations: {
    readCallback: (right, { database }) => {
      const end = database.prepare(
        'UPDATE zoom_connections SET deleted_at = 1 WHERE person = ? AND deleted_at IS NULL',
      )
      return async (parameters, session) => {
        const arrival = await right(parameters, session)
        // Here is the bug: nothing has happened to the connection that is there.
        if (arrival.is === 'declined' && session !== undefined) end.run(session.person)
        return arrival
      }
    },
  },
}
