import { parseJson } from '../mock-zoom/domain/parse-json.ts'
import type { Fingerprint } from './fingerprint.ts'
import type { WireHeader } from './wire.ts'

// Everything is left out that is not on a list here: a new header, parameter or key of Zoom's is not kept until somebody has looked.

/** Parameters whose values are no secrets. */
const openParameters = new Set([
  ...['response_type', 'scope', 'optional_scope', 'include_granted_scopes', 'code_challenge_method'],
  ...['grant_type', 'page_size', 'page_number', 'type', 'status'],
])

/** Headers whose values are no secrets. */
const openHeaders = new Set([
  ...['accept', 'content-type', 'content-length', 'content-encoding', 'date', 'retry-after', 'user-agent'],
  ...['x-zm-trackingid', 'x-ratelimit-category', 'x-ratelimit-type', 'x-ratelimit-limit'],
  'x-ratelimit-remaining',
])

/** Keys of Zoom's responses at the token endpoint whose values are no secrets, and those of its refusals. */
const openKeys = new Set([
  ...['token_type', 'expires_in', 'scope', 'api_url'],
  ...['reason', 'error', 'code', 'message', 'errorCode', 'errorMessage', 'status', 'result'],
])

const secretKeys = new Set(['access_token', 'refresh_token', 'device_code', 'user_code', 'id_token'])

/** A query or form with the names of its parameters, and the values of those that are no secrets. */
export function redactForm(form: string, fingerprint: Fingerprint): string {
  return form
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [[name, value] = ['', '']] = new URLSearchParams(pair)
      if (!/^[\w.[\]-]{1,40}$/.test(name)) return '…=…'
      if (value === '') return `${name}=`
      return `${name}=${shownParameter(name, value, pair, fingerprint)}`
    })
    .join('&')
}

function shownParameter(name: string, value: string, pair: string, fingerprint: Fingerprint): string {
  if (openParameters.has(name)) return encodeURIComponent(withoutSecrets(value))
  switch (name) {
    case 'client_id':
      return encodeURIComponent(shownClientId(value, fingerprint))
    case 'redirect_uri':
      return encodeURIComponent(bareUrl(value))
    case 'state':
      return shapeOf(pair.slice(pair.indexOf('=') + 1))
    case 'code':
    case 'refresh_token':
    case 'access_token':
    case 'token':
      return encodeURIComponent(`#${fingerprint(value).slice(0, 6)}`)
    default:
      return '…'
  }
}

/** The characters of a state that matter for its encoding; letters and digits become x. */
function shapeOf(raw: string): string {
  return raw.replaceAll(/%[\da-f]{2}|[^\W_]/gi, (part) => (part.startsWith('%') ? part : 'x')).slice(0, 200)
}

/** The client id; its beginning is not shown where it looks more like a secret. */
export function shownClientId(text: string, fingerprint: Fingerprint): string {
  return /^[\w.-]{1,27}$/.test(text) ? text : `#${fingerprint(text).slice(0, 6)}`
}

/** A URL without user, query and fragment. */
export function bareUrl(text: string): string {
  if (!URL.canParse(text)) return '…'
  const { protocol, host, pathname } = new URL(text)
  return withoutSecrets(`${protocol}//${host}${pathname}`)
}

/** Words stay; whatever is long enough to be a secret goes. */
export function withoutSecrets(text: string): string {
  return text.replaceAll(/[\w+/=~-]{20,}/g, (word) => (isWords(word) ? word : '…')).slice(0, 500)
}

/** Names such as `authorization_code`, `user:read:list_users`, or a path of words. */
function isWords(text: string): boolean {
  return (
    /^\/?[a-z]+([_/-]{1,2}[a-z]+)*\/?$/i.test(text) && text.split(/[_/-]/).every((word) => word.length < 20)
  )
}

/** A path in which ids are named as such. */
export function barePath(path: string): string {
  return path
    .split('/')
    .map((part) =>
      /^(\d{3,}|.*@.*|.*%.*|[\w=+-]{20,}|.*\..*\..*)$/.test(part) && !isWords(part) ? '{id}' : part,
    )
    .join('/')
}

export function redactHeaders(
  headers: readonly WireHeader[],
  fingerprint: Fingerprint,
): Record<string, string> {
  const shown = headers.flatMap(([raw, value]): [string, string][] => {
    const name = raw.toLowerCase()
    if (openHeaders.has(name)) return [[name, value.slice(0, 200)]]
    if (name === 'authorization') return [[name, redactAuthorization(value, fingerprint)]]
    if (name !== 'location') return []
    const [before = '', ...query] = value.split('?')
    const rest = query.length === 0 ? '' : `?${redactForm(query.join('?').replace(/#.*$/, ''), fingerprint)}`
    return [[name, `${URL.canParse(before) ? bareUrl(before) : '…'}${rest}`]]
  })
  return Object.fromEntries(shown)
}

function redactAuthorization(value: string, fingerprint: Fingerprint): string {
  const [, scheme = '', credentials = ''] = /^(basic|bearer)\s+(.*)$/i.exec(value) ?? []
  if (/^basic$/i.test(scheme)) {
    const [id = ''] = Buffer.from(credentials, 'base64').toString('utf-8').split(':')
    return `Basic ${shownClientId(id, fingerprint)}:…`
  }
  return scheme === '' ? '…' : `Bearer #${fingerprint(credentials).slice(0, 6)}`
}

export function redactRequestBody(body: string | null, type: string, fingerprint: Fingerprint): string {
  if (body === null) return '(not recorded)'
  if (body === '') return ''
  if (/^application\/x-www-form-urlencoded/i.test(type)) return redactForm(body, fingerprint)
  return lengthOf(body, type)
}

/** Zoom's refusals as they are, of its successes only the keys that are no secrets, of anything else the length. */
export function redactResponseBody(body: string | null, type: string, fingerprint: Fingerprint): string {
  if (body === null) return '(not recorded)'
  if (body === '') return ''
  const json = parseJson(body)
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return lengthOf(body, type)
  const shown = Object.entries(json).flatMap(([key, value]): [string, unknown][] => {
    if (secretKeys.has(key) && typeof value === 'string') return [[key, `#${fingerprint(value).slice(0, 6)}`]]
    if (!openKeys.has(key)) return []
    if (typeof value === 'string') return [[key, withoutSecrets(value)]]
    return typeof value === 'number' || typeof value === 'boolean' || value === null ? [[key, value]] : []
  })
  return shown.length === 0 ? lengthOf(body, type) : JSON.stringify(Object.fromEntries(shown))
}

function lengthOf(body: string, type: string): string {
  const kind = /^[\w.+/-]{1,60}/.exec(type)?.[0] ?? 'unknown type'
  return `(${body.length} characters of ${kind})`
}
