import { setTimeout as pause } from 'node:timers/promises'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * An instance dies, and those who waited for its refresh wait for ever.
 *
 * How real code gets there: “somebody else is refreshing” leads to a loop that waits for the new token, and nothing in it asks
 * whether that somebody still lives.
 */
export const waitsWithoutTakingOver: BrokenTwin = {
  name: 'waits-without-taking-over',
  title: 'Waits for the refresh of another instance, whatever happens to it',
  bug: 'Who finds a refresh claimed waits for new tokens, and never claims it itself, although the time limit of the claim is over.',
  alterations: {
    tokenStore: (right) => ({
      ...right,
      async claimRefresh(row) {
        if (await right.claimRefresh(row)) return true
        for (;;) {
          const current = await right.live(row.person)
          if (current?.refreshToken !== row.refreshToken) return false
          await pause(50) // Here is the bug: it does not try to claim it again.
        }
      },
    }),
  },
}
