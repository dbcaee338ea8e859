import { isZoomHost } from '../zoom/hosts.ts'
import { targetBelow } from './mount.ts'

/**
 * The request that is meant for a mock's `fetch`: a path, a URL below `baseUrl`, or one of Zoom's hosts. Throws a
 * TypeError for any other address.
 */
export function zoomRequest(
  input: string | URL | Request,
  init: RequestInit | undefined,
  baseUrl: string,
): Request {
  const asked = new Request(
    typeof input === 'string' && input.startsWith('/') ? baseUrl + input : input,
    init,
  )
  const url = new URL(asked.url)
  if (isBelow(url, baseUrl) || isZoomHost(url.hostname)) return asked
  throw new TypeError(
    `zoom.fetch only reaches this mock, so it can’t fetch ${url.href}. Use ${baseUrl}, a path, or one of Zoom’s URLs.`,
  )
}

export function isBelow({ origin, pathname }: URL, baseUrl: string): boolean {
  return origin === new URL(baseUrl).origin && targetBelow(prefixOf(baseUrl), pathname) !== undefined
}

export function prefixOf(baseUrl: string): string {
  return new URL(baseUrl).pathname.replace(/\/$/, '')
}
