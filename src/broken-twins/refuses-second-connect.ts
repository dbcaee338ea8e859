import type { BrokenTwin } from './broken-twin.ts'

/**
 * Whoever has a connection, dead or alive, can't make a new one.
 *
 * How real code gets there: a guard that was meant kindly: “You are connected already.” It looks at the row, and the row
 * does not know what Zoom thinks of it.
 */
export const refusesSecondConnect: BrokenTwin = {
  name: 'refuses-second-connect',
  title: 'Sends a person who is connected home instead of to Zoom',
  bug: 'Connecting again does nothing as long as there is a row: a connection that Zoom has ended can only be mended by disconnecting first.',
  alterations: {
    connection: (right, { settings }) => ({
      ...right,
      connect: async (session) =>
        // Here is the bug.
        right.status(session.person) === undefined
          ? right.connect(session)
          : new URL('/', settings.redirectUri).href,
    }),
  },
}
