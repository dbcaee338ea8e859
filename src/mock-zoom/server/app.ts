import Koa, { type Middleware } from 'koa'
import { controlRoutes } from '../control/routes.ts'
import { stubbed } from '../endpoints/api/stubs.ts'
import { operationsWithoutBody } from '../endpoints/api/without-body.ts'
import { zoomRoutes } from '../endpoints/routes.ts'
import type { RequestState } from '../http/context.ts'
import { isOwnPath } from '../http/own-path.ts'
import { refusalSender } from '../http/send-refusal.ts'
import { jsonCharset, zoomHeaders } from '../http/zoom-headers.ts'
import type { Mock } from '../mock/create.ts'
import type { ParsedOptions } from '../mock/options.ts'
import type { Sandboxes } from '../mock/sandboxes.ts'
import { ownProfileIn } from '../zoom/own-profile.ts'
import { arrivalsIn } from './arrivals.ts'
import { beginRequest, boundary } from './boundary.ts'
import { askForToken } from './control-token.ts'
import { docsRoutes } from './docs.ts'
import { explainPages } from './explain-page.ts'
import { faultInjector } from './fault-injector.ts'
import { guard } from './guard.ts'
import { inspectorRoutes } from './inspector.ts'
import { recordRequest } from './record.ts'
import { unknownRoute } from './unknown-route.ts'
import { tellUnwritable } from './unwritable.ts'

/** The mock as a koa application: its own paths first, then Zoom's. */
export function createApp(
  mock: Mock,
  {
    profile,
    errors,
    controlToken,
    ...callers
  }: Pick<ParsedOptions, 'profile' | 'errors' | 'controlToken' | 'allowHosts' | 'anyCaller'>,
  sandboxes: Sandboxes,
): Koa<RequestState> {
  const { context } = mock
  const sendRefusal = refusalSender(() => context.switches, { ...ownProfileIn(profile)?.errors, ...errors })
  const withFaults = faultInjector(mock)
  const zoom = zoomRoutes(context, sendRefusal, withFaults)
  const own = inspectorRoutes()
  const control = controlRoutes(mock, sandboxes)
  const arrivals = arrivalsIn(context.storage)
  const app = new Koa<RequestState>()
  // The boundary responds to every failure and records it; koa would also print it.
  app.silent = true
  app
    .use(tellUnwritable)
    .use(beginRequest(context, arrivals))
    .use(explainPages(mock))
    .use(recordRequest(context, arrivals))
    .use(boundary(context))
    .use(unknownRoute(context, zoom, control, sendRefusal))
    .use(guard(context, callers))
    .use(askForToken(controlToken))
    .use(onOwnPaths(control.routes()))
    .use(onOwnPaths(control.allowedMethods()))
    .use(onOwnPaths(docsRoutes().routes()))
    .use(onOwnPaths(own.routes()))
    .use(zoomHeaders)
    .use(jsonCharset(() => context.switches))
    .use(stubbed(context, mock.stubs, sendRefusal, withFaults))
    .use(zoom.routes())
    .use(operationsWithoutBody(context, sendRefusal, withFaults))
    .use(zoom.allowedMethods())
  return app
}

/** A router tries all of its paths, so those of the mock itself are tried for its own requests alone. */
function onOwnPaths<Context>(step: Middleware<RequestState, Context>): Middleware<RequestState, Context> {
  return (ctx, next) => (isOwnPath(ctx.path) ? step(ctx, next) : next())
}
