import { ZoomRefusal } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * A code that Zoom has refused is sent again and again.
 *
 * How real code gets there: a helper around every request, written for network errors, repeats whatever fails. A refusal is
 * a response, and stays the same.
 */
export const retriesRefusedCode: BrokenTwin = {
  name: 'retries-refused-code',
  title: 'Repeats an exchange that Zoom has refused',
  bug: 'It tries every exchange up to six times, even when Zoom has said no.',
  alterations: {
    zoomApi: (right) => ({
      ...right,
      async exchange(callback) {
        for (let attempt = 1; ; attempt += 1) {
          try {
            return await right.exchange(callback)
          } catch (error) {
            // Here is the bug: after a refusal there is nothing to wait for.
            if (!(error instanceof ZoomRefusal) || attempt === 6) throw error
          }
        }
      },
    }),
  },
}
