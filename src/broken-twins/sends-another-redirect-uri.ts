import { createZoomApi } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Nobody can connect: `Redirect URI mismatch`.
 *
 * How real code gets there: the redirect URI is built in two places, and one of them adds a slash, takes the
 * scheme from a proxy's header, or leaves it out (Jericho/ZoomNet#61 and #104: only some apps were refused for that).
 */
export const sendsAnotherRedirectUri: BrokenTwin = {
  name: 'sends-another-redirect-uri',
  title: 'Exchanges the code with a redirect URI that differs by a slash',
  bug:
    'The redirect URI in its token request has a trailing slash that the authorize request did not have: Zoom ' +
    'refuses every code.',
  findings: ['redirect-uri-mismatch'],
  alterations: {
    zoomApi: (right, { settings }) => ({
      ...right,
      // Here is the bug: the URI is built a second time.
      exchange: createZoomApi({ ...settings, redirectUri: `${settings.redirectUri}/` }).exchange,
    }),
  },
}
