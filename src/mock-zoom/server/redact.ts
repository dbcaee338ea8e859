import { shortenCode } from '../domain/authorization-code.ts'
import { grantTypes } from '../flow/grant-types.ts'

const secretNames = [
  ...grantTypes.flatMap(({ parameters }) =>
    Object.keys(parameters).filter((name) => parameters[name] === 'secret'),
  ),
  ...['client_secret', 'access_token', 'token'],
  ...['password', 'h323_password', 'pstn_password', 'encrypted_password'],
]

/** Shortens the secrets in a query string or form body, and leaves the rest unchanged. */
export function redactQuery(query: string): string {
  return query
    .split('&')
    .map((pair) => {
      const [[name, value] = ['', '']] = new URLSearchParams(pair)
      return secretNames.includes(name) && value !== '' ? `${name}=${shorten(name, value)}` : pair
    })
    .join('&')
}

/** Shortens the secrets in a JSON text, even if it is malformed. */
export function redactJson(text: string): string {
  // A meeting's links contain the host's token and the passcode.
  const bare = text.replace(/([?&](?:zak|pwd)=)[^"&]+/g, '$1…')
  return bare.replace(/"(\w+)"(\s*:\s*)"([^"]*)"/g, (whole, name: string, colon: string, value: string) =>
    secretNames.includes(name) && value !== '' ? `"${name}"${colon}"${shorten(name, value)}"` : whole,
  )
}

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
      const [, scheme = '', credentials = ''] = /^(\S+)\s+(.*)$/.exec(value) ?? []
      return scheme === '' ? '…' : `${scheme} ${shortenCredentials(scheme, credentials)}`
    }
    case 'location':
    case 'referer': {
      const [before = '', ...query] = value.split('?')
      return query.length === 0 ? value : `${before}?${redactQuery(query.join('?'))}`
    }
    default:
      return value
  }
}

/** Of Basic credentials, shows the id and never the secret. */
function shortenCredentials(scheme: string, credentials: string): string {
  if (scheme.toLowerCase() !== 'basic') return shorten('token', credentials)
  const [id = ''] = Buffer.from(credentials, 'base64').toString().split(':')
  return `${id}:…`
}

/** The secrets in a query or form, to find them again in a response that repeats them. */
export function secretsIn(query: string): string[] {
  return [...new URLSearchParams(query)].flatMap(([name, value]) =>
    secretNames.includes(name) && value.length > 10 ? value : [],
  )
}

/** Shows the start of a code and the end of a JWT (they all begin alike). Of other secrets, shows only that there was one. */
function shorten(name: string, value: string): string {
  if (name === 'code') return shortenCode(value)
  return name === 'client_secret' || name === 'code_verifier' || value.length < 24
    ? '…'
    : `…${value.slice(-8)}`
}
