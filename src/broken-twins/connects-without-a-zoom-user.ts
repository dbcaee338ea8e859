import { randomUUID } from 'node:crypto'
import { ZoomUnavailable } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Some people can remove the app at Zoom as often as they like: they stay connected.
 *
 * How real code gets there: the profile is only for show, so the callback goes on without it. Later the column gets a second
 * use, for events.
 */
export const connectsWithoutAZoomUser: BrokenTwin = {
  name: 'connects-without-a-zoom-user',
  title: 'Connects people although Zoom did not say who they are',
  bug: 'If users/me fails in the callback, the tokens are stored without the Zoom user’s id, and nobody adds it later.',
  alterations: {
    zoomApi: (right) => ({
      ...right,
      async exchange(callback) {
        const tokens = await right.exchange(callback)
        fresh.add(tokens.accessToken)
        return tokens
      },
      async me(tokens) {
        const isCallback = fresh.delete(tokens.accessToken)
        try {
          return await right.me(tokens)
        } catch (failure) {
          if (!isCallback || !(failure instanceof ZoomUnavailable)) throw failure
          // Here is the bug: no event will ever name this id.
          return { id: `unknown-${randomUUID()}`, email: 'unknown', displayName: 'unknown' }
        }
      },
    }),
  },
}

/** Access tokens that came with a code, and that nothing was done with yet. */
const fresh = new Set<string>()
