import type { EventKeys, JournalEntry, JournalEvent } from '../mock-zoom/journal/events.ts'
import { isZoomHost } from '../mock-zoom/zoom/hosts.ts'
import type { Fingerprint } from './fingerprint.ts'
import { newFingerprint } from './fingerprint.ts'
import { newMemory } from './memory.ts'
import { readApiCall } from './read-api-call.ts'
import { readAuthorize, readCallback } from './read-authorize.ts'
import { readRevoke } from './read-revoke.ts'
import { readTokenRequest } from './read-token-request.ts'
import { barePath, redactForm, redactHeaders, redactRequestBody, redactResponseBody } from './redact.ts'
import type { Seen } from './seen.ts'
import { routeOf, see } from './seen.ts'
import type { WireExchange } from './wire.ts'
import { headerOf } from './wire.ts'

/**
 * Turns traffic that was only watched into a journal, which every reader of a mock's journal reads: one exchange at a time,
 * in the order in which the responses came.
 *
 * The journal has what the wire shows. A refusal whose true reason it doesn't show is a `request.unexplained` with the
 * reasons that are left. Codes and tokens are fingerprints under a key of this observer, and everything else that is not
 * known to be harmless is left out before an entry exists: see redact.ts.
 */
export interface Observer {
  /**
   * Takes the next exchange. Returns its entries, the last of which is `request.answered`; none for a host that is neither
   * Zoom's nor the app's callback.
   */
  read(exchange: WireExchange): readonly JournalEntry[]
  /** Nothing follows. Returns the entries of what was held back: see {@link createObserver}. */
  end(): readonly JournalEntry[]
}

/** What an observer can be told. */
export interface ObserverOptions {
  /** Which hosts are Zoom's, such as a second mock as upstream; by default the real ones. Without a port. */
  readonly isZoom?: (hostname: string) => boolean
  /** For tests: fingerprints that can be foreseen. */
  readonly fingerprint?: Fingerprint
}

/** A request that follows a response so soon, in milliseconds, may have been decided on before. */
const tooSoon = 50
/** Responses that a request of now can still be compared with. */
const remembered = 1_000

/**
 * So long, in milliseconds, a refusal waits for the response to another request with the same token or code: of two at once, the
 * one that is refused is often answered first.
 */
const patience = 10_000

/**
 * An observer that has seen nothing yet. A refusal that another request under way may explain is held back until that one is
 * answered, or {@link Observer.end} is called.
 *
 * @example
 * ```ts
 * const observer = createObserver()
 * const entries = exchanges.flatMap((exchange) => observer.read(exchange))
 * diagnose(entries, namesFrom({}), observedFacts)
 * ```
 */
