import Router from '@koa/router'
import type { RequestState } from '../http/context.ts'
import { baseUrlOf } from '../http/mount.ts'
import type { Mock } from '../mock/create.ts'
import type { Sandboxes } from '../mock/sandboxes.ts'
import { browserOperations } from './browser-operations.ts'
import type { OperationGroup } from './operation.ts'
import { operations } from './operations.ts'
import { serve } from './serve.ts'

/** The mock's own API, for tests and tools, under `/__mock/`: a route for each operation. */
export function controlRoutes(mock: Mock, sandboxes: Sandboxes): Router<RequestState> {
  const router = new Router<RequestState>()
  // For a GET, the router also handles HEAD.
  for (const operation of Object.values<OperationGroup>(operations).flatMap(
    Object.values<OperationGroup[string]>,
  )) {
    router.register(routeOf(operation), [operation.method], (ctx) =>
      serve(ctx, operation, {
        mock,
        sandboxes,
        life: 'until idle',
        url: () => baseUrlOf(ctx),
        requestId: () => ctx.state.requestId,
      }),
    )
  }
  const { document, quickstart, browser } = browserOperations
  for (const operation of [document.show, quickstart.show, browser.signOut]) {
    router.register(routeOf(operation), [operation.method], (ctx) => operation.serve(ctx, mock.context))
  }
  return router
}

function routeOf({ path }: { readonly path: string }): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1')
}
