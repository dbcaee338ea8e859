import type { BrokenTwin } from './broken-twin.ts'

/**
 * New people see “Invalid scope” at Zoom.
 *
 * How real code gets there: the authorize URL has the scopes of an older app, or of a tutorial. Zoom began to refuse that in
 * July 2021 (tl-its-umich-edu/remote-office-hours-queue#342, keybase/managed-bots#289).
 */
export const asksForClassicScopes: BrokenTwin = {
  name: 'asks-for-classic-scopes',
  title: 'Asks for scopes that the app does not have',
  bug: 'Its authorize request names classic scopes, which a new app can’t have: Zoom shows an error and issues no code.',
  findings: ['scope-not-configured'],
  alterations: {
    zoomApi: (right) => ({
      ...right,
      async authorizeUrl(state, codeVerifier) {
        const url = new URL(await right.authorizeUrl(state, codeVerifier))
        // Here is the bug.
        url.searchParams.set('scope', 'user:read meeting:write')
        return url.href
      },
    }),
  },
}
