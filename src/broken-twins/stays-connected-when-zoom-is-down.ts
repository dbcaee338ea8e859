import type { BrokenTwin } from './broken-twin.ts'

/**
 * While Zoom has problems nobody can disconnect.
 *
 * How real code gets there: first revoke, then delete, and an exception in between. It looks careful: what could not be
 * revoked is kept.
 */
export const staysConnectedWhenZoomIsDown: BrokenTwin = {
  name: 'stays-connected-when-zoom-is-down',
  title: 'Disconnects only if Zoom agrees',
  bug: 'When revoking fails the row stays: the person wanted to be disconnected, and is not.',
  alterations: {
    connection: (right, { tokenStore, zoomApi }) => ({
      ...right,
      async disconnect(person) {
        const row = await tokenStore.live(person)
        if (row === undefined) return
        // Here is the bug: what this throws keeps the row.
        await zoomApi.revoke(row.accessToken)
        await tokenStore.softDelete(row)
      },
    }),
  },
}
