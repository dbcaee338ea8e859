import type { MockZoomOptions } from '../mock/options.ts'
import { parseOptions } from '../mock/options.ts'
import { withControlToken } from './control-token.ts'
import { handleOf } from './handle.ts'
import { createHttpServer } from './http-server.ts'
import { listen } from './listen.ts'
import type { LocalMockZoom } from './local-mock-zoom.ts'
import { serveMock } from './served-mock.ts'

/** Options that only code can set. */
export interface InCode {
  /** False opens no port: use the mock through its `fetch`, or as the `handler` of another server. */
  readonly listen?: boolean
}

/** The URL of a mock that doesn't listen: its host name never leaves this machine (RFC 6761, 6.3). */
const nowhere = 'http://mock-zoom.localhost'

/**
 * Starts a mock and resolves once it listens. Without options: a free port of 127.0.0.1, everything in memory, a
 * clock that stands still until it is advanced, and the 2026 profile.
 *
 * Throws a {@link MockZoomError} for wrong options, a taken port, or a database file that can't be used.
 *
 * @example
 * ```ts
 * import { createMockZoom } from 'mock-zoom'
 *
 * await using zoom = await createMockZoom()
 * const { clientId, clientSecret } = await zoom.apps.first()
 * // Start your app with zoom.url, clientId and clientSecret, and let it connect. Then:
 * console.log(await zoom.findings.list()) // [] for a correct app
 * ```
 */
export async function createMockZoom({
  listen: listens = true,
  ...options
}: MockZoomOptions & InCode = {}): Promise<LocalMockZoom> {
  const parsed = withControlToken(parseOptions(options))
  const served = await serveMock(parsed)
  if (!listens) return handleOf(served, nowhere, served.close)
  const server = createHttpServer(served.handle, served.mock.context)
  try {
    const { url, stop } = await listen(server, parsed)
    return handleOf(served, url, async () => {
      const stopped = stop()
      await served.close()
      server.closeAllConnections()
      await stopped
    })
  } catch (error) {
    await served.close()
    throw error
  }
}
