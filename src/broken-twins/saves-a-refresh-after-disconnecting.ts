import { createHash } from 'node:crypto'
import { ZoomRefusal, ZoomUnavailable } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Somebody disconnects while a refresh is under way, and a second later is connected again.
 *
 * How real code gets there: the refresh ends in an upsert by person, as the callback does, and the deleted row is in its way
 * or is not.
 */
export const savesARefreshAfterDisconnecting: BrokenTwin = {
  name: 'saves-a-refresh-after-disconnecting',
  title: 'Brings a connection back when a refresh ends after the person has disconnected',
  bug: 'A refresh saves its new pair without looking whether the row was deleted meanwhile, and clears deleted_at.',
  alterations: {
    tokenStore: (right, { database }) => {
      const undelete = database.prepare(
        'UPDATE zoom_connections SET deleted_at = NULL, refresh_token_hash = ? WHERE id = ?',
      )
      return {
        ...right,
        async saveRotated(row, tokens) {
          // Here is the bug: the person may have disconnected since.
          undelete.run(createHash('sha256').update(row.refreshToken).digest('hex'), row.id)
          return right.saveRotated(row, tokens)
        },
      }
    },
    // Disconnecting does not wait for a refresh, as in most apps. That is not the bug.
    connection: (right, { tokenStore, zoomApi }) => ({
      ...right,
      async disconnect(person) {
        const row = await tokenStore.live(person)
        if (row === undefined) return
        await tokenStore.softDelete(row)
        try {
          await zoomApi.revoke(row.accessToken)
        } catch (failure) {
          if (!(failure instanceof ZoomRefusal) && !(failure instanceof ZoomUnavailable)) throw failure
        }
      },
    }),
  },
}
