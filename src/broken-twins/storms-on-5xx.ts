import { type Tokens, ZoomUnavailable } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * An outage at Zoom becomes a flood that the app makes itself.
 *
 * How real code gets there: `while (!tokens) tokens = await refresh()`, or a client that retries ten times inside a job that
 * is retried ten times. This one stops after twenty.
 */
export const stormsOn5xx: BrokenTwin = {
  name: 'storms-on-5xx',
  title: 'Repeats a refresh without a pause while Zoom is down',
  bug: 'When a refresh gets a 5xx, it sends it again at once, and keeps doing so.',
  alterations: {
    zoomApi: (right) => {
      async function refresh(refreshToken: string, retries: number): Promise<Tokens> {
        try {
          return await right.refresh(refreshToken)
        } catch (failure) {
          const isDown = failure instanceof ZoomUnavailable && (failure.status ?? 0) >= 500
          if (!isDown || retries === 0) throw failure
          return refresh(refreshToken, retries - 1) // Here is the bug: no pause, and too many tries.
        }
      }
      return { ...right, refresh: (refreshToken) => refresh(refreshToken, 20) }
    },
  },
}
