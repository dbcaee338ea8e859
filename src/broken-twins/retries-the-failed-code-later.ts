import { type CheckedCallback, ZoomUnavailable } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * After Zoom has failed once, the next attempt sends the code of the failed one.
 *
 * How real code gets there: a failed exchange is put into a queue, to be tried again, and what finds it first is the next
 * callback of the person. Sometimes the old code even works; if Zoom had redeemed it and only the answer was lost, it
 * never does.
 */
export const retriesTheFailedCodeLater: BrokenTwin = {
  name: 'retries-the-failed-code-later',
  title: 'Keeps the code of a failed exchange for the next time',
  bug: 'When Zoom does not answer the exchange, it keeps the callback, and exchanges that one at the next callback of the person.',
  alterations: {
    connection: (right) => {
      const failed = new Map<string, CheckedCallback>()
      return {
        ...right,
        async complete(callback) {
          try {
            // Here is the bug: a new callback has a new code, and the old one is not worth keeping.
            await right.complete(failed.get(callback.person) ?? callback)
            failed.delete(callback.person)
          } catch (error) {
            if (error instanceof ZoomUnavailable) failed.set(callback.person, callback)
            throw error
          }
        },
      }
    },
  },
}
