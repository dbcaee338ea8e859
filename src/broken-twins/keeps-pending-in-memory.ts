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
    pendingAuthorizations: (right) => {
      const mine = new Set<string>() // Here is the bug: no other process sees it, nor does the next one.
      return {
        async begin(session) {
          const pending = await right.begin(session)
          mine.add(pending.state)
          return pending
        },
        consume: async (state, session) => (mine.has(state) ? right.consume(state, session) : 'unknown'),
      }
    },
  },
}
