import { createZoomApi } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * The access token is in the logs of every proxy on the way, until Zoom has revoked it.
 *
 * How real code gets there: Zoom’s own documentation showed the request as /oauth/revoke?token=….
 */
export const revokesInTheQuery: BrokenTwin = {
  name: 'revokes-in-the-query',
  title: 'Puts the token to revoke into the query',
  bug: 'Disconnecting sends the access token as part of the URL. All other requests have it in the body or a header.',
  findings: ['access-token-in-query'],
  alterations: {
    zoomApi: (right, { settings }) => ({
      ...right,
      revoke: createZoomApi(settings, (url, { body, ...request }) =>
        // Here is the bug.
        fetch(`${url}?${body}`, request),
      ).revoke,
    }),
  },
}
