import type { BrokenTwin } from './broken-twin.ts'

/**
 * Who is at Zoom's page during a deploy comes back to “This was not begun here”.
 *
 * How real code gets there: `const states = new Map()`, or a session store in memory, which is the default of more than one
 * framework. With two instances it fails for every second person.
 */
export const keepsPendingInMemory: BrokenTwin = {
  name: 'keeps-pending-in-memory',
  title: 'Forgets who is at Zoom when it is restarted',
  bug: 'The states are in a variable of the process: a callback that was begun before a restart is refused.',
  alterations: {
    // Here is the bug: what an earlier process has begun does not count.
    pendingAuthorizations: (right, { database }) => {
      database.exec(`DELETE FROM pending_authorizations`)
      return right
    },
  },
}
