/** Zoom's domains. An entry point of its own, so that knowing them does not load the server. */
export const zoomDomains = ['zoom.us', 'zoomgov.com', 'zoom.com', 'zoom.com.cn'] as const

export type ZoomDomain = (typeof zoomDomains)[number]

/**
 * Whether a host name is Zoom's: one of its domains, or anything below (api.zoom.us, marketplace.zoom.us, and the
 * us02web.zoom.us of meeting links). Nothing meant for Zoom may reach it because a name was forgotten.
 */
export function isZoomHost(hostname: string): boolean {
  return zoomDomainOf(hostname) !== undefined
}

/** The domain of Zoom's that a host name is in. */
export function zoomDomainOf(hostname: string): ZoomDomain | undefined {
  const name = hostname.toLowerCase().replace(/\.$/, '')
  return zoomDomains.find((domain) => name === domain || name.endsWith(`.${domain}`))
}
