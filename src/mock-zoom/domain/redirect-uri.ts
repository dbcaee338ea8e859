/** How redirect URIs are compared: two settings of the app. */
export interface RedirectMatch {
  readonly strictMode: boolean
  readonly subdomainCheck: boolean
  /** Whether the port of a loopback address doesn't count, as with PKCE. */
  readonly anyLoopbackPort: boolean
}

/**
 * Whether an app may be sent back to `uri`.
 *
 * Strict mode requires an equal entry, byte for byte. Otherwise scheme and port have to be those of an entry, the host that
 * of the entry or a subdomain of it, and the path has to begin with the entry's: inferred, since Zoom documents that an
 * entry is a URL or a base URL (developers.zoom.us/docs/build-flow/basic-info/oauth-info), and the words of its token
 * endpoint are those of Spring Security OAuth, which compares like this. There is a subdomain check to switch on, which
 * implies that other subdomains pass without it. Comparison is case sensitive (veritas.com support article 100060085).
 * With PKCE, Zoom ignores the port of a loopback address (developers.zoom.us/changelog/platform/pkce-loopback). A port of
 * `*` in an entry stands for any port; that is the mock's own.
 */
export function isRedirectUriAllowed(
  uri: string,
  allowList: readonly string[],
  match: RedirectMatch,
): boolean {
  if (originOf(uri) === undefined || hasUnsafeCharacter(uri) || hasImpossiblePort(uri)) return false
  const compared = match.anyLoopbackPort ? withoutLoopbackPort : (text: string) => text
  return allowList.some((entry) => fits(compared(uri), compared(entry), match))
}

function fits(uri: string, entry: string, match: RedirectMatch): boolean {
  if (entry === uri) return true
  const origin = originOf(uri)
  const entryOrigin = originOf(entry)
  if (origin === undefined || entryOrigin === undefined || !isBelow(uri, entry)) return false
  if (entryOrigin.endsWith(':*')) return isSameHost(origin, entryOrigin.slice(0, -2))
  if (match.strictMode) return false
  return entryOrigin === origin || (!match.subdomainCheck && isSubdomain(origin, entryOrigin))
}

/** Whether the path begins with that of the entry, once its `..` are resolved. */
function isBelow(uri: string, entry: string): boolean {
  return pathOf(uri).startsWith(pathOf(entry))
}

function pathOf(uri: string): string {
  const path = uri.slice(originOf(uri)?.length ?? 0)
  return new URL(`http://host${path}`).pathname
}

/** `http://127.0.0.1/cb` for `http://127.0.0.1:51234/cb`. */
function withoutLoopbackPort(uri: string): string {
  return uri.replace(/^(http:\/\/(?:127\.0\.0\.1|\[::1\])):(?:\d+|\*)(?=[/?#]|$)/, '$1')
}

/** Whether the URI is one that Zoom is reported to refuse since 2026: plain http to the name localhost. */
export function isPlainLocalhost(uri: string): boolean {
  return /^http:\/\/localhost([:/?#]|$)/i.test(uri)
}

/** The redirect back to the app. Parameters that are `undefined` are left out. */
export function addToRedirectUri(
  uri: string,
  parameters: Readonly<Record<string, string | undefined>>,
): string {
  const [base = '', ...fragment] = uri.split('#')
  const query = Object.entries(parameters)
    .flatMap(([name, value]) => (value === undefined ? [] : `${name}=${encodeURIComponent(value)}`))
    .join('&')
  const separator = !base.includes('?') ? '?' : /[?&]$/.test(base) ? '' : '&'
  return [`${base}${separator}${query}`, ...fragment].join('#')
}

function originOf(uri: string): string | undefined {
  // A user name before the host could disguise one host as another, so such a URI has no origin here.
  return /^[a-zA-Z][a-zA-Z0-9+.-]*:\/\/[^/?#\\@]+(?=[/?#]|$)/.exec(uri)?.[0]
}

/** `https://www.app.example` below `https://app.example`. */
function isSubdomain(origin: string, entryOrigin: string): boolean {
  const [scheme, host = ''] = entryOrigin.split('://')
  return origin.startsWith(`${scheme}://`) && origin.endsWith(`.${host}`) && !/^[\d.]+(:\d+)?$|^\[/.test(host)
}

function isSameHost(origin: string, entryWithoutPort: string): boolean {
  if (!origin.startsWith(entryWithoutPort)) return false
  return /^(:\d+)?$/.test(origin.slice(entryWithoutPort.length))
}

/** No browser opens an address with such a port: `:99999`, `:abc`, or the `*` of an entry itself. */
function hasImpossiblePort(uri: string): boolean {
  const [, port = ''] = /:\/\/(?:\[[^\]]*\]|[^:[]*):(.*)$/.exec(originOf(uri) ?? '') ?? []
  return port !== '' && (!/^\d+$/.test(port) || Number(port) > 65_535)
}

/** These characters would end or change the Location header. */
function hasUnsafeCharacter(uri: string): boolean {
  return /[\p{Cc}\s\\]/u.test(uri)
}
