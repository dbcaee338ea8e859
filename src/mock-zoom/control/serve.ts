import type { z } from 'zod'
import { MockZoomError } from '../domain/mock-zoom-error.ts'
import { parseParameters } from '../domain/parameters.ts'
import type { ZoomContext } from '../http/context.ts'
import { sendJson, sendOwnProblem } from '../http/send.ts'
import { check, run } from './check.ts'
import { eventStream } from './event-stream.ts'
import type { Asked, Operation, Running } from './operation.ts'
import { readJson } from './read-json.ts'

/** Checks a call against the description of its operation, runs it, and sends the result. */
export async function serve(ctx: ZoomContext, operation: Operation, on: Running): Promise<void> {
  try {
    const asked = check(operation, {
      path: ctx.params,
      query: operation.query && fromQuery(ctx, operation.query),
      headers: operation.headers && fromHeaders(ctx, operation.headers),
      body: operation.body && (await readJson(ctx, operation.bodyLimit)),
    })
    if (operation.follow && ctx.accepts('json', 'text/event-stream') === 'text/event-stream') {
      return stream(ctx, operation.follow, on, asked)
    }
    const answer = await run(operation, on, asked)
    if (operation.answer) sendJson(ctx, operation.status, Object(answer))
    else ctx.status = operation.status
  } catch (error) {
    if (!(error instanceof MockZoomError)) throw error
    sendOwnProblem(ctx, error.status, error.problem, error.remedy)
  }
}

function stream(ctx: ZoomContext, follow: NonNullable<Operation['follow']>, on: Running, asked: Asked): void {
  ctx.status = 200
  ctx.set('Content-Type', 'text/event-stream')
  ctx.set('Cache-Control', 'no-store')
  // The description has just checked what it promises.
  ctx.body = eventStream((listener) => follow(on, asked as never, listener))
}

function fromQuery(ctx: ZoomContext, schema: z.ZodObject) {
  const given = parseParameters(ctx.querystring, '')
  return Object.fromEntries(Object.keys(schema.shape).map((name) => [name, given.get(name)]))
}

function fromHeaders(ctx: ZoomContext, schema: z.ZodObject) {
  return Object.fromEntries(Object.keys(schema.shape).map((name) => [name, ctx.get(name) || undefined]))
}
