import type { BrokenTwin } from './broken-twin.ts'

/**
 * Somebody clicks “Connect again”, closes the tab at Zoom, and is disconnected.
 *
 * How real code gets there: the route that starts a connection cleans up first, so that there is never more than one row.
 */
export const endsTheConnectionWhenConnecting: BrokenTwin = {
  name: 'ends-the-connection-when-connecting',
  title: 'Ends the connection as soon as a new one is started',
  bug: 'Starting to connect deletes the person’s row, before Zoom has asked them anything.',
  alterations: {
    connection: (right, { tokenStore }) => ({
      ...right,
      async connect(session) {
        const row = await tokenStore.live(session.person)
        // Here is the bug: nothing has come back from Zoom yet.
        if (row !== undefined) await tokenStore.softDelete(row)
        return right.connect(session)
      },
    }),
  },
}
