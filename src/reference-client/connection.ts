import type { BrowserSession } from './browser-sessions.ts'
import type { CheckedCallback } from './callback.ts'
import type { PendingAuthorizations } from './pending-authorizations.ts'
import { NotConnected, type RefreshOnce } from './refresh-once.ts'
import type { LiveConnection, TokenStore } from './token-store.ts'
import { type Meeting, type Tokens, ZoomRefusal, ZoomUnavailable, type ZoomUser } from './zoom-answers.ts'
import type { ZoomApi } from './zoom-api.ts'

/** A person's connection to Zoom: not connected -> at Zoom -> connected -> not connected. */
export interface Connection {
  /** Where to send the browser. */
  connect(session: BrowserSession): Promise<string>
  complete(callback: CheckedCallback): Promise<void>
  /** Throws `NotConnected` when only the person can help, by connecting (again). */
  use(person: string): Promise<ZoomUser>
  /** The same for something that takes two calls. */
  schedule(person: string): Promise<Meeting>
  disconnect(person: string): Promise<void>
  status(person: string): Promise<LiveConnection | undefined>
}

export interface ConnectionParts {
  readonly tokenStore: TokenStore
  readonly pendingAuthorizations: PendingAuthorizations
  readonly zoomApi: ZoomApi
  readonly refreshOnce: RefreshOnce
}

const oneMinute = 60_000

export function createConnection(parts: ConnectionParts): Connection {
  const { tokenStore, pendingAuthorizations, zoomApi, refreshOnce } = parts

  return {
    async connect(session) {
      const { state, codeVerifier } = await pendingAuthorizations.begin(session)
      return zoomApi.authorizeUrl(state, codeVerifier)
    },

    async complete(callback) {
      const tokens = await zoomApi.exchange(callback)
      const zoomUser = await zoomApi.me(tokens)
      await tokenStore.connect(callback.person, zoomUser, tokens)
    },

    use: (person) => callFor(person, zoomApi.me),

    async schedule(person) {
      const { displayName } = await callFor(person, zoomApi.me)
      // Each call reads the row again: the one before may have refreshed.
      return callFor(person, (tokens) => zoomApi.createMeeting(tokens, `Talk with ${displayName}`))
    },

    async disconnect(person) {
      const row = await tokenStore.live(person)
      if (row === undefined) return
      try {
        const fresh = await withFreshTokens(row) // whether Zoom accepts an expired token for revoking isn't known
        await zoomApi.revoke(fresh.accessToken)
      } catch (failure) {
        const zoomFailed = failure instanceof ZoomRefusal || failure instanceof ZoomUnavailable
        if (!zoomFailed && !(failure instanceof NotConnected)) throw failure
      }
      await tokenStore.softDelete(row) // whatever Zoom said: its problems keep nobody connected
    },

    status: (person) => tokenStore.live(person),
  }

  async function callFor<Answer>(person: string, call: (tokens: Tokens) => Promise<Answer>): Promise<Answer> {
    const row = await liveRow(person)
    const fresh = await withFreshTokens(row)
    try {
      return await call(fresh)
    } catch (refusal) {
      // Only 401 means a bad access token: the codes in the body vary (124, or none). A missing scope is 400 and 4711,
      // which
      // no refresh fixes. One refresh and one retry: if they don't help, a second round wouldn't either.
      const mayBeStale = refusal instanceof ZoomRefusal && refusal.status === 401 && fresh === row
      if (!mayBeStale) throw refusal
      return call(await refreshOnce(row))
    }
  }

  async function liveRow(person: string): Promise<LiveConnection> {
    const row = await tokenStore.live(person)
    if (row === undefined) throw new NotConnected('You are not connected to Zoom.')
    return row
  }

  async function withFreshTokens(row: LiveConnection): Promise<LiveConnection> {
    return row.expiresAt > Date.now() + oneMinute ? row : refreshOnce(row)
  }
}
