import { ZoomRefusal, ZoomUnavailable } from '../reference-client/index.ts'
import type { AccountTwin } from './broken-twin.ts'

/** Real code often has no such limit. */
const patience = 10

/**
 * A wrong setting becomes a storm.
 *
 * How real code gets there: a retry helper around every request to Zoom, whatever the answer was.
 */
export const repeatsFailedTokenRequests: AccountTwin = {
  name: 'repeats-failed-token-requests',
  kind: 'server-to-server',
  title: 'Sends a failed token request again at once, many times',
  bug: 'One action sends ten token requests while Zoom refuses them or is down.',
  mayAlsoFind: ['retry-storm', 'rate-limit-ignored'],
  alterations: {
    api: (right) => ({
      ...right,
      async requestToken(account) {
        for (let round = 1; ; round += 1) {
          try {
            return await right.requestToken(account)
          } catch (failure) {
            const isZooms = failure instanceof ZoomRefusal || failure instanceof ZoomUnavailable
            if (!isZooms || round === patience) throw failure // Here is the bug: otherwise, again at once.
          }
        }
      },
    }),
  },
}
