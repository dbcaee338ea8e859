import type { JournalEntry, JournalEvent, MockZoom } from '../mock-zoom/index.ts'

/** A journal entry of one type, or of one of several types. */
export type Entry<Type extends JournalEvent['type']> = JournalEntry<Extract<JournalEvent, { type: Type }>>

export type CodeIssued = Entry<'code.issued'>
/** A code that arrived at the token endpoint, and what happened to it. */
export type Exchange = Entry<'code.redeemed' | 'code.refused'>
/** A refresh token that arrived at the token endpoint, and what happened to it. */
export type Refresh = Entry<'refresh.rotated' | 'refresh.refused'>
export type ApiCall = Entry<'api.called' | 'api.refused'>
/** A request that was refused before anyone looked at a code or token. */
export type EarlyRefusal = Entry<'authorize.refused' | 'token.refused'>

/** An authorize request, as the app made the browser send it. */
export interface AuthorizeRequest {
  readonly seq: number
  readonly parameters: URLSearchParams
  /** Decoded once, as Zoom reads it; null when there was none. */
  readonly state: string | null
  /** As it was in the URL. */
  readonly rawState: string | null
}

/** What the app itself sent to Zoom. Secrets are shortened, names are unchanged. */
export interface AppRequest {
  readonly seq: number
  /** By Zoom's clock. */
  readonly at: number
  readonly method: string
  readonly path: string
  readonly status: number
  /** The fault that it met. */
  readonly fault?: string | undefined
  /** Of the query and the form. */
  readonly parameters: URLSearchParams
  /** Of the query alone. */
  readonly query: URLSearchParams
}

/** What Zoom saw, from its journal: the only thing a contract judges by. `after` leaves out older entries. */
export interface Seen {
  /** The current place in the journal, to be passed as `after` later. */
  mark(): number
  codesIssued(after?: number): readonly CodeIssued[]
  exchanges(after?: number): readonly Exchange[]
  refreshes(after?: number): readonly Refresh[]
  apiCalls(after?: number): readonly ApiCall[]
  earlyRefusals(after?: number): readonly EarlyRefusal[]
  authorizeRequests(after?: number): readonly AuthorizeRequest[]
  tokenRequests(after?: number): readonly AppRequest[]
  revokeRequests(after?: number): readonly AppRequest[]
  apiRequests(after?: number): readonly AppRequest[]
  revocations(after?: number): readonly Entry<'token.revoked'>[]
}

/** Reads the mock's journal for contracts. */
export function seenBy(zoom: MockZoom): Seen {
  const entries = (after = -1) => zoom.journal.events().filter((entry) => entry.seq > after)
  const answered = (route: RouteOfApp | 'authorize', after?: number) =>
    entries(after).filter((entry) => entry.type === 'request.answered' && entry.route === route)
  const appRequests = (route: RouteOfApp, after?: number) =>
    answered(route, after).flatMap((entry) =>
      entry.type === 'request.answered' ? readAppRequest(entry) : [],
    )
  return {
    mark: () => entries().at(-1)?.seq ?? -1,
    codesIssued: (after) => entries(after).filter((entry) => entry.type === 'code.issued'),
    exchanges: (after) =>
      entries(after).filter((entry) => entry.type === 'code.redeemed' || entry.type === 'code.refused'),
    refreshes: (after) =>
      entries(after).filter((entry) => entry.type === 'refresh.rotated' || entry.type === 'refresh.refused'),
    apiCalls: (after) =>
      entries(after).filter((entry) => entry.type === 'api.called' || entry.type === 'api.refused'),
    earlyRefusals: (after) =>
      entries(after).filter((entry) => entry.type === 'authorize.refused' || entry.type === 'token.refused'),
    authorizeRequests: (after) =>
      answered('authorize', after).flatMap((entry) =>
        entry.type === 'request.answered' && entry.method === 'GET' ? readAuthorizeRequest(entry) : [],
      ),
    tokenRequests: (after) => appRequests('token', after),
    revokeRequests: (after) => appRequests('revoke', after),
    apiRequests: (after) => appRequests('api', after),
    revocations: (after) => entries(after).filter((entry) => entry.type === 'token.revoked'),
  }
}

type RouteOfApp = 'token' | 'revoke' | 'api'

function readAuthorizeRequest({ seq, query }: Entry<'request.answered'>): AuthorizeRequest {
  const parameters = new URLSearchParams(query)
  const rawState = /(?:^|&)state=([^&]*)/.exec(query)?.[1] ?? null
  return { seq, parameters, state: parameters.get('state'), rawState }
}

function readAppRequest(entry: Entry<'request.answered'>): AppRequest {
  const { seq, at, method, path, status, fault, query, requestBody } = entry
  const parameters = new URLSearchParams([query, requestBody].filter(Boolean).join('&'))
  return { seq, at, method, path, status, fault, parameters, query: new URLSearchParams(query) }
}
