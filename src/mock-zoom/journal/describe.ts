import { parseJson } from '../domain/parse-json.ts'
import type { EntryOf, JournalEntry, JournalEvent } from './events.ts'
import type { Exchange } from './exchange.ts'
import type { Names } from './names.ts'
import { clockTime } from './time.ts'
import { happenings, wordsOf } from './words.ts'

type Request = EntryOf<'request.answered'>

/** Who takes part in a flow. */
export type Party = 'browser' | 'app' | 'zoom'

/** The first entry of a type. */
export function find<T extends JournalEvent['type']>(
  { entries }: Pick<Exchange, 'entries'>,
  type: T,
): EntryOf<T> | undefined {
  return entries.find((entry): entry is EntryOf<T> => entry.type === type)
}

/** The true reason for a refusal, if it was one. */
export function refusalOf({
  entries,
}: Pick<Exchange, 'entries'>): (JournalEntry & { readonly reason: string }) | undefined {
  return entries.find((entry) => 'reason' in entry)
}

export type Outcome = 'good' | 'refused' | 'fault' | 'waiting' | 'plain'

/** How it ended. */
export function outcomeOf(exchange: Exchange): Outcome {
  const { request } = exchange
  if (find(exchange, 'fault.injected') || request?.fault !== undefined) return 'fault'
  if (find(exchange, 'webhook.failed') || find(exchange, 'webhook.dropped')) return 'refused'
  if (find(exchange, 'mock.failed') || find(exchange, 'request.malformed')) return 'refused'
  const refusal = refusalOf(exchange)
  if (refusal?.reason === 'device-pending') return 'waiting'
  if (refusal) return 'refused'
  if (request) return request.status >= 400 ? 'refused' : 'good'
  if (find(exchange, 'webhook.acknowledged')) return 'good'
  return find(exchange, 'webhook.sent') ? 'waiting' : 'plain'
}

/** Who speaks to whom; null for what isn't a message, such as advancing the clock. */
export function wayOf(exchange: Exchange): { readonly from: Party; readonly to: Party } | null {
  const { request } = exchange
  if (find(exchange, 'webhook.sent')) return { from: 'zoom', to: 'app' }
  if (!request) return find(exchange, 'code.issued') ? { from: 'browser', to: 'zoom' } : null
  return { from: isFromBrowser(request) ? 'browser' : 'app', to: 'zoom' }
}

function isFromBrowser({ route, requestHeaders }: Request): boolean {
  switch (route) {
    case 'authorize':
    case 'page':
      return true
    case 'token':
    case 'devicecode':
    case 'revoke':
    case 'api':
      return false
    case 'unknown':
      // Programs ask for JSON; browsers ask for pages.
      return requestHeaders.accept?.includes('text/html') ?? false
    default:
      return route satisfies never
  }
}

/** The step of the flow in one word, as an app's developer calls it. */
export function stepOf(exchange: Exchange): string {
  const { request } = exchange
  if (!request) return stepWithoutRequest(exchange)
  if (request.route === 'authorize') return request.method === 'POST' ? 'consent' : 'authorize'
  if (request.route === 'devicecode') return 'device'
  if (request.route !== 'token') return request.route
  switch (grantTypeOf(request)) {
    case 'authorization_code':
      return 'exchange'
    case 'refresh_token':
      return 'refresh'
    case deviceGrant:
      return 'poll'
    default:
      return 'token'
  }
}

function stepWithoutRequest(exchange: Exchange): string {
  const [{ type } = { type: '' }] = exchange.entries
  if (type.startsWith('authorize.') || type.startsWith('consent.')) return 'install'
  if (type.startsWith('grant.') || type === 'app.uninstalled') return 'uninstall'
  return type.split('.')[0] ?? ''
}

