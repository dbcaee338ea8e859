import { createConnection, createRefreshOnce } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Creating a meeting after an hour fails, and disconnects the person.
 *
 * How real code gets there: a job reads the row once and makes several calls, each with a client object made from that row.
 * The first call refreshes and rotates; the second still has the old refresh token, is refused, and marks the connection
 * as invalid. Cal.com creates a new OAuthManager for each call (calcom/cal.diy PR #729 reported it in 2021).
 */
export const refreshesFromAStaleSnapshot: BrokenTwin = {
  name: 'refreshes-from-a-stale-snapshot',
  title: 'Reads the row once and makes two calls',
  bug:
    'When it schedules a meeting, it reads the tokens once for two calls: the first refreshes, and the second ' +
    'refreshes again, with the token that the first has used up.',
  findings: ['refresh-token-reused'],
  alterations: {
    connection: (right, { tokenStore, pendingAuthorizations, zoomApi }) => ({
      ...right,
      async schedule(person) {
        const snapshot = await tokenStore.live(person)
        // Here is the bug: looking again returns what was there at the start.
        const stale = { ...tokenStore, live: async () => snapshot, claimRefresh: async () => true }
        const refreshOnce = createRefreshOnce(stale, zoomApi)
        const parts = { tokenStore: stale, pendingAuthorizations, zoomApi, refreshOnce }
        return createConnection(parts).schedule(person)
      },
    }),
  },
}
