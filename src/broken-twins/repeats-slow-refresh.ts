import { setTimeout as pause } from 'node:timers/promises'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Whenever Zoom is slow, people have to connect again.
 *
 * How real code gets there: the HTTP client has a short timeout and repeats slow requests. For most requests that is
 * robust; a refresh works once, and the first one had reached Zoom.
 */
export const repeatsSlowRefresh: BrokenTwin = {
  name: 'repeats-slow-refresh',
  title: 'Sends a refresh again when it takes three quarters of a second',
  bug:
    'It does not wait for a slow refresh, and sends the same one again. Zoom refuses that one, and the app gives up ' +
    'the connection.',
  findings: ['parallel-refresh'],
  alterations: {
    zoomApi: (right) => ({
      ...right,
      async refresh(refreshToken) {
        const first = right.refresh(refreshToken)
        const answered = await Promise.race([first, pause(750, undefined)])
        if (answered !== undefined) return answered
        first.catch(() => undefined)
        return right.refresh(refreshToken) // Here is the bug: the first one has used the token up.
      },
    }),
  },
}
