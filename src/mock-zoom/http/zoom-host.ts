const zoomHosts = [
  'zoom.us',
  'api.zoom.us',
  'marketplace.zoom.us',
  'zoomgov.com',
  'api.zoomgov.com',
  'marketplace.zoomgov.com',
]

/** Whether a Host header, without its port, is one of Zoom's: the request was sent here in place of Zoom. */
export function isZoomHost(hostname: string): boolean {
  return zoomHosts.includes(hostname.toLowerCase())
}

/** The base of Zoom's pages for a client that came by this Host: Zoom's own, or the mock itself. */
export function siteUrlFor(host: string, hostname: string): string {
  if (!isZoomHost(hostname)) return `http://${host}`
  return hostname.toLowerCase().endsWith('zoomgov.com') ? 'https://zoomgov.com' : 'https://zoom.us'
}

/** The base of the REST API for a client that came by this Host: Zoom's own, or the mock itself. */
export function apiUrlFor(host: string, hostname: string): string {
  if (!isZoomHost(hostname)) return `http://${host}`
  return hostname.toLowerCase().endsWith('zoomgov.com') ? 'https://api.zoomgov.com' : 'https://api.zoom.us'
}
