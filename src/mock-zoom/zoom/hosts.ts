/** Zoom's domains. An entry point of its own, so that knowing them does not load the server. */
export const zoomDomains = ['zoom.us', 'zoomgov.com'] as const

/**
 * Whether a host name is Zoom's: one of its domains, or anything below (api.zoom.us, marketplace.zoom.us, and the
 * us02web.zoom.us of meeting links). Nothing meant for Zoom may reach it because a name was forgotten.
 */
export function isZoomHost(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '')
  return zoomDomains.some((domain) => name === domain || name.endsWith(`.${domain}`))
}
