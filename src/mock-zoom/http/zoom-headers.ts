import type { Middleware } from 'koa'
import type { Switches } from '../zoom/profiles.ts'
import type { RequestState, ZoomContext } from './context.ts'

/** The headers of Zoom's responses (github.com/Jericho/ZoomNet/issues/193, kyleboe/zoom_rb#399). */
export const zoomHeaders: Middleware<RequestState> = (ctx, next) => {
  setZoomHeaders(ctx)
  return next()
}

/** Whether Zoom's JSON names its charset is not known. The response of a fault is left unchanged. */
export function jsonCharset(switches: () => Switches): Middleware<RequestState> {
  return async (ctx: ZoomContext, next) => {
    await next()
    const plain = ctx.response.get('Content-Type') === 'application/json' && ctx.state.fault === undefined
    if (plain && switches().jsonCharset === 'utf-8') ctx.set('Content-Type', 'application/json;charset=UTF-8')
  }
}

export function setZoomHeaders(ctx: ZoomContext): void {
  ctx.set({
    // Zoom's support asks for the tracking id. Here its `rid` finds the request in the journal.
    'x-zm-trackingid': `v=2.0;clid=us02;rid=WEB_${ctx.state.requestId}`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache, no-store, must-revalidate, no-transform',
    Pragma: 'no-cache',
    Expires: 'Thu, 01 Jan 1970 00:00:00 GMT',
  })
}
