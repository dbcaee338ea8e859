import { expectNoState, validateAuthResponse } from 'oauth4webapi'
import type { PendingAuthorization } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * The app sends a state and gets it back, but accepts a wrong one as well.
 *
 * How real code gets there: the parameter was added because a checklist asks for it, or to carry the page to return to.
 * Cal.com's Zoom app reads its state for that and never checks it.
 */
export const acceptsAnyState: BrokenTwin = {
  name: 'accepts-any-state',
  title: 'Sends a state and accepts any other',
  bug: 'A callback with a state that it never sent is exchanged for the person who is signed in.',
  alterations: {
    readCallback: (right, { database, settings }) => {
      const last = database.prepare<[string | undefined], PendingAuthorization>(
        `SELECT state, person, code_verifier AS codeVerifier FROM pending_authorizations
         WHERE session_id = ? ORDER BY rowid DESC LIMIT 1`,
      )
      return async (parameters, session) => {
        const arrival = await right(parameters, session)
        const code = parameters.get('code')
        const pending = last.get(session?.id)
        if (arrival.is !== 'unknown' || code === null || pending === undefined) return arrival
        // Here is the bug: an unknown state does not stop it.
        const client = { client_id: settings.clientId }
        const bare = new URLSearchParams({ code })
        const checked = validateAuthResponse({ issuer: settings.zoomUrl }, client, bare, expectNoState)
        return { is: 'checked', callback: { ...pending, parameters: checked } }
      }
    },
  },
}
