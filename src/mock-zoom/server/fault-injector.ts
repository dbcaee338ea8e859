import { setTimeout as wait } from 'node:timers/promises'
import type { ActiveFault } from '../domain/fault.ts'
import { outcomeOf, replacesAnswer } from '../domain/fault.ts'
import type { FaultAnswer } from '../domain/ready-answer.ts'
import { composeAnswer } from '../domain/ready-answer.ts'
import type { WithFaults } from '../endpoints/routes.ts'
import type { ZoomContext } from '../http/context.ts'
import { readParameters } from '../http/read-parameters.ts'
import { setZoomHeaders } from '../http/zoom-headers.ts'
import type { Mock } from '../mock/create.ts'

/** Injects the faults that were added. Each request gets at most one, and the journal records it. */
export function faultInjector({ faults, context }: Mock): WithFaults {
  const { storage, clock } = context
  return async (ctx, handle) => {
    if (!faults.areThere()) return handle()
    // Reads the whole body now, because the client may be gone after a delay.
    const parameters = await readParameters(ctx)
    const { route } = ctx.state
    const fault = faults.take({ route, path: ctx.path, grantType: parameters.get('grant_type') })
    if (!fault) return handle()
    if (fault.when === 'after') await handle()
    const answer = replacesAnswer(fault) ? composeAnswer(fault, clock.now()) : undefined
    ctx.state.fault = { id: fault.id }
    storage.journal.append(
      {
        type: 'fault.injected',
        faultId: fault.id,
        route,
        when: fault.when,
        outcome: outcomeOf(fault),
        delay: fault.delay ?? 0,
        status: answer?.status ?? null,
      },
      clock.now(),
      ctx.state.requestId,
    )
    const closed = fault.delay !== undefined && (await mockClosesWithin(fault.delay, faults.closing))
    if (fault.hang) await untilGone(ctx, faults.clearing)
    if (closed || fault.drop || fault.hang) return hangUp(ctx, fault)
    if (answer) replaceAnswer(ctx, fault, answer)
    else if (fault.when === 'before') await handle()
    if (fault.cutAfter !== undefined) cutAnswer(ctx, fault, fault.cutAfter)
  }
}

async function mockClosesWithin(delay: number, closing: AbortSignal): Promise<boolean> {
  return wait(delay, false, { signal: closing }).catch((error: unknown) => {
    if (closing.aborted) return true
    throw error
  })
}

/** Until the client has closed the connection, or the faults are cleared. */
function untilGone({ req: { socket } }: ZoomContext, cleared: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed || cleared.aborted) return resolve()
    const end = () => {
      socket.off('close', end)
      cleared.removeEventListener('abort', end)
      resolve()
    }
    socket.once('close', end)
    cleared.addEventListener('abort', end)
  })
}

/** Closes the connection without a response. */
function hangUp(ctx: ZoomContext, { id }: ActiveFault): void {
  ctx.respond = false
  ctx.state.fault = { id, dropped: true }
  ctx.req.socket.resetAndDestroy()
}

/** Replaces Zoom's response, headers included, except for those that the fault keeps. */
function replaceAnswer(ctx: ZoomContext, fault: ActiveFault, { status, headers, body }: FaultAnswer): void {
  for (const name of Object.keys(ctx.response.headers)) ctx.remove(name)
  if (fault.zoomHeaders) setZoomHeaders(ctx)
  ctx.status = status
  ctx.body = body
  // Koa has guessed a type.
  ctx.remove('Content-Type')
  ctx.set({ ...headers, 'x-mock-zoom-fault': fault.id })
}

/** Sends only the beginning of the body, as a proxy or a crashing server does: less than Content-Length has announced. */
function cutAnswer(ctx: ZoomContext, { id }: ActiveFault, after: number): void {
  const whole =
    typeof ctx.body === 'string' || Buffer.isBuffer(ctx.body) ? Buffer.from(ctx.body) : Buffer.of()
  const sent = whole.subarray(0, after)
  const promised = Math.max(whole.length, after + 1)
  ctx.respond = false
  ctx.state.fault = { id, sent: `(${sent.length} of ${promised} bytes, then the connection was closed)` }
  ctx.set('Content-Length', String(promised))
  ctx.res.flushHeaders()
  if (sent.length > 0) ctx.res.write(sent)
  ctx.req.socket.destroySoon()
}
