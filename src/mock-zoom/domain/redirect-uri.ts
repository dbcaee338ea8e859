/** How redirect URIs are compared: two settings of the app. */
export interface RedirectMatch {
  readonly strictMode: boolean
  readonly subdomainCheck: boolean
}

/**
 * Whether an app may be sent back to `uri`.
 *
 * Strict mode requires an equal entry, byte for byte. Otherwise the origin of an entry is enough: Zoom documents
 * that an entry without a path allows every path under that host
 * (developers.zoom.us/docs/build-flow/basic-info/oauth-info), and apps in production use another path than the
 * registered one. There is a subdomain check to switch on, which implies that other subdomains pass without it. The
 * exact algorithm without strict mode is unknown. Comparison is case sensitive
 * (veritas.com support article 100060085). A port of `*` in an entry stands for any port; that is the mock's own.
 */
export function isRedirectUriAllowed(
  uri: string,
  allowList: readonly string[],
  match: RedirectMatch,
): boolean {
  const origin = originOf(uri)
  if (origin === undefined || hasUnsafeCharacter(uri)) return false
  return allowList.some((entry) => {
    if (entry === uri) return true
    const entryOrigin = originOf(entry)
    if (entryOrigin === undefined) return false
    if (entryOrigin.endsWith(':*')) return isSameHost(origin, entryOrigin.slice(0, -2))
    if (match.strictMode) return false
    return entryOrigin === origin || (!match.subdomainCheck && isSubdomain(origin, entryOrigin))
  })
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

/** These characters would end or change the Location header. */
function hasUnsafeCharacter(uri: string): boolean {
  return /[\p{Cc}\s\\]/u.test(uri)
}
