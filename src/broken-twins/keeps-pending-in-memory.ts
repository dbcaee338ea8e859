import type { BrokenTwin } from './broken-twin.ts'

/**
 * A person who is on Zoom's page during a deploy comes back to “This did not start here”.
 *
 * How real code gets there: `const states = new Map()`, or a session store in memory, which is the default of more than one
 * framework. With two instances it fails for every second person.
 */
export const keepsPendingInMemory: BrokenTwin = {
  name: 'keeps-pending-in-memory',
  title: 'Forgets who is at Zoom when it restarts',
  bug: 'The states are in a variable of the process: a callback that was started before a restart is refused.',
  alterations: {
    // Here is the bug: it forgets what an earlier process started.
    pendingAuthorizations: (right, { database }) => {
      database.exec(`DELETE FROM pending_authorizations`)
      return right
    },
  },
}
