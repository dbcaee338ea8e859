import type { BrokenTwin } from './broken-twin.ts'

/**
 * Nobody can connect: `Invalid authorization code`.
 *
 * How real code gets there: most providers know only S256, so nobody has to name it there. Zoom treats a challenge without
 * a method as plain, as RFC 7636 says (devforum.zoom.us/t/77062).
 */
export const leavesOutTheChallengeMethod: BrokenTwin = {
  name: 'leaves-out-the-challenge-method',
  title: 'Sends a hashed challenge and does not say that it is hashed',
  bug:
    'Its authorize request has an S256 challenge and no code_challenge_method: Zoom compares it with the verifier as ' +
    'is, and refuses every code.',
  findings: ['pkce-method-mismatch'],
  alterations: {
    zoomApi: (right) => ({
      ...right,
      async authorizeUrl(state, codeVerifier) {
        const url = new URL(await right.authorizeUrl(state, codeVerifier))
        // Here is the bug.
        url.searchParams.delete('code_challenge_method')
        return url.href
      },
    }),
  },
}
