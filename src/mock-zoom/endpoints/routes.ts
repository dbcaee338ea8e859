import Router from '@koa/router'
import type { FlowContext } from '../flow-context.ts'
import type { RequestState, ZoomContext } from '../http/context.ts'
import type { SendRefusal } from '../http/send-refusal.ts'
import { zoomEndpoints } from './endpoints.ts'

/** Handles a request, or injects its fault. */
export type WithFaults = (ctx: ZoomContext, handle: () => Promise<void>) => Promise<void>

/** Puts Zoom's endpoints on their paths. */
export function zoomRoutes(
  context: FlowContext,
  sendRefusal: SendRefusal,
  withFaults: WithFaults,
): Router<RequestState> {
  const router = new Router<RequestState>()
  for (const { method, path, route, handler } of zoomEndpoints) {
    const handle = handler(context, sendRefusal)
    router.register(path, [method], (ctx) => {
      ctx.state.route = route
      return withFaults(ctx, () => handle(ctx))
    })
  }
  return router
}
