import { opening } from '../../domain/api.ts'
import { parseParameters } from '../../domain/parameters.ts'
import type { FlowContext } from '../../flow-context.ts'
import type { ZoomContext } from '../../http/context.ts'
import { readBody } from '../../http/read-parameters.ts'
import { sendJson } from '../../http/send.ts'
import type { SendRefusal } from '../../http/send-refusal.ts'
import type { ZoomEndpoint } from '../endpoint.ts'
import { clearCookies } from './clear-cookies.ts'
import type { ApiEndpoint } from './endpoint.ts'
import { endpointHeaders, limitHeaders } from './rate-headers.ts'

/** Makes a route of Zoom's from a row of the table of the REST API. */
export function asZoomEndpoint(endpoint: ApiEndpoint): ZoomEndpoint {
  const { method, path, scopes, category, confidence, source } = endpoint
  return {
    method,
    path,
    route: 'api',
    what: `REST API, ${category}; opened by any of ${opening(scopes).join(', ')}.`,
    confidence,
    source,
    handler: (context, sendRefusal) => (ctx) => answerCall(context, sendRefusal, endpoint, ctx, ctx.params),
  }
}

/** What the request handler needs of an endpoint: whoever adds one beside the table needs no more. */
export type Answering = Pick<ApiEndpoint, 'method' | 'category' | 'answer'>

/** Reads a call, lets the endpoint respond to it, and sends that. */
export async function answerCall(
  context: FlowContext,
  sendRefusal: SendRefusal,
  endpoint: Answering,
  ctx: ZoomContext,
  params: Readonly<Record<string, string>>,
): Promise<void> {
  clearCookies(ctx)
  const query = parseParameters(ctx.querystring, '')
  const inQuery = query.get('access_token')
  const { result, standing } = endpoint.answer(context, {
    requestId: ctx.state.requestId,
    accessToken: /^Bearer\s+(\S+)\s*$/i.exec(ctx.get('authorization'))?.[1] ?? inQuery,
    authorization: ctx.get('authorization'),
    tokenInQuery: inQuery !== undefined,
    params,
    query,
    body: /^(POST|PUT|PATCH)$/.test(endpoint.method) ? await readBody(ctx) : '',
  })
  ctx.set(endpointHeaders(endpoint))
  ctx.set(limitHeaders(context, standing, result.ok ? undefined : result))
  if (!result.ok) return sendRefusal(ctx, result)
  const { status, body } = result.value
  if (body) sendJson(ctx, status, body)
  else ctx.status = status
}
