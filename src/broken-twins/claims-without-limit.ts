import type { BrokenTwin } from './broken-twin.ts'

/**
 * After a crash one person can’t use the app any more, and a restart does not help.
 *
 * How real code gets there: `refreshing = true` in the row, or a key in Redis without an expiry. Who sets it is gone.
 */
export const claimsWithoutLimit: BrokenTwin = {
  name: 'claims-without-limit',
  title: 'Claims a refresh without a time limit',
  bug: 'An instance that dies while it refreshes keeps its claim forever, and all others wait for it.',
  alterations: {
    tokenStore: (right) => ({
      ...right,
      async claimRefresh(row) {
        // Here is the bug: what somebody has claimed is theirs for good.
        const current = await right.live(row.person)
        return current?.refreshIsClaimed !== true && right.claimRefresh(row)
      },
    }),
  },
}
