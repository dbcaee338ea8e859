import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ZoomContext } from './context.ts'

/** A function that a Node server calls for each request; Express, Connect and `http.createServer` all take one. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void

/** A request below a prefix, as in Connect: `url` is the rest of the target, `originalUrl` the whole. */
type MountedRequest = IncomingMessage & { originalUrl?: string }

/** The prefix of this request, such as `/zoom`; empty for a mock that has the origin to itself. */
export function mountPathOf({ req }: ZoomContext): string {
  const { url = '', originalUrl = url }: MountedRequest = req
  const [path = ''] = url.split('?')
  const [whole = ''] = originalUrl.split('?')
  if (whole.endsWith(path)) return whole.slice(0, whole.length - path.length)
  // Frameworks turn the bare prefix into `/`.
  return path === '/' ? whole : ''
}

/** The URL by which the client reached this mock: origin and prefix, without a slash at the end. */
export function baseUrlOf(ctx: ZoomContext): string {
  return `${ctx.protocol}://${ctx.host}${mountPathOf(ctx)}`
}

/** The target below a prefix, or undefined if it isn't below the prefix. */
export function targetBelow(prefix: string, target: string): string | undefined {
  if (!target.startsWith(prefix)) return undefined
  const rest = target.slice(prefix.length)
  if (rest === '' || rest.startsWith('?')) return `/${rest}`
  return rest.startsWith('/') ? rest : undefined
}

/** Passes a request on with another target. URLs that the mock builds for itself still contain the prefix. */
export function passOn(
  handler: RequestHandler,
  request: MountedRequest,
  response: ServerResponse,
  target: string,
): void {
  request.originalUrl ??= request.url ?? ''
  request.url = target
  handler(request, response)
}

/**
 * Puts a handler below a prefix of a server that passes on whole targets; Express and Connect shorten them themselves. A
 * request that is not below the prefix gets a 404.
 *
 * @example
 * ```ts
 * import { createServer } from 'node:http'
 * import { createMockZoom, mountAt } from 'mock-zoom'
 *
 * const zoom = await createMockZoom({ listen: false })
 * createServer(mountAt('/zoom', zoom.handler)).listen(3000)
 * // Zoom is now http://127.0.0.1:3000/zoom.
 * ```
 */
export function mountAt(prefix: string, handler: RequestHandler): RequestHandler {
  const base = prefix.replace(/\/+$/, '')
  return (request, response) => {
    const target = targetBelow(base, request.url ?? '')
    if (target !== undefined) return passOn(handler, request, response, target)
    sayPlainly(
      response,
      404,
      `mock-zoom is mounted at ${base}, and ${request.url} is not below it.`,
      'Pass on only requests below it.',
    )
  }
}

/** Sends a problem outside the koa application, in the mock's own shape. */
export function sayPlainly(response: ServerResponse, status: number, problem: string, remedy: string): void {
  response
    .writeHead(status, { 'Content-Type': 'application/json' })
    .end(JSON.stringify({ mock_zoom: { problem, remedy } }))
}
