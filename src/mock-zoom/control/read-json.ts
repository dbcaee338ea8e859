import { deepestJson, isDeeperThan } from '../domain/json-depth.ts'
import { MockZoomError } from '../domain/mock-zoom-error.ts'
import type { ZoomContext } from '../http/context.ts'
import { readBody } from '../http/read-parameters.ts'

/**
 * Reads a JSON body; an empty one is an empty object. Throws a {@link MockZoomError} if it isn't JSON, or is nested deeper than
 * anything that is checked and repeated.
 */
export async function readJson(ctx: ZoomContext, limit?: string): Promise<unknown> {
  const text = await readBody(ctx, limit)
  const json = parse(text === '' ? '{}' : text)
  if (!isDeeperThan(deepestJson, json)) return json
  throw new MockZoomError(
    `The body is nested deeper than ${deepestJson} levels.`,
    'Send a JSON object, as docs/control-api.md shows.',
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new MockZoomError(
      `The body is not JSON: ${error instanceof Error ? error.message : String(error)}.`,
      'Send a JSON object, as docs/control-api.md shows.',
    )
  }
}
