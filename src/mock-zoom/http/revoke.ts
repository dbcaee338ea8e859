import type { Provider } from '../flow/provider.ts'
import { revokeToken } from '../flow/revoke.ts'
import { authenticateClient, claimedClientId, refuseParameters } from './client-auth.ts'
import type { ZoomContext } from './context.ts'
import { readParameters } from './read-parameters.ts'
import { sendJson } from './send.ts'
import type { SendRefusal } from './send-refusal.ts'

/** `POST /oauth/revoke`: RFC 7009; the token in the form or, as Zoom's own texts show, in the query. */
export function revokeEndpoint(provider: Provider, sendRefusal: SendRefusal) {
  return async (ctx: ZoomContext) => {
    const parameters = await readParameters(ctx)
    const authorization = ctx.get('authorization')
    const client = authenticateClient(provider, authorization, parameters)
    const app = client.ok ? (refuseParameters(provider, parameters, 'token') ?? client) : client
    if (!app.ok) {
      const clientId = claimedClientId(authorization, parameters)
      provider.storage.journal.append(
        { type: 'revoke.refused', reason: app.reason, clientId },
        provider.clock.now(),
        ctx.state.requestId,
      )
      return sendRefusal(ctx, app)
    }
    const answer = await revokeToken(provider, {
      requestId: ctx.state.requestId,
      clientId: app.value.clientId,
      token: parameters.get('token'),
    })
    if (!answer.ok) return sendRefusal(ctx, answer)
    sendJson(ctx, 200, '{"status":"success"}')
  }
}
