import { createZoomApi } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * It works with one registration at Zoom; with another, nobody can connect: `Redirect URI mismatch`.
 *
 * How real code gets there: the token request redirects nobody, so the parameter looked superfluous, and it did work
 * (Jericho/ZoomNet#61 and #104: its author could not reproduce what his users saw).
 */
export const leavesOutTheRedirectUri: BrokenTwin = {
  name: 'leaves-out-the-redirect-uri',
  title: 'Exchanges the code without a redirect URI',
  bug: 'Its token request has no redirect_uri, although the authorize request had one.',
  findings: ['redirect-uri-mismatch'],
  alterations: {
    zoomApi: (right, { settings }) => ({
      ...right,
      exchange: createZoomApi(settings, (url, request) => {
        // Here is the bug.
        request.body.delete('redirect_uri')
        return fetch(url, request)
      }).exchange,
    }),
  },
}
