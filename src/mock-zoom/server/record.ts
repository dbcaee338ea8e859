import type { Middleware } from 'koa'
import { shortenCode } from '../domain/authorization-code.ts'
import type { FlowContext } from '../flow-context.ts'
import type { RequestState, ZoomContext } from '../http/context.ts'
import { isOwnPath } from '../http/own-path.ts'
import { type Arrivals, letOthersArrive } from './arrivals.ts'
import { redactBody, redactHeaders, redactJson, redactPath, redactQuery, secretsIn } from './redact.ts'

/** Writes each request and its response to the journal, secrets shortened, as the last entry of that request. */
export function recordRequest({ storage, clock }: FlowContext, arrivals: Arrivals): Middleware<RequestState> {
  return async (ctx, next) => {
    await next()
    if (isOwnPath(ctx.path)) return storage.journal.endRequest(ctx.state.requestId)
    // A fault has responded already, or dropped the connection: the client may look at what was recorded.
    if (ctx.respond !== false) await letOthersArrive()
    storage.journal.append(
      {
        type: 'request.answered',
        route: ctx.state.route,
        ...ctx.state.arrival,
        method: ctx.method,
        host: ctx.host,
        path: redactPath(ctx.path),
        // Whoever was turned away fills the journal with no more than a path.
        query: ctx.state.turnedAway ? '' : redactQuery(ctx.querystring),
        requestHeaders: redactHeaders(ctx.request.headers),
        requestBody: redactBody(ctx.state.body, ctx.get('content-type')),
        ...recordAnswer(ctx),
      },
      clock.now(),
      ctx.state.requestId,
    )
    arrivals.answered(ctx.req.socket)
  }
}

/** The response. If a fault dropped the connection, there is none, and the status is 0. */
function recordAnswer(ctx: ZoomContext) {
  const { fault } = ctx.state
  const genuine = {
    status: ctx.status,
    responseHeaders: redactHeaders(ctx.response.headers),
    responseBody: fault?.sent ?? redactResponseBody(ctx),
  }
  if (!fault) return genuine
  const nothing = { status: 0, responseHeaders: {}, responseBody: '' }
  return { ...(fault.dropped ? nothing : genuine), fault: fault.id }
}

function redactResponseBody(ctx: ZoomContext): string {
  const { body } = ctx
  if (typeof body !== 'string' || body === '') return ''
  if (!ctx.response.type.includes('json'))
    return `(${body.length} characters of ${ctx.response.type || 'unknown type'})`
  const repeated = secretsIn(`${ctx.querystring}&${ctx.state.body}`)
  return repeated.reduce((text, secret) => text.replaceAll(secret, shortenCode(secret)), redactJson(body))
}
