import type { BrokenTwin } from './broken-twin.ts'

/**
 * Whoever comes back after an hour, or has removed the app at Zoom, can’t disconnect while Zoom refuses or fails.
 *
 * How real code gets there: revoking needs an access token, so the helper that gets a good one comes first, as before every
 * other call; and what it throws ends the action before anything was deleted.
 */
export const refreshesBeforeItDisconnects: BrokenTwin = {
  name: 'refreshes-before-it-disconnects',
  title: 'Disconnects only if it gets a good token first',
  bug: 'An expired token is refreshed before it is revoked. If that fails, the person gets an error.',
  alterations: {
    connection: (right, { tokenStore, refreshOnce }) => ({
      ...right,
      async disconnect(person) {
        const row = await tokenStore.live(person)
        // Here is the bug: what this throws ends the action.
        if (row !== undefined && row.expiresAt < Date.now() + 60_000) await refreshOnce(row)
        await right.disconnect(person)
      },
    }),
  },
}
