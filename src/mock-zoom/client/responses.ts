import { inCode } from '../control/in-code.ts'
import { problemSchema } from '../control/problem-schema.ts'
import { MockZoomError } from '../domain/mock-zoom-error.ts'

/** Fetches, and says clearly when nobody answers. */
export async function ask(baseUrl: string, path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(baseUrl + path, { redirect: 'manual', ...init })
  } catch (error) {
    if (init.signal?.aborted && init.signal.reason?.name !== 'TimeoutError') throw error
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const why = cause instanceof Error ? cause.message || cause.name : String(cause)
    throw new MockZoomError(
      `No mock-zoom responds at ${baseUrl} (${why}).`,
      'Start one with mock-zoom serve, or check the address.',
      503,
    )
  }
}

/** What the mock says in place of an answer, in the words of code; or that something else answered. */
export function noIn(baseUrl: string, status: number, text: string): MockZoomError {
  const said = problemSchema.safeParse(parse(text))
  if (said.success) {
    const { problem, remedy } = said.data.mock_zoom
    return new MockZoomError(problem, inCode(remedy), status)
  }
  return new MockZoomError(
    `What responds at ${baseUrl} (status ${status}) is not mock-zoom.`,
    'Check the address: mock-zoom serve prints that of a mock.',
    503,
  )
}

/** The value in JSON; undefined for what is none. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
