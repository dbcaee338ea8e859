import type { Accepted } from '../../domain/accepted.ts'
import type { EndpointRules } from '../../domain/api.ts'
import { opening } from '../../domain/api.ts'
import { parseParameters } from '../../domain/parameters.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { RateStanding } from '../../flow/rate-limit.ts'
import type { FlowContext } from '../../flow-context.ts'
import type { ZoomContext } from '../../http/context.ts'
import { readBody } from '../../http/read-parameters.ts'
import { sendJson } from '../../http/send.ts'
import type { SendRefusal } from '../../http/send-refusal.ts'
import type { ZoomEndpoint } from '../endpoint.ts'
import { clearCookies } from './clear-cookies.ts'
import type { ApiCall, ApiEndpoint } from './endpoint.ts'
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
export type Answering = Pick<ApiEndpoint, 'category' | 'answer'>

/** Reads a call, lets the endpoint respond to it, and sends that. */
export async function answerCall(
  context: FlowContext,
  sendRefusal: SendRefusal,
  endpoint: Answering,
  ctx: ZoomContext,
  params: Readonly<Record<string, string>>,
): Promise<void> {
  const { result, standing } = endpoint.answer(context, await callOf(ctx, params))
  setApiHeaders(context, ctx, endpoint, standing, result)
  if (!result.ok) return sendRefusal(ctx, result)
  const { status, body } = result.value
  if (body) sendJson(ctx, status, body)
  else ctx.status = status
}

/** The access token of a request, wherever it is. */
export function accessTokenIn(ctx: ZoomContext): string | undefined {
  const inHeader = /^Bearer\s+(\S+)\s*$/i.exec(ctx.get('authorization'))?.[1]
  return inHeader ?? parseParameters(ctx.querystring, '').get('access_token')
}

/** A request as an endpoint sees it. */
export async function callOf(ctx: ZoomContext, params: Readonly<Record<string, string>>): Promise<ApiCall> {
  const query = parseParameters(ctx.querystring, '')
  return {
    requestId: ctx.state.requestId,
    accessToken: accessTokenIn(ctx),
    authorization: ctx.get('authorization'),
    tokenInQuery: query.get('access_token') !== undefined,
    params,
    query,
    body: /^(POST|PUT|PATCH)$/.test(ctx.method) ? await readBody(ctx) : '',
  }
}

/** What every response of the API has beside its body. */
export function setApiHeaders(
  context: FlowContext,
  ctx: ZoomContext,
  rules: Pick<EndpointRules, 'category'>,
  standing: RateStanding | null,
  result: Accepted<unknown> | Refusal,
): void {
  clearCookies(ctx)
  ctx.set(endpointHeaders(rules))
  ctx.set(limitHeaders(context, standing, result.ok ? undefined : result))
}
