import type { CheckedCallback } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Works for an hour after connecting, then Zoom says `Invalid authorization code`.
 *
 * How real code gets there: the function that gets tokens is written for the code, and is called again when the token has
 * expired, with the code that was kept for that (Jericho/ZoomNet#36).
 */
export const exchangesCodeAsRefresh: BrokenTwin = {
  name: 'exchanges-code-as-refresh',
  title: 'Exchanges the code again when the access token has expired',
  bug:
    'It keeps the code, and when the access token has expired it exchanges the code again instead of sending the ' +
    'refresh token.',
  findings: ['code-replayed', 'code-in-place-of-refresh'],
  alterations: {
    zoomApi: (right) => {
      const kept = new Map<string, CheckedCallback>()
      return {
        ...right,
        async exchange(callback) {
          const tokens = await right.exchange(callback)
          kept.set(tokens.refreshToken, callback)
          return tokens
        },
        refresh(refreshToken) {
          const callback = kept.get(refreshToken)
          // Here is the bug: there is a refresh token, and the code gets sent.
          return callback === undefined ? right.refresh(refreshToken) : right.exchange(callback)
        },
      }
    },
  },
}
