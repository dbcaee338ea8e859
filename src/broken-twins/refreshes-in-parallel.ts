import { createRefreshOnce, type TokenStore } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * On the hour, under load, people are disconnected at random.
 *
 * How real code gets there: "if it has expired, refresh it" is in the function that makes a call, and calls come at
 * the same moment: a page with three widgets, two workers of a queue. The most common bug of all in public apps: Attendee,
 * mattermost-plugin-zoom, zoom/zoomapps-advancedsample-react have no lock around it.
 */
export const refreshesInParallel: BrokenTwin = {
  name: 'refreshes-in-parallel',
  title: 'Refreshes once for every parallel call',
  bug:
    'Each call that finds an expired token makes its own refresh; Zoom refuses all but one, and a refused call ' +
    'ends the connection and throws the new tokens away.',
  findings: ['parallel-refresh'],
  mayAlsoFind: ['dead-refresh-token-kept', 'refresh-token-reused'],
  alterations: {
    // Here is the bug: no call waits for another. Each has its own lock, and every claim is granted.
    refreshOnce: (_right, { tokenStore, zoomApi }) => {
      const unclaimed = { ...tokenStore, claimRefresh: async () => true }
      return async (stale) => {
        // And nobody looks whether somebody else has saved a newer pair meanwhile: a refused refresh deletes the row.
        const alone = { ...unclaimed, live: async () => stale, declareDead: deletesByIdAlone(tokenStore) }
        return createRefreshOnce(alone, zoomApi)(stale)
      }
    },
  },
}

function deletesByIdAlone(tokenStore: TokenStore): TokenStore['declareDead'] {
  return async (row) => {
    await tokenStore.softDelete(row)
    return true
  }
}
