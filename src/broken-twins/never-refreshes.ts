import { NotConnected } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * An hour after connecting every call fails.
 *
 * How real code gets there: the token works all day in development, where people sign in again and again, and the
 * refresh token is stored for later. Sign-in libraries (passport, Auth.js) hand the tokens over and leave the rest to the app.
 */
export const neverRefreshes: BrokenTwin = {
  name: 'never-refreshes',
  title: 'Uses its first access token forever',
  bug: 'It never gets another access token: an hour after connecting, every call is refused.',
  alterations: {
    connection: (right, { tokenStore, zoomApi }) => ({
      ...right,
      async use(person) {
        const row = await tokenStore.live(person)
        if (row === undefined) throw new NotConnected('You are not connected to Zoom.')
        return zoomApi.me(row) // Here is the bug: nobody checks `expiresAt`, and a 401 is passed on.
      },
    }),
  },
}
