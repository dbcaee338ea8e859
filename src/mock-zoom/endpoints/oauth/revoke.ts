import { revokeToken } from '../../flow/revoke.ts'
import type { FlowContext } from '../../flow-context.ts'
import type { ZoomContext } from '../../http/context.ts'
import { readParameters } from '../../http/read-parameters.ts'
import { sendJson } from '../../http/send.ts'
import type { SendRefusal } from '../../http/send-refusal.ts'
import { authenticateClient, claimedClientId, refuseParameters } from './client-auth.ts'

/** `POST /oauth/revoke`: RFC 7009; the token in the form or, as Zoom's own texts show, in the query. */
export function revokeEndpoint(context: FlowContext, sendRefusal: SendRefusal) {
  return async (ctx: ZoomContext) => {
    const parameters = await readParameters(ctx)
    const authorization = ctx.get('authorization')
    const client = authenticateClient(context, authorization, parameters)
    const app = client.ok ? (refuseParameters(context, parameters, 'token') ?? client) : client
    if (!app.ok) {
      const clientId = claimedClientId(authorization, parameters)
      context.storage.journal.append(
        { type: 'revoke.refused', reason: app.reason, clientId },
        context.clock.now(),
        ctx.state.requestId,
      )
      return sendRefusal(ctx, app)
    }
    const answer = await revokeToken(context, {
      requestId: ctx.state.requestId,
      clientId: app.value.clientId,
      token: parameters.get('token'),
    })
    if (!answer.ok) return sendRefusal(ctx, answer)
    sendJson(ctx, 200, '{"status":"success"}')
  }
}
