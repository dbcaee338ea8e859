import Router from '@koa/router'
import type { RouteName } from '../domain/route-name.ts'
import type { FlowContext } from '../flow-context.ts'
import type { RequestState, ZoomContext } from '../http/context.ts'
import type { SendRefusal } from '../http/send-refusal.ts'
import type { WithFaults } from '../server/fault-injector.ts'
import { apiEndpoints } from './api/endpoints.ts'
import { apiRoutes } from './api/routes.ts'
import { authorizeEndpoint, consentEndpoint, signInPath } from './oauth/authorize.ts'
import { dataComplianceEndpoint } from './oauth/data-compliance.ts'
import { deviceCodeEndpoint } from './oauth/device-code.ts'
import { deviceDecisionEndpoint, devicePageEndpoint } from './oauth/device-page.ts'
import { revokeEndpoint } from './oauth/revoke.ts'
import { tokenEndpoint } from './oauth/token.ts'

/** Zoom's own paths. */
export function zoomRoutes(
  context: FlowContext,
  sendRefusal: SendRefusal,
  withFaults: WithFaults,
): Router<RequestState> {
  const router = new Router<RequestState>()
  const route = (name: RouteName, endpoint: (ctx: ZoomContext) => Promise<void>) => (ctx: ZoomContext) => {
    ctx.state.route = name
    return withFaults(ctx, () => endpoint(ctx))
  }
  // The Marketplace has front doors of its own (github.com/iamfatness/CoreVideo, passport-zoom-oauth2#4).
  for (const path of ['/oauth/authorize', signInPath, '/v2/authorize', '/authorize']) {
    router.get(path, route('authorize', authorizeEndpoint(context, sendRefusal)))
  }
  router.post('/oauth/authorize', route('authorize', consentEndpoint(context, sendRefusal)))
  router.post('/oauth/token', route('token', tokenEndpoint(context, sendRefusal)))
  router.post('/oauth/revoke', route('revoke', revokeEndpoint(context, sendRefusal)))
  router.post('/oauth/devicecode', route('devicecode', deviceCodeEndpoint(context, sendRefusal)))
  for (const path of ['/oauth_device', '/oauth/device/complete/:code']) {
    router.get(path, route('page', devicePageEndpoint(context)))
  }
  router.post('/oauth_device', route('page', deviceDecisionEndpoint(context)))
  router.post('/oauth/data/compliance', route('api', dataComplianceEndpoint(context, sendRefusal)))
  apiRoutes(router, apiEndpoints, context, sendRefusal, withFaults)
  return router
}
