import { type CheckedCallback, ZoomUnavailable } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * After Zoom has failed once, the next attempt sends the code of the failed one.
 *
 * How real code gets there: a failed exchange is put into a queue, to be tried again, and the person's next callback finds it
 * first. Sometimes the old code even works; if Zoom had redeemed it and only the response was lost, it never does.
 */
export const retriesTheFailedCodeLater: BrokenTwin = {
  name: 'retries-the-failed-code-later',
  title: 'Keeps the code of a failed exchange for the next time',
  bug:
    'When Zoom does not respond to the exchange, it keeps the callback, and exchanges that one at the person’s next ' +
    'callback.',
  alterations: {
    connection: (right) => {
      const failed = new Map<string, CheckedCallback>()
      return {
        ...right,
        async complete(callback) {
          try {
            // Here is the bug: a new callback has a new code, and the old one should be forgotten.
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
