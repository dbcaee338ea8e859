import type { BrokenTwin } from './broken-twin.ts'

/**
 * A double click on “Disconnect” shows a server error.
 *
 * How real code gets there: `const { accessToken } = await findConnection(person)`; the second time there is none.
 */
export const secondDisconnectCrashes: BrokenTwin = {
  name: 'second-disconnect-crashes',
  title: 'Crashes when it disconnects somebody who is not connected',
  bug: 'Disconnecting reads the tokens of a row without checking that there is one.',
  alterations: {
    connection: (right) => ({
      ...right,
      async disconnect(person) {
        // Here is the bug: nobody checks that the person is connected.
        if ((await right.status(person)) === undefined)
          throw new TypeError("Cannot read properties of undefined (reading 'accessToken')")
        await right.disconnect(person)
      },
    }),
  },
}
