import { inCode } from '../control/in-code.ts'
import { problemSchema } from '../control/problem-schema.ts'
import { MockZoomError } from '../domain/mock-zoom-error.ts'
import { parseJson } from '../domain/parse-json.ts'

export type Ask = (baseUrl: string, path: string, init: AskInit) => Promise<Response>

type AskInit = RequestInit & { readonly headers?: Readonly<Record<string, string>> }

/** Asks with this token. */
export function asker(token: string | undefined): Ask {
  const shown: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
  return (baseUrl, path, init) => ask(baseUrl, path, { ...init, headers: { ...init.headers, ...shown } })
}

/** Fetches, and says clearly when there is no response. */
async function ask(baseUrl: string, path: string, init: AskInit): Promise<Response> {
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

/** The mock's refusal in the words of code, or an error that says that this isn't a mock. */
export function noIn(baseUrl: string, status: number, text: string): MockZoomError {
  const said = problemSchema.safeParse(parseJson(text))
  if (said.success) {
    const { problem, remedy } = said.data.mock_zoom
    return new MockZoomError(problem, inCode(remedy), status)
  }
  return new MockZoomError(
    `What responds at ${baseUrl} (status ${status}) is not mock-zoom.`,
    'Check the address: mock-zoom serve prints its own.',
    503,
  )
}
