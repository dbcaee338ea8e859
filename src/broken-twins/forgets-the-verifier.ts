import { createZoomApi } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Nobody can connect: `Invalid authorization code`.
 *
 * How real code gets there: the challenge was added to the authorize URL, and the token request is in another file. It also
 * happens when the verifier was in a session that is gone (devforum.zoom.us/t/137623).
 */
export const forgetsTheVerifier: BrokenTwin = {
  name: 'forgets-the-verifier',
  title: 'Sends a challenge, but no verifier with the code',
  bug: 'Its authorize request has a code_challenge, its token request has no code_verifier: Zoom refuses every code.',
  findings: ['pkce-verifier-missing'],
  alterations: {
    zoomApi: (right, { settings }) => ({
      ...right,
      exchange: createZoomApi(settings, (url, request) => {
        // Here is the bug.
        request.body.delete('code_verifier')
        return fetch(url, request)
      }).exchange,
    }),
  },
}
