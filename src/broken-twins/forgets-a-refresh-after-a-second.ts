import { createRefreshOnce, type LiveConnection } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * In a slow minute at Zoom, people are disconnected one after the other.
 *
 * How real code gets there: a lock in Redis with a short lease (`SET key NX PX 1000`), so that a crashed worker blocks nobody
 * for long. Refreshes take a quarter of a second, until they don't.
 */
export const forgetsARefreshAfterASecond: BrokenTwin = {
  name: 'forgets-a-refresh-after-a-second',
  title: 'Locks a refresh for one second',
  bug:
    'Calls wait for a refresh that is running for a second at most. Whoever comes later refreshes with the same token, ' +
    'which Zoom has used up, and takes the refusal for the end.',
  findings: ['parallel-refresh'],
  mayAlsoFind: ['dead-refresh-token-kept', 'refresh-token-reused'],
  alterations: {
    refreshOnce: (_right, { tokenStore, zoomApi }) => {
      const unclaimed = { ...tokenStore, claimRefresh: async () => true }
      const running = new Map<string, Running>()
      return (stale) => {
        const shared = running.get(stale.person)
        // Here is the bug: the refresh may still be running.
        if (shared !== undefined && performance.now() < shared.until) return shared.refresh
        const refresh = createRefreshOnce(unclaimed, zoomApi)(stale)
        const mine = { refresh, until: performance.now() + 1_000 }
        running.set(stale.person, mine)
        const end = () => {
          if (running.get(stale.person) === mine) running.delete(stale.person)
        }
        refresh.then(end, end)
        return refresh
      }
    },
  },
}

interface Running {
  readonly refresh: Promise<LiveConnection>
  readonly until: number
}
