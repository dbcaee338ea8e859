import { MockZoomError } from '../domain/mock-zoom-error.ts'
import type { ZoomContext } from '../http/context.ts'
import { readBody } from '../http/read-parameters.ts'

/** Reads a JSON body; an empty one is an empty object. Throws a {@link MockZoomError} if it isn't JSON. */
export async function readJson(ctx: ZoomContext, limit?: string): Promise<unknown> {
  const text = await readBody(ctx, limit)
  try {
    return JSON.parse(text === '' ? '{}' : text)
  } catch (error) {
    throw new MockZoomError(
      `The body is not JSON: ${error instanceof Error ? error.message : String(error)}.`,
      'Send a JSON object, as docs/control-api.md shows.',
    )
  }
}
