import { zoomDomainOf } from '../zoom/hosts.ts'
import type { ZoomContext } from './context.ts'
import { baseUrlOf, mountPathOf } from './mount.ts'

/** The base of Zoom's pages for a client that used this Host: Zoom's own, in the same domain, or the mock itself. */
export function siteUrlFor(ctx: ZoomContext): string {
  const domain = zoomDomainOf(ctx.hostname)
  return domain === undefined ? baseUrlOf(ctx) : `https://${domain}${mountPathOf(ctx)}`
}

/** The base of the REST API for a client that used this Host: Zoom's own, in the same domain, or the mock itself. */
export function apiUrlFor(ctx: ZoomContext): string {
  const domain = zoomDomainOf(ctx.hostname)
  return domain === undefined ? baseUrlOf(ctx) : `https://api.${domain}${mountPathOf(ctx)}`
}
