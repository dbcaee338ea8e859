import { startDeviceFlow } from '../../flow/start-device.ts'
import type { FlowContext } from '../../flow-context.ts'
import type { ZoomContext } from '../../http/context.ts'
import { sendJson } from '../../http/send.ts'
import type { SendRefusal } from '../../http/send-refusal.ts'
import { siteUrlFor } from '../../http/zoom-host.ts'
import { readClientRequest } from './client-request.ts'

/** `POST /oauth/devicecode`: RFC 8628, section 3.1, with the keys in Zoom's order (developers.zoom.us/blog/device-authorization). */
export function deviceCodeEndpoint(context: FlowContext, sendRefusal: SendRefusal) {
  return async (ctx: ZoomContext) => {
    const started = startDeviceFlow(context, await readClientRequest(ctx))
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
