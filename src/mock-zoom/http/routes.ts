import Router from '@koa/router'
import type { RouteName } from '../domain/journal-event.ts'
import type { Provider } from '../flow/provider.ts'
import { apiEndpoints } from './api/endpoints.ts'
import { apiRoutes } from './api/routes.ts'
import { authorizeEndpoint, consentEndpoint, signInPath } from './authorize.ts'
import type { RequestState, ZoomContext } from './context.ts'
import { dataComplianceEndpoint } from './data-compliance.ts'
import { deviceCodeEndpoint } from './device-code.ts'
import { deviceDecisionEndpoint, devicePageEndpoint } from './device-page.ts'
import type { WithFaults } from './faults.ts'
import { revokeEndpoint } from './revoke.ts'
import type { SendRefusal } from './send-refusal.ts'
import { tokenEndpoint } from './token.ts'

/** Zoom's own paths. */
export function zoomRoutes(
  provider: Provider,
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
    router.get(path, route('authorize', authorizeEndpoint(provider, sendRefusal)))
  }
  router.post('/oauth/authorize', route('authorize', consentEndpoint(provider, sendRefusal)))
  router.post('/oauth/token', route('token', tokenEndpoint(provider, sendRefusal)))
  router.post('/oauth/revoke', route('revoke', revokeEndpoint(provider, sendRefusal)))
  router.post('/oauth/devicecode', route('devicecode', deviceCodeEndpoint(provider, sendRefusal)))
  for (const path of ['/oauth_device', '/oauth/device/complete/:code']) {
    router.get(path, route('page', devicePageEndpoint(provider)))
  }
  router.post('/oauth_device', route('page', deviceDecisionEndpoint(provider)))
  router.post('/oauth/data/compliance', route('api', dataComplianceEndpoint(provider, sendRefusal)))
  apiRoutes(router, apiEndpoints, provider, sendRefusal, withFaults)
  return router
}
