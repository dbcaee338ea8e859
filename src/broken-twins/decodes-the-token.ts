import { createZoomApi, readTokens, ZoomUnavailable } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Zoom changes its tokens, and nobody can connect.
 *
 * How real code gets there: the token is a JWT, and what the app needs is inside it. When Zoom renamed `userId` to `uid` in
 * version 7, apps lost the user's id (devforum.zoom.us/t/25064).
 */
export const decodesTheToken: BrokenTwin = {
  name: 'decodes-the-token',
  title: 'Reads the expiry of the access token from inside it',
  bug:
    'It decodes the access token to see when it expires: a token that isn’t a JWT makes every connect and every ' +
    'refresh fail.',
  alterations: {
    zoomApi: (_right, { settings }) =>
      createZoomApi(settings, fetch, (answer, zoomUrl) => {
        const [, claims = '', signature] = answer.access_token.split('.')
        if (signature === undefined) throw new ZoomUnavailable('The access token isn’t a JWT.')
        // Here is the bug: the content of a token is Zoom’s private matter.
        const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString())
        return { ...readTokens(answer, zoomUrl), expiresAt: Number(exp) * 1000 }
      }),
  },
}
