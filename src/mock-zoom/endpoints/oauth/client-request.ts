import type { ClientRequest } from '../../flow/authenticate-client.ts'
import type { ZoomContext } from '../../http/context.ts'
import { readParameters } from '../../http/read-parameters.ts'

/** Reads what a client sends to the token, device code or revoke endpoint. */
export async function readClientRequest(ctx: ZoomContext): Promise<ClientRequest> {
  const parameters = await readParameters(ctx)
  return { requestId: ctx.state.requestId, authorization: ctx.get('authorization'), parameters }
}
