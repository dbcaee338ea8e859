import { shortenCode } from '../domain/authorization-code.ts'
import { deepestJson, isDeeperThan } from '../domain/json-depth.ts'
import { parseJson } from '../domain/parse-json.ts'
import { hidden, hideByShape, looksSecret } from '../domain/secret-shape.ts'
import { grantTypes } from '../flow/grant-types.ts'

// What requests and responses show, by the name and by the shape of each value. The journal itself hides the secrets of this
// mock's apps, by value, wherever they are (storage/known-secrets.ts).

/** Names of values that are secrets, however they are written: `clientSecret`, `Client_Secret`, `data[client_secret]`. */
const secretNames = new Set(
  [
    ...grantTypes.flatMap(({ parameters }) =>
      Object.keys(parameters).filter((name) => parameters[name] === 'secret'),
    ),
    ...[
      'client_secret',
      'secret',
      'access_token',
      'token',
      'id_token',
      'jwt',
      'assertion',
      'client_assertion',
    ],
    ...[
      'api_key',
      'api_secret',
      'zak',
      'pwd',
      'passwd',
      'password',
      'passcode',
      'authorization',
      'credentials',
    ],
    ...[
      'h323_password',
      'pstn_password',
      'encrypted_password',
      'secret_token',
      'verification_token',
      'private_key',
    ],
  ].map(bare),
)

/** Names of values that are long and no secrets, and have to be seen as they came. */
const openNames = new Set(
  ['scope', 'optional_scope', 'state', 'code_challenge', 'redirect_uri', 'grant_type', 'response_type'].map(
    bare,
  ),
)

function bare(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}

function isSecretName(name: string): boolean {
  return name.split(/[[\].]/).some((part) => secretNames.has(bare(part)))
}

/** Shortens the secrets in a query string or form body, and leaves the rest unchanged. */
export function redactQuery(query: string): string {
  return query
    .split('&')
    .map((pair) => {
      const [[name, value] = ['', '']] = new URLSearchParams(pair)
      if (value === '') return hideByShape(pair)
      if (isSecretName(name)) return `${name}=${shorten(name, value)}`
      if (bare(name) === 'clientid')
        return looksSecret(value) && value.length > 24 ? `${name}=${hidden}` : pair
      const shown = openNames.has(bare(name)) ? redactUrl(value) : hideByShape(redactUrl(value))
      return shown === value && hideByShape(name) === name
        ? pair
        : `${hideByShape(name)}=${encodeURIComponent(shown)}`
    })
    .join('&')
}

/** Shortens the secrets in a JSON text. A text that isn't JSON is named by its length. */
export function redactJson(text: string): string {
  const json = parseJson(text)
  if (json === undefined) return ofLength(text, 'isn’t JSON')
  if (isDeeperThan(deepestJson, json)) return ofLength(text, 'is nested too deep')
  const shown = JSON.stringify(redactValue('', json))
  const asItCame = shown === JSON.stringify(json) ? text : shown
  // Of a key that is there twice, only the last was looked at.
  return asItCame.replace(
    /"([^"\\]+)"(\s*:\s*)"([^"\\]*)"/g,
    (whole, name: string, colon: string, value: string) =>
      isSecretName(name) && value !== '' && !value.includes(hidden)
        ? `"${name}"${colon}"${shorten(name, value)}"`
        : whole,
  )
}

function redactValue(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => redactValue(name, each))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [
        key,
        redactValue(isSecretName(name) && !isSecretName(key) ? name : key, each),
      ]),
    )
  if (isSecretName(name)) return typeof value === 'string' && value !== '' ? shorten(name, value) : value
  if (typeof value !== 'string' || openNames.has(bare(name))) return value
  return hideByShape(redactUrl(value))
}

/** The body of a request: a form or JSON without its secrets, and anything else by its length. */
export function redactBody(body: string, type: string): string {
  if (body === '') return ''
  if (/^application\/x-www-form-urlencoded/i.test(type))
    return /^\s*[{["]/.test(body) ? ofLength(body, 'isn’t a form') : redactQuery(body)
  if (/\bjson\b/i.test(type)) return redactJson(body)
  return `(${body.length} characters of ${hideByShape(type) || 'unknown type'})`
}

function ofLength(text: string, what: string): string {
  return `(${text.length} characters of what ${what})`
}

/** A path whose parts may be secrets. */
export function redactPath(path: string): string {
  return path
    .split('/')
    .map((part) => (part.length > 28 ? hideByShape(part) : part))
    .join('/')
}

/** Headers whose values are shown as they are. Of any other, the name alone. */
const openHeaders =
  /^(accept|accept-.*|allow|cache-control|connection|content-(type|length|encoding|disposition)|date|etag|expect|host|if-.*|keep-alive|origin|pragma|retry-after|sec-.*|server|strict-transport-security|te|transfer-encoding|upgrade-insecure-requests|user-agent|vary|via|www-authenticate|x-content-type-options|x-frame-options|x-mock-zoom|x-ratelimit-.*|x-requested-with|x-zm-.*)$/

/** Shortens credentials and cookies among headers, and the code in a redirect. */
export function redactHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, redactHeader(name.toLowerCase(), String(value))]),
  )
}

function redactHeader(name: string, value: string): string {
  switch (name) {
    case 'cookie':
      return value.replace(/=[^;]*/g, '=…')
    case 'set-cookie':
      // Attributes follow the first pair.
      return value.replace(/=[^;]*/, '=…')
    case 'authorization': {
      const [, scheme = '', credentials = ''] = /^([A-Za-z-]{1,20})\s+(.*)$/.exec(value) ?? []
      return scheme === '' ? hidden : `${scheme} ${shortenCredentials(scheme, credentials)}`
    }
    case 'location':
    case 'referer':
      return redactUrl(value)
    default:
      if (!openHeaders.test(name)) return hidden
      return name.startsWith('x-zm-') ? value : hideByShape(value)
  }
}

/** A URL without the secrets in its query and its fragment; any other text as it is. */
function redactUrl(text: string): string {
  const [, before = '', query = '', fragment = ''] =
    /^((?:[a-z][a-z0-9+.-]*:\/)?\/[^?#]*)(\?[^#]*)?(#.*)?$/is.exec(text) ?? []
  if (before === '') return text
  const shown = (part: string) => (part === '' ? '' : part.charAt(0) + redactQuery(part.slice(1)))
  const bareOfUser = before.replace(/\/\/[^/@]*@/, `//${hidden}@`)
  return bareOfUser + shown(query) + shown(fragment)
}

/** Of Basic credentials, shows the id and never the secret. */
function shortenCredentials(scheme: string, credentials: string): string {
  if (scheme.toLowerCase() !== 'basic') return shorten('token', credentials)
  const [, id] = /^([^:]*):/.exec(Buffer.from(credentials, 'base64').toString()) ?? []
  if (id === undefined) return hidden
  return `${looksSecret(id) && id.length > 24 ? hidden : id}:…`
}

/** The secrets in a query or form, to find them again in a response that repeats them. */
export function secretsIn(query: string): string[] {
  return [...new URLSearchParams(query)].flatMap(([name, value]) =>
    isSecretName(name) && value.length > 10 ? value : [],
  )
}

/** Shows the start of a code and the end of a JWT (they all begin alike). Of other secrets, shows only that there was one. */
function shorten(name: string, value: string): string {
  if (name === 'code') return shortenCode(value)
  return !/token/i.test(name) || /secret|id_token/i.test(name) || value.length < 24 || value.includes(hidden)
    ? hidden
    : `…${value.slice(-8)}`
}
