import { AuthorizationResponseError, validateAuthResponse } from 'oauth4webapi'
import type { BrowserSession } from './browser-sessions.ts'
import type { PendingAuthorizations } from './pending-authorizations.ts'
import type { ZoomSettings } from './zoom-settings.ts'

/**
 * What the code can be exchanged with. The code itself stays inside `parameters`, which the OAuth library has marked as
 * checked: the library refuses to exchange any other, so a code from a database can't reach Zoom by accident.
 */
export interface CheckedCallback {
  readonly person: string
  readonly parameters: URLSearchParams
  readonly codeVerifier: string
}

export type Arrival =
  | { readonly is: 'checked'; readonly callback: CheckedCallback }
  /** A code without a state: the install began in Zoom's Marketplace. Nobody here asked for this code. */
  | { readonly is: 'begun-at-zoom' }
  | { readonly is: 'declined'; readonly error: string }
  | { readonly is: 'used' }
  | { readonly is: 'expired' }
  | { readonly is: 'unknown' }
  | { readonly is: 'malformed'; readonly problem: string }

export type ReadCallback = (
  parameters: URLSearchParams,
  session: BrowserSession | undefined,
) => Promise<Arrival>

/** Reads what Zoom sent the browser back with. Uses the state up before anything is exchanged. */
export function createReadCallback(
  settings: Pick<ZoomSettings, 'zoomUrl' | 'clientId'>,
  pendingAuthorizations: PendingAuthorizations,
): ReadCallback {
  return async (parameters, session) => {
    const names = [...parameters.keys()]
    const repeated = names.find((name, index) => names.indexOf(name) !== index)
    if (repeated !== undefined)
      return { is: 'malformed', problem: `The parameter "${repeated}" is there twice.` }
    const error = parameters.get('error')
    const state = parameters.get('state')
    if (!parameters.get('code') && !error) return { is: 'malformed', problem: 'This URL contains no code.' }
    if (!state) return error ? { is: 'declined', error } : { is: 'begun-at-zoom' }

    const pending = await pendingAuthorizations.consume(state, session)
    if (typeof pending === 'string') return { is: pending }
    try {
      const zoom = { issuer: settings.zoomUrl }
      const client = { client_id: settings.clientId }
      const checked = validateAuthResponse(zoom, client, parameters, pending.state)
      const { person, codeVerifier } = pending
      return { is: 'checked', callback: { person, codeVerifier, parameters: checked } }
    } catch (cause) {
      if (cause instanceof AuthorizationResponseError) return { is: 'declined', error: cause.error }
      return { is: 'malformed', problem: 'This is not a response that Zoom sends.' }
    }
  }
}
