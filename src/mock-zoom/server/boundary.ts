import type { Middleware } from 'koa'
import { newRequestId } from '../domain/ids.ts'
import type { FlowContext } from '../flow-context.ts'
import type { RequestState, ZoomContext } from '../http/context.ts'
import { isOwnPath } from '../http/own-path.ts'
import { BodyIsGone } from '../http/read-parameters.ts'
import { sendOwnProblem } from '../http/send.ts'
import type { Arrivals } from './arrivals.ts'

/** Gives the request its id, before anything else. */
export function beginRequest({ requestRandom }: FlowContext, arrivals: Arrivals): Middleware<RequestState> {
  return (ctx, next) => {
    ctx.state.requestId = newRequestId(requestRandom)
    ctx.state.arrival = arrivals.arrive(ctx.req.socket)
    ctx.state.route = 'unknown'
    ctx.state.body = ''
    return next()
  }
}

/** Turns every failure into a response: 4xx for what a client can cause, 500 for a bug in mock-zoom, which it admits. */
export function boundary(context: FlowContext): Middleware<RequestState> {
  return async (ctx, next) => {
    try {
      // HTTP/1.1 requires it, and responses contain it.
      if (ctx.host === '') ctx.throw(400, 'there is no Host header')
      await next()
    } catch (error) {
      if (error instanceof BodyIsGone) return answerTooLate(ctx)
      const status = error instanceof Error && 'status' in error ? Number(error.status) : 500
      if (status >= 400 && status < 500) answerUnreadable(context, ctx, status, String(error))
      else answerOwnFailure(context, ctx, error)
    }
  }
}

function answerUnreadable(
  { storage, clock }: FlowContext,
  ctx: ZoomContext,
  status: number,
  problem: string,
): void {
  if (!isOwnPath(ctx.path)) {
    storage.journal.append({ type: 'request.malformed', problem }, clock.now(), ctx.state.requestId)
  }
  if (status === 413) {
    ctx.set('Connection', 'close')
    sendOwnProblem(
      ctx,
      413,
      'The request body is larger than 64 KiB.',
      'Check what you send: no OAuth request is that large.',
    )
  } else {
    sendOwnProblem(ctx, status, `The request can’t be read (${problem}).`, 'Check what you send.')
  }
}

function answerTooLate(ctx: ZoomContext): void {
  sendOwnProblem(
    ctx,
    500,
    'The body was read before mock-zoom got the request.',
    'Mount zoom.handler above body parsers, such as express.json().',
  )
}

function answerOwnFailure({ storage, clock }: FlowContext, ctx: ZoomContext, error: unknown): void {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  storage.journal.append({ type: 'mock.failed', message }, clock.now(), ctx.state.requestId)
  sendOwnProblem(
    ctx,
    500,
    `mock-zoom itself failed: ${message.split('\n')[0]}`,
    'This is a bug in mock-zoom, not in your app. Please report it with the journal (GET /__mock/journal).',
  )
}
