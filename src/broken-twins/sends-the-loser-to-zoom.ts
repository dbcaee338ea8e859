import { NotConnected } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * On the hour somebody is asked to connect again, although the connection is good.
 *
 * How real code gets there: an instance that does not get the lock gives up at once, and the only error at hand is the one for
 * people who aren’t connected.
 */
export const sendsTheLoserToZoom: BrokenTwin = {
  name: 'sends-the-loser-to-zoom',
  title: 'Asks to connect again when another instance is refreshing',
  bug: 'The instance that finds the refresh claimed tells the person to reconnect, instead of waiting for the new tokens.',
  alterations: {
    tokenStore: (right) => ({
      ...right,
      async claimRefresh(row) {
        if (await right.claimRefresh(row)) return true
        // Here is the bug.
        throw new NotConnected('Your connection has ended.')
      },
    }),
  },
}
