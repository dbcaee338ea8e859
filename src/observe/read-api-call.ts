import type { ApiRefusal } from '../mock-zoom/domain/refusal.ts'
import { cutOffAt } from '../mock-zoom/domain/token.ts'
import type { JournalEvent } from '../mock-zoom/journal/events.ts'
import type { SeenToken } from './memory.ts'
import { recogniseToken } from './read-token-request.ts'
import { barePath, withoutSecrets } from './redact.ts'
import type { Seen } from './seen.ts'
import { answerOf, possibleReasons, textIn, unexplained } from './seen.ts'
import { headerOf } from './wire.ts'

/** Reads an API call: with which token, and why it was refused. */
export function readApiCall(seen: Seen): readonly JournalEvent[] {
  const { exchange, url, status } = seen
  const endpoint = `${exchange.method} ${barePath(url.pathname)}`
  const text = tokenIn(seen)
  const token = text === undefined ? undefined : seen.memory.token(text)
  if (status < 400) return token ? [called(endpoint, token)] : []
  if (status >= 500) return []
  const possible = possibleReasons(seen).filter(isOfApi)
  const about = {
    type: 'api.refused',
    endpoint,
    tokenId: token?.id ?? null,
    grantId: token?.grant.id ?? null,
  } as const
  const isAboutToken = possible.some((reason) => reason.includes('access-token'))
  const reason = isAboutToken
    ? whyTokenFailed(seen, text, token, possible)
    : whyCallFailed(seen, possible, token)
  if (reason === undefined) return [unexplained(seen, possible)]
  if (reason === 'access-token-unknown') return [{ ...about, reason, ...whatItIs(seen, text) }]
  return [{ ...about, reason, ...detailsOf(seen, reason) }]
}

function called(endpoint: string, { id, grant }: SeenToken): JournalEvent {
  const { clientId, userId, id: grantId } = grant
  return { type: 'api.called', endpoint, clientId, userId, grantId, tokenId: id }
}

function tokenIn({ exchange }: Seen): string | undefined {
  const value = headerOf(exchange.requestHeaders, 'authorization')
  return /^bearer\s+(.*)$/i.exec(value ?? '')?.[1]
}

/** Reasons that need nothing but Zoom's words, or what is checked below. */
const ofApi =
  /^(access-token-|not-an-access-token|scope-missing|user-|meeting-|rate-limit-|api-body-|endpoint-|me-without|client-credentials-of|next-page)/

function isOfApi(reason: string): reason is ApiRefusal {
  return ofApi.test(reason)
}

/** The same order as in domain/token.ts, as far as it was seen. */
function whyTokenFailed(
  seen: Seen,
  text: string | undefined,
  token: SeenToken | undefined,
  possible: readonly ApiRefusal[],
): ApiRefusal | undefined {
  const { exchange, parameters, at } = seen
  if (possible.length === 1) return possible[0]
  if (exchange.hides) return undefined
  const has = headerOf(exchange.requestHeaders, 'authorization') !== undefined
  if (!has && parameters.get('access_token') === undefined) return 'access-token-missing'
  if (text === undefined) return undefined
  if (!token) return whatItIs(seen, text) ? 'access-token-unknown' : undefined
  if (token.kind === 'refresh') return 'not-an-access-token'
  if (token.grant.ended === 'superseded') return 'access-token-superseded'
  if (token.grant.ended === 'revoked') return 'access-token-revoked'
  return at >= token.expiresAt ? 'access-token-expired' : undefined
}

function whatItIs(seen: Seen, text = '') {
  const recognised = recogniseToken(text, seen, 'access')
  const cut = cutOffAt(text)
  return recognised || cut.cutOffAt !== undefined ? { ...cut, ...(recognised && { recognised }) } : undefined
}

function whyCallFailed(
  { url }: Seen,
  possible: readonly ApiRefusal[],
  token: SeenToken | undefined,
): ApiRefusal | undefined {
  if (possible.includes('endpoint-unknown'))
    return /%2F/i.test(url.pathname) ? 'meeting-uuid-encoded-once' : undefined
  if (possible.includes('scope-missing')) {
    const [, who] = /^\/v2\/users\/([^/]+)/.exec(url.pathname) ?? []
    const isOwn = who === undefined || who === 'me' || who === token?.grant.userId
    return isOwn ? 'scope-missing' : undefined
  }
  return possible.length === 1 ? possible[0] : undefined
}

function detailsOf(seen: Seen, reason: ApiRefusal) {
  switch (reason) {
    case 'scope-missing':
      return { wanted: scopesIn(textIn(answerOf(seen), 'message') ?? seen.exchange.responseBody ?? '') }
    case 'rate-limit-per-second':
    case 'rate-limit-per-day':
    case 'meeting-limit-per-day': {
      const retryAt = retryTime(seen)
      return retryAt === undefined ? {} : { retryAt }
    }
    default:
      return {}
  }
}

function scopesIn(message: string): string[] {
  const list = /scopes:\s*\[([^\]]*)\]/.exec(message)?.[1] ?? ''
  return list
    .split(',')
    .map((scope) => withoutSecrets(scope.replaceAll(/["\s]/g, '')))
    .filter((scope) => scope !== '')
}

/** Retry-After is a number of seconds, or a date. */
function retryTime({ exchange, at }: Seen): number | undefined {
  const value = headerOf(exchange.responseHeaders, 'retry-after') ?? ''
  if (/^\d{1,6}$/.test(value)) return at + Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : date
}
