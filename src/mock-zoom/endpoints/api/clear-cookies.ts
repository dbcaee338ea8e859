import type { ZoomContext } from '../../http/context.ts'
import { zoomDomainOf } from '../../zoom/hosts.ts'

const names = ['zm_aid', 'zm_haid', 'zm_tmaid', 'zm_htmaid']

/**
 * Clears four cookies, as Zoom does in API responses (Jericho/ZoomNet#193, kyleboe/zoom_rb#399). They belong to
 * .zoom.us, so only clients that used that host get them: strict cookie jars fail on a cookie of another domain.
 */
export function clearCookies(ctx: ZoomContext): void {
  if (zoomDomainOf(ctx.hostname) !== 'zoom.us') return
  for (const name of names) {
    ctx.append(
      'Set-Cookie',
      `${name}=""; Domain=.zoom.us; Expires=Thu, 01-Jan-1970 00:00:10 GMT; Path=/; Secure; HttpOnly`,
    )
  }
}
