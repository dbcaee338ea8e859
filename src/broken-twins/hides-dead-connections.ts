import { NotConnected } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * When the connection is over, the app says that everything is fine.
 *
 * How real code gets there: a failure at Zoom must not fail the page, so it is caught, and the app shows what it knew before.
 * Outages pass; this one does not. (“UI says connected, no links produced.”)
 */
export const hidesDeadConnections: BrokenTwin = {
  name: 'hides-dead-connections',
  title: 'Shows old data when Zoom refuses its tokens',
  bug: 'It hides that Zoom has ended the connection: it shows the previous Zoom user, and reports success.',
  alterations: {
    connection: (right) => ({
      ...right,
      async use(person) {
        const row = await right.status(person)
        try {
          return await right.use(person)
        } catch (error) {
          // Here is the bug: this is not an outage at Zoom, and only the person can fix it.
          if (!(error instanceof NotConnected) || row === undefined) throw error
          return { id: row.zoomUserId, email: row.zoomEmail, displayName: row.zoomEmail }
        }
      },
    }),
  },
}
