import type { EntryOf, JournalEntry, JournalEvent, MockZoom } from '../mock-zoom/index.ts'

/** A journal entry of one type, or of one of several types. */
export type Entry<Type extends JournalEvent['type']> = EntryOf<Type>

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
  /** Decoded once, as Zoom reads it; null if there was none. */
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
  mark(): Promise<number>
  /** Sequence numbers of everything that happened since. */
  since(after: number): Promise<readonly number[]>
  /** The entries with these sequence numbers. */
  entries(sequences: readonly number[]): Promise<readonly JournalEntry[]>
  codesIssued(after?: number): Promise<readonly CodeIssued[]>
  /** The last authorize request before that entry. */
  askedBefore(seq: number): Promise<Entry<'authorize.asked'> | undefined>
  exchanges(after?: number): Promise<readonly Exchange[]>
  refreshes(after?: number): Promise<readonly Refresh[]>
  apiCalls(after?: number): Promise<readonly ApiCall[]>
  earlyRefusals(after?: number): Promise<readonly EarlyRefusal[]>
  authorizeRequests(after?: number): Promise<readonly AuthorizeRequest[]>
  tokenRequests(after?: number): Promise<readonly AppRequest[]>
  revokeRequests(after?: number): Promise<readonly AppRequest[]>
  apiRequests(after?: number): Promise<readonly AppRequest[]>
  revocations(after?: number): Promise<readonly Entry<'token.revoked'>[]>
}

/** Reads the mock's journal for contracts. */
export function seenBy(zoom: MockZoom): Seen {
  const known: JournalEntry[] = []
  /** Only what is new is asked for. */
  const readOn = async () => {
    const fresh = await zoom.journal.list({ after: known.at(-1)?.seq ?? 0 })
    const last = known.at(-1)?.seq ?? 0
    known.push(...fresh.filter(({ seq }) => seq > last))
    return known
  }
  const entries = async (after = -1) => (await readOn()).filter((entry) => entry.seq > after)
  const answered = async (route: RouteOfApp | 'authorize', after?: number) =>
    (await entries(after)).filter((entry) => entry.type === 'request.answered' && entry.route === route)
  const appRequests = async (route: RouteOfApp, after?: number) =>
    (await answered(route, after)).flatMap((entry) =>
      entry.type === 'request.answered' ? readAppRequest(entry) : [],
    )
  return {
    mark: async () => (await readOn()).at(-1)?.seq ?? -1,
    since: async (after) => (await entries(after)).map(({ seq }) => seq),
    entries: async (sequences) => (await readOn()).filter(({ seq }) => sequences.includes(seq)),
    codesIssued: async (after) => (await entries(after)).filter((entry) => entry.type === 'code.issued'),
    askedBefore: async (seq) =>
      (await entries()).findLast((entry) => entry.type === 'authorize.asked' && entry.seq < seq) as
        | Entry<'authorize.asked'>
        | undefined,
    exchanges: async (after) =>
      (await entries(after)).filter(
        (entry) => entry.type === 'code.redeemed' || entry.type === 'code.refused',
      ),
    refreshes: async (after) =>
      (await entries(after)).filter(
        (entry) => entry.type === 'refresh.rotated' || entry.type === 'refresh.refused',
      ),
    apiCalls: async (after) =>
      (await entries(after)).filter((entry) => entry.type === 'api.called' || entry.type === 'api.refused'),
    earlyRefusals: async (after) =>
      (await entries(after)).filter(
        (entry) => entry.type === 'authorize.refused' || entry.type === 'token.refused',
      ),
    authorizeRequests: async (after) =>
      (await answered('authorize', after)).flatMap((entry) =>
        entry.type === 'request.answered' && entry.method === 'GET' ? readAuthorizeRequest(entry) : [],
      ),
    tokenRequests: async (after) => await appRequests('token', after),
    revokeRequests: async (after) => await appRequests('revoke', after),
    apiRequests: async (after) => await appRequests('api', after),
    revocations: async (after) => (await entries(after)).filter((entry) => entry.type === 'token.revoked'),
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
