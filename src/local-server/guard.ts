import { isIP } from 'node:net'

/** What a request says about its sender. An empty text is a header that is missing, as in koa. */
export interface Asking {
  readonly method: string
  readonly protocol: string
  /** With the port. */
  readonly host: string
  get(header: string): string
}

/**
 * Whether a web page of another origin sent this request: a page that somebody happens to open must not control a server on
 * their machine. Older browsers send Origin only, newer ones also Sec-Fetch-Site. Programs send neither. Following a link
 * is harmless.
 */
export function isFromAnotherOrigin(asking: Asking): boolean {
  const origin = asking.get('origin')
  if (origin !== '' && origin !== `${asking.protocol}://${asking.host}`) return true
  const site = asking.get('sec-fetch-site')
  const follows = asking.method === 'GET' && asking.get('sec-fetch-mode') === 'navigate'
  return site !== '' && site !== 'same-origin' && site !== 'none' && !follows
}

/**
 * Whether a page of another site wrote to a server that everybody may call, or made use of it unseen, as an image does.
 * Its own pages may post to it, by whatever scheme they came: behind a TLS endpoint, the Origin is https and the request
 * isn't. Links and forms that open a page of it are no concern, and nor is a program: it sends none of these headers.
 */
export function isFromForeignPage(asking: Asking): boolean {
  const site = asking.get('sec-fetch-site')
  if (site === 'same-origin' || site === 'none') return false
  if (asking.method === 'GET' || asking.method === 'HEAD')
    return site !== '' && asking.get('sec-fetch-mode') !== 'navigate'
  const origin = asking.get('origin')
  return site !== '' || (origin !== '' && origin.replace(/^https?:\/\//, '') !== asking.host)
}

/**
 * Whether a host name can only mean a server that somebody chose: an IP address, or localhost. Any other name may be one
 * that a web page has pointed at this machine (DNS rebinding).
 */
export function isLocalName(hostname: string): boolean {
  const name = hostname.toLowerCase()
  return name === 'localhost' || name.endsWith('.localhost') || isIP(name.replace(/^\[|\]$/g, '')) !== 0
}
