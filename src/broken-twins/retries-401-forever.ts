import { type LiveConnection, NotConnected, ZoomRefusal } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * One click makes as many requests as time allows.
 *
 * How real code gets there: an interceptor refreshes on 401 and sends the request again, through the same interceptor. With
 * an expired token that is one round; with a token that Zoom will never take it is a loop. This one stops after twenty.
 */
export const retries401Forever: BrokenTwin = {
  name: 'retries-401-forever',
  title: 'Refreshes and tries again for as long as Zoom says 401',
  bug: 'After each 401 it refreshes and calls again: when Zoom takes no token at all, it never stops.',
  alterations: {
    connection: (right, { tokenStore, zoomApi, refreshOnce }) => ({
      ...right,
      use(person) {
        const call = async (row: LiveConnection, rounds: number) => {
          try {
            return await zoomApi.me(row)
          } catch (failure) {
            if (!(failure instanceof ZoomRefusal) || failure.status !== 401 || rounds === 0) throw failure
            return call(await refreshOnce(row), rounds - 1) // Here is the bug: the second round is like the first.
          }
        }
        const row = tokenStore.live(person)
        return row === undefined
          ? Promise.reject(new NotConnected('You are not connected to Zoom.'))
          : call(row, 20)
      },
    }),
  },
}
