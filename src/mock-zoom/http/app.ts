import Koa from 'koa'
import { guard } from '../control/guard.ts'
import { controlRoutes } from '../control/routes.ts'
import type { Mock } from '../mock.ts'
import type { ParsedOptions } from '../options.ts'
import type { Sandboxes } from '../sandboxes.ts'
import { beginRequest, boundary } from './boundary.ts'
import type { RequestState } from './context.ts'
import { faultInjector } from './faults.ts'
import { inspectorRoutes } from './inspector.ts'
import { recordRequest } from './record-request.ts'
import { zoomRoutes } from './routes.ts'
import { refusalSender } from './send-refusal.ts'
import { unknownRoute } from './unknown-route.ts'
import { jsonCharset, zoomHeaders } from './zoom-headers.ts'

/** The mock as a koa application: its own paths first, then Zoom's. */
export function createApp(
  mock: Mock,
  { errors, allowHosts }: Pick<ParsedOptions, 'errors' | 'allowHosts'>,
  sandboxes: Sandboxes,
): Koa<RequestState> {
  const { provider } = mock
  const sendRefusal = refusalSender(() => provider.switches, errors)
  const zoom = zoomRoutes(provider, sendRefusal, faultInjector(mock))
  const own = inspectorRoutes()
  const control = controlRoutes(mock, sandboxes)
  const app = new Koa<RequestState>()
  // The boundary answers and records every failure; koa would print them as well.
  app.silent = true
  app
    .use(beginRequest(provider))
    .use(recordRequest(provider))
    .use(boundary(provider))
    .use(unknownRoute(provider, zoom, control, sendRefusal))
    .use(guard(allowHosts))
    .use(control.routes())
    .use(control.allowedMethods())
    .use(own.routes())
    .use(zoomHeaders)
    .use(jsonCharset(() => provider.switches))
    .use(zoom.routes())
    .use(zoom.allowedMethods())
  return app
}
