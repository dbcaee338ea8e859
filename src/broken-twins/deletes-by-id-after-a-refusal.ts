import { createRefreshOnce, ZoomRefusal } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Now and then a machine hangs for a moment, and afterwards somebody has to connect again whose connection was good.
 *
 * How real code gets there: `catch (invalidGrant) { deleteConnection(row.id) }`. By then the row can hold a newer pair.
 */
export const deletesByIdAfterARefusal: BrokenTwin = {
  name: 'deletes-by-id-after-a-refusal',
  title: 'Deletes the row after a refusal, whatever is in it by then',
  bug: 'When Zoom refuses a refresh token, it deletes the row by its id, without a look whether that token still stands there.',
  mayAlsoFind: ['parallel-refresh', 'refresh-token-reused'],
  alterations: {
    refreshOnce: (_right, { tokenStore, zoomApi }) => {
      return (stale) => {
        const refresh = async (refreshToken: string) => {
          try {
            return await zoomApi.refresh(refreshToken)
          } catch (failure) {
            // Here is the bug.
            if (failure instanceof ZoomRefusal && failure.refreshTokenIsDead)
              await tokenStore.softDelete(stale)
            throw failure
          }
        }
        return createRefreshOnce(tokenStore, { ...zoomApi, refresh })(stale)
      }
    },
  },
}
