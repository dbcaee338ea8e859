import { type Tokens, ZoomUnavailable } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * After a network hiccup a person reads "try again later", and trying again never helps.
 *
 * How real code gets there: a retry wrapper knows that the last attempt broke off, and treats the refusal that comes next
 * as one more of these. But the first attempt had reached Zoom: its response was lost, and with it the only refresh token
 * that works (devforum.zoom.us/t/10375).
 */
export const loopsOnLostResponse: BrokenTwin = {
  name: 'loops-on-lost-response',
  title: 'Treats the refusal after a lost response as another outage',
  bug:
    'When a refresh got no response, it tries the same refresh token three times at each use, forever: Zoom has used ' +
    'it up, and will always refuse it.',
  findings: ['refresh-response-lost'],
  alterations: {
    zoomApi: (right) => {
      const unanswered = new Set<string>()
      async function refresh(refreshToken: string, retries = 2): Promise<Tokens> {
        try {
          return await right.refresh(refreshToken)
        } catch (failure) {
          if (failure instanceof ZoomUnavailable) {
            if (failure.status === undefined) unanswered.add(refreshToken)
            throw failure
          }
          if (!unanswered.has(refreshToken)) throw failure
          // Here is the bug: this is Zoom’s final word.
          if (retries > 0) return refresh(refreshToken, retries - 1)
          throw new ZoomUnavailable('Zoom is still having trouble.', { cause: failure })
        }
      }
      return { ...right, refresh: (refreshToken) => refresh(refreshToken) }
    },
  },
}
