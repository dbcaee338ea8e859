import { createRefreshOnce } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * On the hour each person is refreshed as often as there are instances, and Zoom’s rate limit is met at once.
 *
 * How real code gets there: “lock, refresh, unlock” around the refresh, and the question whether the token has expired stands
 * before the lock.
 */
export const refreshesAgainAfterWaiting: BrokenTwin = {
  name: 'refreshes-again-after-waiting',
  title: 'Refreshes once more when it has waited for another instance to refresh',
  bug: 'Who waits for the lock does not look whether somebody else has refreshed meanwhile: each instance makes its own refresh.',
  mayAlsoFind: ['refreshes-too-early'],
  alterations: {
    refreshOnce: (_right, { tokenStore, zoomApi }) => {
      const expired = new Map<string, string>()
      const live = async (person: string) => {
        const row = await tokenStore.live(person)
        // Here is the bug: whatever is there by now counts as expired.
        return row && { ...row, accessToken: expired.get(person) ?? row.accessToken }
      }
      const refreshOnce = createRefreshOnce({ ...tokenStore, live }, zoomApi)
      return (stale) => {
        expired.set(stale.person, stale.accessToken)
        return refreshOnce(stale)
      }
    },
  },
}
