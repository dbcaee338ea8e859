import { expectNoState, validateAuthResponse } from 'oauth4webapi'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * A code without a state is exchanged for the person who is signed in.
 *
 * How real code gets there: installs from the Marketplace arrive without a state and were refused
 * (zoom/zoomapps-advancedsample-react#15), so the check was limited to callbacks that have one: `if (state && ...)`.
 */
export const acceptsCallbackWithoutState: BrokenTwin = {
  name: 'accepts-callback-without-state',
  title: 'Checks the state only if there is one',
  bug: 'A callback with a code and no state is exchanged for the person who is signed in, even if somebody else sent it.',
  findings: ['install-without-state-accepted'],
  alterations: {
    readCallback:
      (right, { settings }) =>
      async (parameters, session) => {
        const arrival = await right(parameters, session)
        if (arrival.is !== 'begun-at-zoom' || session === undefined) return arrival
        // Here is the bug. Zoom ignores a verifier for a code that was issued without a challenge.
        const client = { client_id: settings.clientId }
        const checked = validateAuthResponse({ issuer: settings.zoomUrl }, client, parameters, expectNoState)
        return {
          is: 'checked',
          callback: { person: session.person, parameters: checked, codeVerifier: 'v'.repeat(43) },
        }
      },
  },
}
