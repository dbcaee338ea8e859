import type { z } from 'zod'
import type { ZoomContext } from '../http/context.ts'
import { readBody } from '../http/read-parameters.ts'
import { sendOwnProblem } from '../http/send.ts'
import { describeIssues } from '../mock/options.ts'

/** Reads and checks a JSON body. Where it is wrong, sends a 400 that names each place, and answers undefined. */
export async function readJson<Schema extends z.ZodType>(
  ctx: ZoomContext,
  schema: Schema,
): Promise<z.output<Schema> | undefined> {
  const text = await readBody(ctx)
  const parsed = parse(text === '' ? '{}' : text)
  if (!parsed.ok) {
    sendOwnProblem(
      ctx,
      400,
      `The body is not JSON: ${parsed.problem}.`,
      'Send a JSON object, as docs/control-api.md shows.',
    )
    return undefined
  }
  const result = schema.safeParse(parsed.value)
  if (result.success) return result.data
  const issues = describeIssues(result.error.issues, parsed.value).map(({ text: line }) => line)
  sendOwnProblem(ctx, 400, issues.join('; '), 'Correct the named keys; docs/control-api.md shows each body.')
  return undefined
}

function parse(text: string): { ok: true; value: unknown } | { ok: false; problem: string } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) }
  }
}
