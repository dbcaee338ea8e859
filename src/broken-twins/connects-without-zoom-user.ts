import { randomUUID } from 'node:crypto'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Who connects in a bad minute at Zoom can remove the app there, and stays connected here.
 *
 * How real code gets there: the name on the settings page was the only use of users/me, so its failure was not worth an error;
 * the webhook that looks rows up by the Zoom user came later.
 */
export const connectsWithoutZoomUser: BrokenTwin = {
  name: 'connects-without-zoom-user',
  title: 'Stores the connection without its Zoom user if users/me fails',
  bug: 'The connection works, and no event about the Zoom user finds it.',
  alterations: {
    connection: (right, { zoomApi, tokenStore }) => ({
      ...right,
      async complete(callback) {
        const tokens = await zoomApi.exchange(callback)
        // Here is the bug: an id of nobody.
        const nobody = { id: `unknown-${randomUUID()}`, email: '', displayName: '' }
        const zoomUser = await zoomApi.me(tokens).catch(() => nobody)
        await tokenStore.connect(callback.person, zoomUser, tokens)
      },
    }),
  },
}
