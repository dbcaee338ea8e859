import type { ZoomContext } from './context.ts'
import { baseUrlOf, mountPathOf } from './mount.ts'

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
export function siteUrlFor(ctx: ZoomContext): string {
  if (!isZoomHost(ctx.hostname)) return baseUrlOf(ctx)
  return `https://${zoneOf(ctx)}${mountPathOf(ctx)}`
}

/** The base of the REST API for a client that came by this Host: Zoom's own, or the mock itself. */
export function apiUrlFor(ctx: ZoomContext): string {
  if (!isZoomHost(ctx.hostname)) return baseUrlOf(ctx)
  return `https://api.${zoneOf(ctx)}${mountPathOf(ctx)}`
}

function zoneOf({ hostname }: ZoomContext): string {
  return hostname.toLowerCase().endsWith('zoomgov.com') ? 'zoomgov.com' : 'zoom.us'
}
