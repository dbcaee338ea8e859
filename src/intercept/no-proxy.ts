import { zoomDomains } from '../mock-zoom/zoom/hosts.ts'

const loopback = ['localhost', '127.0.0.1', '::1']

/**
 * NO_PROXY for a command: its own servers are reached directly, and so are the previous entries, except those that would
 * let Zoom's hosts bypass the proxy.
 */
export function noProxy(before: string): string {
  const kept = before
    .split(/[\s,]+/)
    .filter((entry) => entry !== '' && !loopback.includes(entry) && !coversZoom(entry))
  return [...loopback, ...kept].join(',')
}

/** `*`, `.us`, `zoom.us`, `api.zoom.us:443`: an entry stands for a domain and everything below it. */
function coversZoom(entry: string): boolean {
  const name = entry
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\*?\.?/, '')
  return zoomDomains.some(
    (domain) => name === '' || `.${domain}`.endsWith(`.${name}`) || `.${name}`.endsWith(`.${domain}`),
  )
}