/** The request in a few words: `Exchange code mk1Cq8Pap6…`. */
export function describeRequest(exchange: Exchange): string {
  const { request } = exchange
  const sent = find(exchange, 'webhook.sent')
  if (sent) return `${sent.event}${sent.attempt > 1 ? `, attempt ${sent.attempt}` : ''}`
  if (!request) {
    if (find(exchange, 'code.issued')) return 'Install from the Marketplace'
    return capitalized(happenings(exchange.entries).join('; '))
  }
  switch (request.route) {
    case 'authorize':
      return request.method === 'POST' ? describeDecision(exchange) : 'Authorize'
    case 'token':
      return describeTokenRequest(request)
    case 'devicecode':
      return 'Get a device code'
    case 'revoke':
      return 'Revoke a token'
    case 'page':
      return request.method === 'POST' ? describeDecision(exchange) : 'Open the device page'
    case 'api':
    case 'unknown':
      return `${request.method} ${request.path}`
    default:
      return request.route satisfies never
  }
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function describeDecision(exchange: Exchange): string {
  const decided = find(exchange, 'device-code.decided')
  if (find(exchange, 'consent.given') || decided?.decision === 'allowed') return 'Allow'
  if (find(exchange, 'consent.declined') || decided?.decision === 'declined') return 'Decline'
  return 'Submit the consent page'
}

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'

function describeTokenRequest(request: Request): string {
  const grantType = grantTypeOf(request)
  switch (grantType) {
    case 'authorization_code':
      return `Exchange code ${parametersOf(request).get('code') ?? '(none)'}`
    case 'refresh_token':
      return 'Refresh'
    case deviceGrant:
      return 'Poll for the device’s tokens'
    case 'account_credentials':
    case 'client_credentials':
      return `Token for the app’s own account (${grantType})`
    default:
      return `Token request${grantType === null ? ' without grant_type' : `: ${grantType}`}`
  }
}

function grantTypeOf(request: Request): string | null {
  return parametersOf(request).get('grant_type')
}

/** Of the form and the query, in the order in which Zoom reads them. */
function parametersOf({ requestBody, query }: Request): URLSearchParams {
  return new URLSearchParams(`${requestBody}&${query}`)
}

/** The response in a few words. */
export function describeResponse(exchange: Exchange): string {
  const { request } = exchange
  if (!request) {
    const installed = find(exchange, 'code.issued')
    return installed
      ? `back to the app with code ${installed.code}, and no state`
      : describeWebhookResponse(exchange)
  }
  if (request.status === 0) return 'no response: the connection was dropped'
  const words = refusalOf(exchange) ? quoted(zoomSays(request)) : describeSuccess(exchange)
  return words === undefined ? `${request.status}` : `${request.status} ${words}`
}

function quoted(words: string | undefined): string | undefined {
  return words === undefined ? undefined : `“${words}”`
}

function describeSuccess(exchange: Exchange): string | undefined {
  const issued = find(exchange, 'code.issued')
  if (issued) return `back to the app with code ${issued.code}`
  if (find(exchange, 'consent.declined')) return 'back to the app: access_denied'
  if (find(exchange, 'code.redeemed') || find(exchange, 'device-code.redeemed')) return 'tokens'
  if (find(exchange, 'refresh.rotated')) return 'new tokens; the old refresh token is dead'
  if (find(exchange, 'account-token.issued')) return 'an access token'
  if (find(exchange, 'token.revoked')) return 'revoked; the whole grant ended'
  const device = find(exchange, 'device-code.issued')
  if (device) return `user code ${device.userCode}`
  if (find(exchange, 'authorize.asked')) return 'the consent page'
  return undefined
}

function describeWebhookResponse(exchange: Exchange): string {
  const acknowledged = find(exchange, 'webhook.acknowledged')
  if (acknowledged) return `${acknowledged.status} acknowledged`
  const failed = find(exchange, 'webhook.failed')
  if (failed) return `${failed.status ?? 'no response'}: ${failed.failure}`
  return find(exchange, 'webhook.dropped') ? 'given up' : 'no response yet'
}

/** The keys in which Zoom's dialects put their words, the most telling first. */
const keysOfWords = ['reason', 'message', 'errorMessage', 'error_description', 'error'] as const

/** Zoom's words for a refusal; undefined if there are none, or a fault replaced them. */
export function zoomSays({ status, responseBody, fault }: Request): string | undefined {
  if (status < 400 || fault !== undefined) return undefined
  // A page, or a body that isn't JSON on purpose, has no such words.
  const body = parseJson(responseBody)
  if (typeof body !== 'object' || body === null) return undefined
  for (const key of keysOfWords) {
    const words: unknown = Reflect.get(body, key)
    if (typeof words === 'string' && words !== '') return words
  }
  return undefined
}

/** Who was behind it: `Acme Scheduler for jill@example.com`, as far as it is known. */
export function describeWho(
  { clientId, userId }: Pick<Exchange, 'clientId' | 'userId'>,
  names: Names,
): string {
  return [
    ...(clientId === null ? [] : [names.app(clientId)]),
    ...(userId === null ? [] : [names.user(userId)]),
  ].join(' for ')
}

/** An entry by itself, without its number and time: `issued code mk1Cq8Pap6… (Acme Scheduler for jill@example.com)`. */
export function describeEntry(entry: JournalEntry, names: Names): string {
  const clientId = 'clientId' in entry ? entry.clientId : null
  const userId = 'userId' in entry ? entry.userId : null
  const who = describeWho({ clientId, userId }, names)
  return who === '' ? wordsOf(entry) : `${wordsOf(entry)} (${who})`
}

/** An entry as evidence: `#14 09:15:03 code.issued: issued code mk1Cq8Pap6… (Acme Scheduler for jill@example.com)`. */
export function describeEvidence(entry: JournalEntry, names: Names): string {
  const things = ids.flatMap(([key, name]) => {
    const id: unknown = Reflect.get(entry, key)
    return typeof id === 'string' ? [`${name} ${id}`] : []
  })
  const detail = [describeEntry(entry, names), ...things].join('; ')
  return `#${entry.seq} ${clockTime(entry.at)} ${entry.type}: ${detail}`
}

/** The ids by which readers can follow something through the evidence. */
const ids = [
  ['grantId', 'grant'],
  ['byGrantId', 'by grant'],
  ['tokenId', 'access token'],
  ['refreshTokenId', 'refresh token'],
  ['newRefreshTokenId', 'new refresh token'],
] as const
