import { revokeToken } from '../../flow/revoke.ts'
import type { FlowContext } from '../../flow-context.ts'
import type { ZoomContext } from '../../http/context.ts'
import { sendJson } from '../../http/send.ts'
import type { SendRefusal } from '../../http/send-refusal.ts'
import { readClientRequest } from './client-request.ts'

/** `POST /oauth/revoke`: RFC 7009; the token in the form or, as Zoom's own texts show, in the query. */
export function revokeEndpoint(context: FlowContext, sendRefusal: SendRefusal) {
  return async (ctx: ZoomContext) => {
    const revoked = revokeToken(context, await readClientRequest(ctx))
    if (!revoked.ok) return sendRefusal(ctx, revoked)
    sendJson(ctx, 200, '{"status":"success"}')
  }
}
