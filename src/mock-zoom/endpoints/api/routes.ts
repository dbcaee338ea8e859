import type Router from '@koa/router'
import { parseParameters } from '../../domain/parameters.ts'
import type { FlowContext } from '../../flow-context.ts'
import type { RequestState, ZoomContext } from '../../http/context.ts'
import { readBody } from '../../http/read-parameters.ts'
import { sendJson } from '../../http/send.ts'
import type { SendRefusal } from '../../http/send-refusal.ts'
import type { WithFaults } from '../../server/fault-injector.ts'
import { clearCookies } from './clear-cookies.ts'
import type { ApiEndpoint } from './endpoint.ts'
import { endpointHeaders, limitHeaders } from './rate-headers.ts'

/** Puts endpoints of the REST API on their paths. */
export function apiRoutes(
  router: Router<RequestState>,
  endpoints: readonly ApiEndpoint[],
  context: FlowContext,
  sendRefusal: SendRefusal,
  withFaults: WithFaults,
): void {
  for (const endpoint of endpoints) {
    router.register(endpoint.path, [endpoint.method], (ctx) => {
      ctx.state.route = 'api'
      return withFaults(ctx, () => answer(context, sendRefusal, endpoint, ctx))
    })
  }
}

async function answer(
  context: FlowContext,
  sendRefusal: SendRefusal,
  endpoint: ApiEndpoint,
  ctx: ZoomContext & { readonly params: Readonly<Record<string, string>> },
): Promise<void> {
  clearCookies(ctx)
  const query = parseParameters(ctx.querystring, '')
  const inQuery = query.get('access_token')
  const { result, standing } = await endpoint.answer(context, {
    requestId: ctx.state.requestId,
    accessToken: /^Bearer\s+(\S+)\s*$/i.exec(ctx.get('authorization'))?.[1] ?? inQuery,
    tokenInQuery: inQuery !== undefined,
    params: ctx.params,
    query,
    body: endpoint.method === 'POST' || endpoint.method === 'PATCH' ? await readBody(ctx) : '',
  })
  ctx.set(endpointHeaders(endpoint))
  ctx.set(limitHeaders(context, standing, result.ok ? undefined : result))
  if (!result.ok) return sendRefusal(ctx, result)
  const { status, body } = result.value
  if (body) sendJson(ctx, status, body)
  else ctx.status = status
}
