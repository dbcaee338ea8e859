import { NotConnected } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * When the connection is over, the app says that all is well.
 *
 * How real code gets there: a failure at Zoom must not fail the page, so it is caught, and what was known before is shown.
 * Bad days pass; this one does not. (“UI says connected, no links produced.”)
 */
export const hidesDeadConnections: BrokenTwin = {
  name: 'hides-dead-connections',
  title: 'Shows what it knew before when Zoom refuses its tokens',
  bug: 'A connection that Zoom has ended is not told to anybody: the app shows the Zoom user of before, and success.',
  alterations: {
    connection: (right) => ({
      ...right,
      async use(person) {
        const row = right.status(person)
        try {
          return await right.use(person)
        } catch (error) {
          // Here is the bug: this is no bad day of Zoom's, and only the person can mend it.
          if (!(error instanceof NotConnected) || row === undefined) throw error
          return { id: row.zoomUserId, email: row.zoomEmail, displayName: row.zoomEmail }
        }
      },
    }),
  },
}
