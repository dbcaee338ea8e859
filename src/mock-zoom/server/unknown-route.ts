import type Router from '@koa/router'
import type { Middleware } from 'koa'
import { nearEndpoints } from '../domain/near-misses.ts'
import { refuseUnknownEndpoint } from '../flow/call-api.ts'
import type { FlowContext } from '../flow-context.ts'
import type { RequestState, ZoomContext } from '../http/context.ts'
import { isControlPath, isOwnPath } from '../http/own-path.ts'
import { sendOwnProblem } from '../http/send.ts'
import type { SendRefusal } from '../http/send-refusal.ts'
import { redactPath } from './redact.ts'

/**
 * Responds to a request for an unknown route with the routes that may have been meant. If it was meant for Zoom, the journal gets
 * an entry of its own for it. Below /v2, Zoom's own response is known, and is sent.
 */
export function unknownRoute(
  context: FlowContext,
  zoom: Router<RequestState>,
  control: Router<RequestState>,
  sendRefusal: SendRefusal,
): Middleware<RequestState> {
  const { storage, clock } = context
  const zoomPaths = pathsOf(zoom)
  const controlPaths = pathsOf(control)
  return async (ctx, next) => {
    await next()
    // A response without a body may come from a fault.
    if (ctx.state.fault) return
    const { method, path, status } = ctx
    // allowedMethods() sets the Allow header and no body; a 204 or a redirect of ours has none either.
    const allowed = ctx.response.get('Allow')
    if (ctx.body || !(status === 404 || status === 501 || allowed)) return
    const known = isApiPath(ctx) ? await operationsAt(path) : []
    const supported = isControlPath(path) ? controlPaths : known.length > 0 ? known : zoomPaths
    if (!isOwnPath(path)) {
      storage.journal.append(
        { type: 'request.unknown-route', method, path: redactPath(path), supported },
        clock.now(),
        ctx.state.requestId,
      )
    }
    if (isApiPath(ctx)) {
      ctx.state.route = 'api'
      ctx.remove('Allow')
      // Zoom's words for it must not pass for Zoom's own opinion.
      ctx.set('x-mock-zoom', 'endpoint-not-in-the-mock')
      return sendRefusal(
        ctx,
        refuseUnknownEndpoint(context, ctx.state.requestId, `${method} ${redactPath(path)}`),
      )
    }
    if (allowed) sendOwnProblem(ctx, 405, `${path} doesn’t accept ${method}.`, `It accepts ${allowed}.`)
    else sendOwnProblem(ctx, 404, `mock-zoom has nothing at ${method} ${path}.`, remedyFor(ctx, supported))
  }
}

function remedyFor({ method, path }: ZoomContext, supported: readonly string[]): string {
  const near = nearEndpoints(method, path, supported)
  if (near.length > 0) return `Did you mean ${near.join(' or ')}?`
  return isControlPath(path)
    ? 'GET /__mock/openapi.json describes every route of its control API.'
    : 'GET /__mock/docs/fidelity lists every endpoint of Zoom’s that it has.'
}

/** What Zoom has at this path, with any method. */
async function operationsAt(path: string): Promise<string[]> {
  const { findPath } = await import('../zoom/operations/find-operation.ts')
  const known = findPath(path)
  return known ? [...known.methods.keys()].map((method) => `${method} ${known.path}`) : []
}

function isApiPath({ path }: ZoomContext): boolean {
  return path === '/v2' || path.startsWith('/v2/')
}

function pathsOf(router: Router<RequestState>): string[] {
  return router.stack.flatMap((layer) =>
    layer.methods.filter((method) => method !== 'HEAD').map((method) => `${method} ${layer.path}`),
  )
}
