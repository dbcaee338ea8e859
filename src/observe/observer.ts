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
 * An observer that has seen nothing yet.
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
  const ends: { readonly at: number; readonly seq: number }[] = []
  let seq = 0
  let requests = 0

  /** What the sender could know: the last entry before the request, and those that it may not have heard of yet. */
  const arrivalOf = ({ startedAt }: WireExchange) => {
    const justAnswered = ends.flatMap(({ at, seq: each }) =>
      at <= startedAt && at > startedAt - tooSoon ? each : [],
    )
    return {
      arrivedAfter: ends.findLast(({ at }) => at <= startedAt)?.seq ?? 0,
      ...(justAnswered.length > 0 && { justAnswered }),
    }
  }

  const place = (events: readonly JournalEvent[], { startedAt, endedAt }: WireExchange): JournalEntry[] => {
    requests += 1
    const at = Math.max(0, Math.floor(endedAt ?? startedAt))
    const requestId = `wire-${requests}`
    const entries = events.map((event): JournalEntry => {
      seq += 1
      return { ...event, seq, at, requestId }
    })
    if (endedAt !== null && entries.length > 0) ends.push({ at: endedAt, seq })
    if (ends.length > remembered) ends.shift()
    return entries
  }

  return {
    read(exchange) {
      if (!URL.canParse(exchange.url)) return []
      const url = new URL(exchange.url)
      if (!isZoom(url.hostname)) return place(readCallback(url, exchange, memory), exchange)
      const seen = see(exchange, url, memory)
      const answered = { ...answeredOf(seen, fingerprint), ...arrivalOf(exchange) }
      return place([...eventsOf(seen), answered], exchange)
    },
  }
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
