import { contentSecurityPolicy } from '../pages/layout.ts'
import type { ZoomContext } from './context.ts'

/** Sends JSON. A string is sent unchanged: spelling and key order are what a mock is for. */
export function sendJson(ctx: ZoomContext, status: number, body: string | object): void {
  ctx.status = status
  // Set by hand, because koa would add a charset. Whether Zoom does is not known.
  ctx.set('Content-Type', 'application/json')
  ctx.body = typeof body === 'string' ? body : JSON.stringify(body)
}

/** Sends a page of the mock's own. */
export function sendPage(ctx: ZoomContext, status: number, page: string): void {
  ctx.status = status
  ctx.set('Content-Security-Policy', contentSecurityPolicy)
  ctx.type = 'html'
  ctx.body = page
}

/**
 * Sends a problem that is the mock's own, or for which Zoom has no words, in a shape that clearly isn't Zoom's.
 */
export function sendOwnProblem(ctx: ZoomContext, status: number, problem: string, remedy: string): void {
  sendJson(ctx, status, { mock_zoom: { problem, remedy } })
}

/** Redirects the browser. The location is sent unchanged: koa's own redirect would rewrite it. */
export function sendRedirect(ctx: ZoomContext, location: string): void {
  ctx.status = 302
  ctx.set('Location', location.replace(/[^\x21-\x7e]/gu, encodeURIComponent))
  ctx.body = ''
}
