import { behind } from '../control/door.ts'
import type { Operation, Sent } from '../control/operation.ts'
import { operations } from '../control/operations.ts'
import { MockZoomError } from '../domain/mock-zoom-error.ts'
import { parseJson } from '../domain/parse-json.ts'
import { isBelow, zoomRequest } from '../http/zoom-request.ts'
import type { MockZoom, ZoomFetch } from '../mock/mock-zoom.ts'
import type { ProfileName } from '../zoom/profiles.ts'
import { eventsIn } from './events.ts'
import { type Ask, asker, noIn } from './responses.ts'

/** How long a mock may take to respond at first, in milliseconds. */
const patience = 5_000

/** How to reach a mock in another process. */
export interface Connecting {
  /** The mock's `controlToken`: for one that listens on another machine. */
  readonly token?: string | undefined
}

/**
 * Connects to a mock that runs in another process. The result has the same members as a mock of `createMockZoom()`, with
 * the same arguments, results and errors. Closing it ends what it follows, and leaves the mock running.
 *
 * Throws a {@link MockZoomError} that names the address if no mock responds there. A call that lacks the token fails with
 * status 401.
 *
 * @example
 * ```ts
 * import { connectMockZoom } from 'mock-zoom/client'
 *
 * await using zoom = await connectMockZoom('http://127.0.0.1:9666')
 * await zoom.clock.advance({ hours: 1 })
 * console.log(await zoom.findings.list())
 * ```
 */
export async function connectMockZoom(url: string, { token }: Connecting = {}): Promise<MockZoom> {
  const baseUrl = url.replace(/\/+$/, '')
  if (!(URL.canParse(baseUrl) && /^https?:/.test(baseUrl))) {
    throw new MockZoomError(`${url} is not the URL of a mock.`, 'Give one such as http://127.0.0.1:9666.')
  }
  const { path, answer } = operations.mock.health
  const ask = asker(token)
  const response = await ask(baseUrl, path, { signal: AbortSignal.timeout(patience) })
  const text = await response.text()
  const health = answer.safeParse(parseJson(text))
  if (!health.success) throw noIn(baseUrl, response.status, text)
  return connected(baseUrl, ask, health.data.profile, async () => {})
}

function connected(baseUrl: string, ask: Ask, profile: ProfileName, end: () => Promise<void>): MockZoom {
  const closing = new AbortController()
  // A call that comes after a follow waits until that is listening, so that it misses nothing of the call.
  const opening = new Set<Promise<unknown>>()
  const whenListening = () => Promise.all(opening)

  return behind<MockZoom>({
    url: baseUrl,
    profile,
    async call(operation, sent) {
      await whenListening()
      const response = await ask(baseUrl, targetOf(operation, sent), {
        method: operation.method,
        headers: { accept: 'application/json' },
        ...(operation.body ? { body: JSON.stringify(sent.body ?? {}) } : {}),
      })
      const text = await response.text()
      if (response.status !== operation.status) throw noIn(baseUrl, response.status, text)
      return operation.answer?.parse(parseJson(text))
    },
    follow(operation, sent, signal) {
      const left = new AbortController()
      const ends = AbortSignal.any([left.signal, closing.signal, ...(signal ? [signal] : [])])
      const opened = openStream(baseUrl, ask, targetOf(operation, sent), ends)
      const settled = opened.then(
        () => {},
        () => {},
      )
      opening.add(settled)
      void settled.then(() => opening.delete(settled))
      return (async function* tell() {
        try {
          for await (const event of eventsIn(await opened)) yield operation.streams?.parse(JSON.parse(event))
        } catch (error) {
          // The mock closed, or the caller stopped.
          if (!(ends.aborted || (error instanceof TypeError && error.message === 'terminated'))) throw error
        } finally {
          left.abort()
        }
      })()
    },
    async fetch(input, init) {
      await whenListening()
      return fetchFrom(baseUrl, input, init)
    },
    // By the address that the caller knows: a proxy in between may have changed the one in the response.
    openSandbox: ({ id, profile: own }, close) =>
      connected(`${baseUrl}${operations.sandboxes.list.path}/${id}`, ask, own, close),
    async end() {
      closing.abort()
      await end()
    },
  })
}

async function openStream(baseUrl: string, ask: Ask, target: string, signal: AbortSignal): Promise<Response> {
  const response = await ask(baseUrl, target, { headers: { accept: 'text/event-stream' }, signal })
  if (response.status !== 200) throw noIn(baseUrl, response.status, await response.text())
  return response
}

/** Path and query of a call. */
function targetOf(operation: Operation, { path = {}, query = {} }: Sent): string {
  const parameters = Object.entries(query).filter(([, value]) => value !== undefined)
  const filled = operation.path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(path[name] ?? ''))
  if (parameters.length === 0) return filled
  const texts = Object.fromEntries(parameters.map(([name, value]) => [name, String(value)]))
  return `${filled}?${new URLSearchParams(texts)}`
}

/** Requests that were meant for Zoom's own hosts go to the mock as well. */
async function fetchFrom(baseUrl: string, ...[input, init]: Parameters<ZoomFetch>): Promise<Response> {
  const asked = zoomRequest(input, init, baseUrl)
  const url = new URL(asked.url)
  const body = await asked.arrayBuffer()
  return fetch(isBelow(url, baseUrl) ? url : `${baseUrl}${url.pathname}${url.search}`, {
    method: asked.method,
    headers: asked.headers,
    signal: asked.signal,
    redirect: 'manual',
    ...(body.byteLength > 0 ? { body } : {}),
  })
}
