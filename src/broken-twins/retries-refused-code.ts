import { ZoomRefusal } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * A code that Zoom has refused is sent again and again.
 *
 * How real code gets there: a helper that repeats whatever fails, written for networks, around every request. A refusal is
 * an answer, and stays the same.
 */
export const retriesRefusedCode: BrokenTwin = {
  name: 'retries-refused-code',
  title: 'Repeats an exchange that Zoom has refused',
  bug: 'It tries every exchange up to six times, also when Zoom has said no.',
  alterations: {
    zoomApi: (right) => ({
      ...right,
      async exchange(callback) {
        for (let attempt = 1; ; attempt += 1) {
          try {
            return await right.exchange(callback)
          } catch (error) {
            // Here is the bug: for a refusal there is nothing to wait for.
            if (!(error instanceof ZoomRefusal) || attempt === 6) throw error
          }
        }
      },
    }),
  },
}
