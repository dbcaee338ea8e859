import { contentSecurityPolicy } from '../pages/layout.ts'
import type { ZoomContext } from './context.ts'

/** Sends JSON. A string goes out to the letter: spelling and key order are what a mock is for. */
export function sendJson(ctx: ZoomContext, status: number, body: string | object): void {
  ctx.status = status
  // Set by hand: koa would add a charset, and whether Zoom does is not known.
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
 * Says something that Zoom has no words for, or that is our own affair, in a shape that nobody can take for Zoom's.
 */
export function sendOwnProblem(ctx: ZoomContext, status: number, problem: string, remedy: string): void {
  sendJson(ctx, status, { mock_zoom: { problem, remedy } })
}

/** Sends the browser on. The location is sent as it is: koa's own redirect would rewrite it. */
export function sendRedirect(ctx: ZoomContext, location: string): void {
  ctx.status = 302
  ctx.set('Location', location.replace(/[^\x21-\x7e]/gu, encodeURIComponent))
  ctx.body = ''
}
