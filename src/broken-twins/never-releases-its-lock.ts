import { ZoomUnavailable } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * After one failed attempt a person can't connect until the app restarts.
 *
 * How real code gets there: a lock for each person, against callbacks that arrive twice, taken before the exchange and
 * released after it. An exchange that throws never gets to "after".
 */
export const neverReleasesItsLock: BrokenTwin = {
  name: 'never-releases-its-lock',
  title: 'Keeps its lock when the exchange fails',
  bug:
    'It locks the person during the exchange and releases the lock only on success: after one failure the person is ' +
    '“still connecting” forever.',
  alterations: {
    connection: (right) => {
      const locked = new Set<string>()
      return {
        ...right,
        async complete(callback) {
          if (locked.has(callback.person)) throw new ZoomUnavailable('You are still connecting.')
          locked.add(callback.person)
          await right.complete(callback)
          // Here is the bug: this belongs in a `finally`.
          locked.delete(callback.person)
        },
      }
    },
  },
}
