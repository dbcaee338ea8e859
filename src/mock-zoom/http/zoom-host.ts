import { isZoomHost } from '../zoom/hosts.ts'
import type { ZoomContext } from './context.ts'
import { baseUrlOf, mountPathOf } from './mount.ts'

/** The base of Zoom's pages for a client that used this Host: Zoom's own, or the mock itself. */
export function siteUrlFor(ctx: ZoomContext): string {
  if (!isZoomHost(ctx.hostname)) return baseUrlOf(ctx)
  return `https://${zoneOf(ctx)}${mountPathOf(ctx)}`
}

/** The base of the REST API for a client that used this Host: Zoom's own, or the mock itself. */
export function apiUrlFor(ctx: ZoomContext): string {
  if (!isZoomHost(ctx.hostname)) return baseUrlOf(ctx)
  return `https://api.${zoneOf(ctx)}${mountPathOf(ctx)}`
}

function zoneOf({ hostname }: ZoomContext): string {
  return hostname.toLowerCase().endsWith('zoomgov.com') ? 'zoomgov.com' : 'zoom.us'
}