export function createObserver({
  isZoom = isZoomHost,
  fingerprint = newFingerprint(),
}: ObserverOptions = {}): Observer {
  const memory = newMemory(fingerprint)
  const ends: { readonly at: number; readonly seq: number; readonly connection: number | undefined }[] = []
  let seq = 0
  let requests = 0

  /** What the sender could know: the last entry before the request, and those that it may not have heard of yet. */
  const arrivalOf = ({ startedAt, connection }: WireExchange) => {
    const justAnswered = ends.flatMap((end) =>
      end.at <= startedAt &&
      end.at > startedAt - tooSoon &&
      (connection === undefined || end.connection !== connection)
        ? end.seq
        : [],
    )
    // What was held back came later than its time: the sender surely had nothing from the first later response on.
    const later = ends.findIndex(({ at }) => at > startedAt)
    return {
      arrivedAfter: (later === -1 ? ends.at(-1) : ends[later - 1])?.seq ?? 0,
      ...(justAnswered.length > 0 && { justAnswered }),
    }
  }

  const place = (
    events: readonly JournalEvent[],
    { startedAt, endedAt, connection }: WireExchange,
  ): JournalEntry[] => {
    requests += 1
    const at = Math.max(0, Math.floor(endedAt ?? startedAt))
    const requestId = `wire-${requests}`
    const entries = events.map((event): JournalEntry => {
      seq += 1
      return { ...event, seq, at, requestId }
    })
    if (endedAt !== null && entries.length > 0) ends.push({ at: endedAt, seq, connection })
    if (ends.length > remembered) ends.shift()
    return entries
  }

  let held: readonly Held[] = []

  const recorded = (seen: Seen, events: readonly JournalEvent[]) =>
    place([...events, { ...answeredOf(seen, fingerprint), ...arrivalOf(seen.exchange) }], seen.exchange)

  /** Records what was held back and fits, with what is known by now. */
  const release = (fits: (each: Held) => boolean): readonly JournalEntry[] => {
    const released = held.filter(fits)
    held = held.filter((each) => !fits(each))
    return released.flatMap(({ seen }) => recorded(seen, eventsOf(seen)))
  }

  return {
    read(exchange) {
      if (!URL.canParse(exchange.url)) return []
      const url = new URL(exchange.url)
      const late = release(({ seen }) => (seen.exchange.endedAt ?? 0) + patience < exchange.startedAt)
      if (!isZoom(url.hostname)) return [...late, ...place(readCallback(url, exchange, memory), exchange)]
      const seen = see(exchange, url, memory)
      const events = eventsOf(seen)
      const about = rivalryOf(seen)
      if (about !== undefined && events.some(mayHaveLost)) {
        held = [...held, { seen, about }]
        return late
      }
      const now = recorded(seen, events)
      const won = seen.status < 400 && about !== undefined
      return [...late, ...now, ...(won ? release((each) => each.about === about) : [])]
    },
    end: () => release(() => true),
  }
}

/** A refusal whose reason may be that another request, which is not answered yet, used the token or code up. */
interface Held {
  readonly seen: Seen
  readonly about: string
}

/** The code or refresh token of a token request, as a fingerprint; undefined for anything else. */
function rivalryOf({ route, parameters, memory }: Seen): string | undefined {
  const value = parameters.get('refresh_token') ?? parameters.get('code')
  return route === 'token' && value !== undefined ? memory.fingerprint(value) : undefined
}

function mayHaveLost(event: JournalEvent): boolean {
  return (
    event.type === 'request.unexplained' &&
    event.possible.some((reason) => reason === 'refresh-token-rotated' || reason === 'code-spent')
  )
}

function eventsOf(seen: Seen): readonly JournalEvent[] {
  if (seen.status === 0) return []
  switch (seen.route) {
    case 'authorize':
      return readAuthorize(seen)
    case 'token':
      return readTokenRequest(seen)
    case 'revoke':
      return readRevoke(seen)
    case 'api':
      return readApiCall(seen)
    case 'devicecode':
    case 'page':
    case 'unknown':
      return readUnknown(seen)
    default:
      return seen.route satisfies never
  }
}

/** A path of Zoom's that can't be right. */
function readUnknown({ exchange, url, status }: Seen): readonly JournalEvent[] {
  if (status < 400 || !/^\/{1,2}(v2|oauth)\//.test(url.pathname)) return []
  return [
    { type: 'request.unknown-route', method: exchange.method, path: barePath(url.pathname), supported: [] },
  ]
}

function answeredOf(
  { exchange, url }: Seen,
  fingerprint: Fingerprint,
): Omit<EventKeys['request.answered'], 'arrivedAfter'> & { readonly type: 'request.answered' } {
  const { method, requestHeaders, requestBody, status, responseHeaders, responseBody } = exchange
  const typeOf = (headers: WireExchange['requestHeaders']) => headerOf(headers, 'content-type') ?? ''
  return {
    type: 'request.answered',
    route: routeOf(method, url),
    method,
    host: url.host,
    path: barePath(url.pathname),
    query: redactForm(url.search.slice(1), fingerprint),
    requestHeaders: redactHeaders(requestHeaders, fingerprint),
    requestBody: redactRequestBody(requestBody, typeOf(requestHeaders), fingerprint),
    status,
    responseHeaders: redactHeaders(responseHeaders, fingerprint),
    responseBody: redactResponseBody(responseBody, typeOf(responseHeaders), fingerprint),
  }
}
