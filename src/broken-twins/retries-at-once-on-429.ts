import { ZoomRefusal, type ZoomUser } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * The app keeps its customer's account above the limit.
 *
 * How real code gets there: 429 is on the list of statuses to retry, and `Number('2026-11-26T00:00:00Z')` is NaN: there is
 * no pause, because Zoom sends a date in Retry-After (zoom/skills, rate-limits.md).
 */
export const retriesAtOnceOn429: BrokenTwin = {
  name: 'retries-at-once-on-429',
  title: 'Retries at once when Zoom reports too many calls',
  bug: 'It repeats a call that got a 429 three times without a pause.',
  alterations: {
    zoomApi: (right) => ({
      ...right,
      async me(tokens) {
        const call = (retries: number): Promise<ZoomUser> =>
          right.me(tokens).catch((failure: unknown) => {
            if (!(failure instanceof ZoomRefusal) || failure.status !== 429 || retries === 0) throw failure
            return call(retries - 1) // Here is the bug: nobody checks Retry-After.
          })
        return call(3)
      },
    }),
  },
}
