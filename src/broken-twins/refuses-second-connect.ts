import type { BrokenTwin } from './broken-twin.ts'

/**
 * Anyone who has a connection, dead or alive, can't make a new one.
 *
 * How real code gets there: a well-meant guard: “You are already connected.” It checks the row, and the row
 * does not know what Zoom thinks of it.
 */
export const refusesSecondConnect: BrokenTwin = {
  name: 'refuses-second-connect',
  title: 'Sends a connected person home instead of to Zoom',
  bug:
    'Connecting again does nothing as long as there is a row: if Zoom has ended a connection, the only fix is to ' +
    'disconnect first.',
  alterations: {
    connection: (right, { settings }) => ({
      ...right,
      connect: async (session) =>
        // Here is the bug.
        (await right.status(session.person)) === undefined
          ? right.connect(session)
          : new URL('/', settings.redirectUri).href,
    }),
  },
}
