import { isLoopback } from '../local-server/is-loopback.ts'
import { isZoomHost } from '../mock-zoom/index.ts'
import { ContractError } from './contract-error.ts'

/** A link, form action or Location header, resolved against the page at `base`. */
export function resolveUrl(reference: string, base: URL): URL {
  try {
    return new URL(reference, base)
  } catch {
    const shown = JSON.stringify(reference.slice(0, 200))
    throw new ContractError(
      'garbage',
      `${base.origin}${base.pathname} sends the browser to ${shown}, which is not a URL.`,
    )
  }
}

/** A path below the app's base URL; a whole URL is its own. */
export function below(baseUrl: string, path: string): URL {
  return resolveUrl(path.startsWith('/') ? baseUrl.replace(/\/+$/, '') + path : path, new URL(baseUrl))
}

/** Whether both URLs are the same server, also when one calls it localhost and the other 127.0.0.1. */
export function isSameServer(one: URL, other: URL): boolean {
  if (one.origin === other.origin) return true
  return (
    one.protocol === other.protocol &&
    one.port === other.port &&
    isLoopback(one.hostname) &&
    isLoopback(other.hostname)
  )
}

/** Links and redirects to Zoom mean the mock: an app with a hard-coded zoom.us must not send a test there. */
export function atTheMock(url: URL, zoomUrl: string): URL {
  if (!/^https?:$/.test(url.protocol) || !isZoomHost(url.hostname)) return url
  const base = zoomUrl.replace(/\/+$/, '')
  return new URL(`${base}${url.pathname}${url.search}${url.hash}`)
}
