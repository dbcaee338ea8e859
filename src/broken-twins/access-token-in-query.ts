import type { BrokenTwin } from './broken-twin.ts'

/**
 * The list of meetings is always empty.
 *
 * How real code gets there: `?access_token=` was once documented, and worked until February 2023
 * (giorgosavgeris/passport-zoom-oauth2#6). A call that nobody misses can fail for years.
 */
export const accessTokenInQuery: BrokenTwin = {
  name: 'access-token-in-query',
  title: 'Sends the access token in the URL of one of its calls',
  bug: 'It requests the meetings with ?access_token=…, which Zoom refuses, and treats the refusal as an empty list.',
  findings: ['access-token-in-query'],
  alterations: {
    zoomApi: (right) => ({
      ...right,
      async me(tokens) {
        const user = await right.me(tokens)
        // Here is the bug: the token belongs in the Authorization header.
        await fetch(`${tokens.apiUrl}/v2/users/me/meetings?access_token=${tokens.accessToken}`)
        return user
      },
    }),
  },
}
