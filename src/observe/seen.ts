import type { ClientId } from '../mock-zoom/domain/ids.ts'
import type { Parameters } from '../mock-zoom/domain/parameters.ts'
import { parseParameters } from '../mock-zoom/domain/parameters.ts'
import { parseJson } from '../mock-zoom/domain/parse-json.ts'
import type { RefusalReason } from '../mock-zoom/domain/refusal.ts'
import type { RouteName } from '../mock-zoom/domain/route-name.ts'
import type { JournalEvent } from '../mock-zoom/journal/events.ts'
import { explainAnswer } from './explain-answer.ts'
import type { Memory } from './memory.ts'
import { shownClientId } from './redact.ts'
import { signs } from './signs.ts'
import type { WireExchange } from './wire.ts'
import { headerOf } from './wire.ts'

/** An exchange with Zoom, read as far as every route needs it. */
export interface Seen {
  readonly exchange: WireExchange
  readonly url: URL
  readonly route: RouteName
  readonly status: number
  /** When the response came, in milliseconds since 1970. */
  readonly at: number
  readonly parameters: Parameters
  /** The client id of the request, shortened if it looks like a secret; null if there was none. */
  readonly clientId: ClientId | null
  readonly memory: Memory
}

export function see(exchange: WireExchange, url: URL, memory: Memory): Seen {
  const { method, requestHeaders, requestBody, status, startedAt, endedAt } = exchange
  const type = headerOf(requestHeaders, 'content-type') ?? ''
  const body = method === 'GET' || method === 'HEAD' ? '' : (requestBody ?? '')
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)
  const parameters = parseParameters(url.search.slice(1), isForm ? body : '', body !== '' && !isForm)
  const id = basicId(headerOf(requestHeaders, 'authorization')) ?? parameters.get('client_id')
  return {
    exchange,
    url,
    route: routeOf(method, url),
    status,
    at: Math.max(0, Math.floor(endedAt ?? startedAt)),
    parameters,
    clientId: id === undefined ? null : (shownClientId(id, memory.fingerprint) as ClientId),
    memory,
  }
}

function basicId(authorization: string | undefined): string | undefined {
  const [, credentials] = /^basic\s+(\S+)$/i.exec(authorization ?? '') ?? []
  if (credentials === undefined) return undefined
  const id = Buffer.from(credentials, 'base64').toString('utf-8').split(':')[0] ?? ''
  return id === '' ? undefined : id
}

const authorizePaths = /^\/(oauth\/authorize|oauth\/signin|v2\/authorize|authorize)\/?$/

/** The part of Zoom that a request is for. */
export function routeOf(method: string, { pathname }: URL): RouteName {
  if (authorizePaths.test(pathname)) return 'authorize'
  if (method === 'POST' && pathname === '/oauth/token') return 'token'
  if (method === 'POST' && pathname === '/oauth/revoke') return 'revoke'
  if (method === 'POST' && pathname === '/oauth/devicecode') return 'devicecode'
  if (/^\/v2\/(?!v2\/|oauth\/)./.test(pathname)) return 'api'
  return 'unknown'
}

/** A JSON object in the response; undefined if there is none. */
export function answerOf({ exchange }: Seen): Readonly<Record<string, unknown>> | undefined {
  const json = parseJson(exchange.responseBody ?? '')
  return typeof json === 'object' && json !== null && !Array.isArray(json)
    ? Object.fromEntries(Object.entries(json))
    : undefined
}

export function textIn(
  answer: Readonly<Record<string, unknown>> | undefined,
  key: string,
): string | undefined {
  const value = answer?.[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The reasons for which Zoom responds as it did, by its words; none if these are not Zoom's words. */
export function possibleReasons({ exchange }: Seen): readonly RefusalReason[] {
  const { status, responseBody } = exchange
  const explained = explainAnswer(`${status} ${(responseBody ?? '').slice(0, 20_000)}`)
  if (!explained || explained.by === 'own-words' || explained.by === 'status') return []
  return explained.reasons.flatMap(({ reason }) => (isRefusal(reason) ? [reason] : []))
}

function isRefusal(reason: string): reason is RefusalReason {
  return reason in signs
}

/** What is recorded where the traffic doesn't show the reason. */
export function unexplained({ route, clientId }: Seen, possible: readonly RefusalReason[]): JournalEvent {
  return { type: 'request.unexplained', route, clientId, possible }
}
