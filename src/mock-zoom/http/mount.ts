import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ZoomContext } from './context.ts'

/** What a Node server calls with each request; Express, Connect and `http.createServer` all take one. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void

/** A request below a prefix: `url` is what is left of the target, `originalUrl` the whole, as Connect has it. */
type MountedRequest = IncomingMessage & { originalUrl?: string }

/** The prefix that this request came under, such as `/zoom`; empty for a mock that has the address to itself. */
export function mountPathOf({ req }: ZoomContext): string {
  const { url = '', originalUrl = url }: MountedRequest = req
  const [path = ''] = url.split('?')
  const [whole = ''] = originalUrl.split('?')
  if (whole.endsWith(path)) return whole.slice(0, whole.length - path.length)
  // Frameworks make `/` of the prefix itself.
  return path === '/' ? whole : ''
}

/** Where the client has reached this mock: origin and prefix, without a slash at the end. */
export function baseUrlOf(ctx: ZoomContext): string {
  return `${ctx.protocol}://${ctx.host}${mountPathOf(ctx)}`
}

/** The target below a prefix, or undefined where it is not below. */
export function targetBelow(prefix: string, target: string): string | undefined {
  if (!target.startsWith(prefix)) return undefined
  const rest = target.slice(prefix.length)
  if (rest === '' || rest.startsWith('?')) return `/${rest}`
  return rest.startsWith('/') ? rest : undefined
}

/** Hands a request on, with another target. What it makes of its own address still has the whole. */
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
 * Puts a handler below a prefix of a server that hands on whole targets; Express and Connect shorten them by
 * themselves. A request that is not below the prefix is answered with 404.
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
      'Hand on only what is below.',
    )
  }
}

/** Says something outside of the koa application, in the mock's own shape. */
export function sayPlainly(response: ServerResponse, status: number, problem: string, remedy: string): void {
  response
    .writeHead(status, { 'Content-Type': 'application/json' })
    .end(JSON.stringify({ mock_zoom: { problem, remedy } }))
}
