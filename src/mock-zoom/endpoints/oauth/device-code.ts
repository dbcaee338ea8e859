import { startDeviceFlow } from '../../flow/device.ts'
import type { FlowContext } from '../../flow-context.ts'
import type { ZoomContext } from '../../http/context.ts'
import { readParameters } from '../../http/read-parameters.ts'
import { sendJson } from '../../http/send.ts'
import type { SendRefusal } from '../../http/send-refusal.ts'
import { siteUrlFor } from '../../http/zoom-host.ts'
import { authenticateClient, claimedClientId, refuseParameters } from './client-auth.ts'

/** `POST /oauth/devicecode`: RFC 8628, section 3.1, with the keys in Zoom's order (developers.zoom.us/blog/device-authorization). */
export function deviceCodeEndpoint(context: FlowContext, sendRefusal: SendRefusal) {
  return async (ctx: ZoomContext) => {
    const parameters = await readParameters(ctx)
    const authorization = ctx.get('authorization')
    const client = authenticateClient(context, authorization, parameters)
    const app = client.ok ? (refuseParameters(context, parameters, 'token') ?? client) : client
    const { requestId } = ctx.state
    if (!app.ok) {
      const clientId = claimedClientId(authorization, parameters)
      context.storage.journal.append(
        { type: 'token.refused', reason: app.reason, clientId, grantType: null },
        context.clock.now(),
        requestId,
      )
      return sendRefusal(ctx, app)
    }
    const started = startDeviceFlow(context, { requestId, app: app.value })
    if (!started.ok) return sendRefusal(ctx, started)
    const { deviceCode, userCode, issuedAt, expiresAt, interval } = started.value
    const site = siteUrlFor(ctx)
    sendJson(ctx, 200, {
      device_code: deviceCode,
      user_code: userCode,
      verification_uri: `${site}/oauth_device`,
      verification_uri_complete: `${site}/oauth/device/complete/${userCode}`,
      expires_in: (expiresAt - issuedAt) / 1000,
      interval: interval / 1000,
    })
  }
}
