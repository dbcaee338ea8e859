import { expectNoState, validateAuthResponse } from 'oauth4webapi'
import type { PendingAuthorization } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * The app treats any code that arrives as the result of the last start.
 *
 * How real code gets there: Zoom leaves the state to the app, and everything works without one. (zoom-oauth-sample-app and
 * @auth/core send none; neither does anyone who copies the URL that Zoom's app page generates.)
 */
export const sendsNoState: BrokenTwin = {
  name: 'sends-no-state',
  title: 'Sends no state to Zoom',
  bug: 'The authorize request has no state, and the callback treats every code as the one that this browser asked for.',
  alterations: {
    zoomApi: (right) => ({
      ...right,
      // Here is the bug.
      async authorizeUrl(state, codeVerifier) {
        const url = new URL(await right.authorizeUrl(state, codeVerifier))
        url.searchParams.delete('state')
        return url.href
      },
    }),
    // Nothing in the callback says which start it belongs to: it has to be this browser's last one.
    readCallback: (right, { database, settings }) => {
      const last = database.prepare<[string | undefined], PendingAuthorization>(
        `SELECT state, person, code_verifier AS codeVerifier FROM pending_authorizations
         WHERE session_id = ? ORDER BY rowid DESC LIMIT 1`,
      )
      const use = database.prepare(`DELETE FROM pending_authorizations WHERE state = ?`)
      return async (parameters, session) => {
        const pending = last.get(session?.id)
        if (!parameters.get('code')) return right(parameters, session)
        if (pending === undefined) return { is: 'used' }
        use.run(pending.state)
        const bare = new URLSearchParams({ code: parameters.get('code') ?? '' })
        const client = { client_id: settings.clientId }
        const checked = validateAuthResponse({ issuer: settings.zoomUrl }, client, bare, expectNoState)
        return { is: 'checked', callback: { ...pending, parameters: checked } }
      }
    },
  },
}
