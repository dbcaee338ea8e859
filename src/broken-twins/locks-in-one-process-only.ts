import type { BrokenTwin } from './broken-twin.ts'

/**
 * It works on one machine. On two, people are disconnected at random, on the hour.
 *
 * How real code gets there: a map of promises or a mutex in the process, as in every tutorial. Cal.com’s lock is even
 * per object, and each call makes a new one; ZoomNet’s is per process.
 */
export const locksInOneProcessOnly: BrokenTwin = {
  name: 'locks-in-one-process-only',
  title: 'Locks the refresh in a way that another process does not see',
  bug:
    'Calls in one process share a refresh, but a second instance of the app refreshes with the same token; the one ' +
    'that is refused ends the connection of both.',
  findings: ['parallel-refresh'],
  alterations: {
    // Here is the bug: the row is not claimed, so nothing holds another process back.
    tokenStore: (right) => ({ ...right, claimRefresh: async () => true }),
  },
}
