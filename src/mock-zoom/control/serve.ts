import type { z } from 'zod'
import { parseParameters } from '../domain/parameters.ts'
import type { ZoomContext } from '../http/context.ts'
import { sendJson, sendOwnProblem } from '../http/send.ts'
import type { Operation } from './api/operation.ts'
import { ControlRefusal } from './handler.ts'
import { readJson } from './read-json.ts'

/** Checks a call against the description of its operation, has it handled, and sends the answer. */
export async function serve(
  ctx: ZoomContext,
  operation: Operation,
  handle: (asked: never) => unknown,
): Promise<void> {
  const query = operation.query?.safeParse(fromQuery(ctx, operation.query))
  const headers = operation.headers?.safeParse(fromHeaders(ctx, operation.headers))
  if (query?.success === false || headers?.success === false) {
    const { problem = 'The query is wrong.', remedy = 'GET /__mock/openapi.json describes it.' } =
      operation.badQuery ?? {}
    return sendOwnProblem(ctx, 400, problem, remedy)
  }
  const body = operation.body && (await readJson(ctx, operation.body))
  if (operation.body && body === undefined) return
  const asked = { ctx, path: ctx.params, query: query?.data, headers: headers?.data, body }
  // The description has just checked what it promises the handler.
  const answer = await handle(asked as never)
  if (answer instanceof ControlRefusal) {
    return sendOwnProblem(ctx, answer.status, answer.problem, answer.remedy)
  }
  if (answer !== undefined) sendJson(ctx, operation.status, Object(answer))
  else if (!ctx.body) ctx.status = operation.status
}

function fromQuery(ctx: ZoomContext, schema: z.ZodObject) {
  const given = parseParameters(ctx.querystring, '')
  return Object.fromEntries(Object.keys(schema.shape).map((name) => [name, given.get(name)]))
}

function fromHeaders(ctx: ZoomContext, schema: z.ZodObject) {
  return Object.fromEntries(Object.keys(schema.shape).map((name) => [name, ctx.get(name) || undefined]))
}
