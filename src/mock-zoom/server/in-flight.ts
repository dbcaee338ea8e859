import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FlowContext } from '../flow-context.ts'
import type { RequestHandler } from '../http/mount.ts'
import { sayPlainly } from '../http/mount.ts'

/** The mock as a handler of requests, and how to end it. */
export interface Handling {
  readonly handle: RequestHandler
  /** Whether a request is being handled. */
  isBusy(): boolean
  /** Ends event streams, lets other requests end for up to a second, and cuts off what is left. */
  close(): Promise<void>
}

/** Keeps track of the requests being handled, so that none is under way when the storage closes. */
export function handlingOf(handler: RequestHandler, context: FlowContext): Handling {
  const responses = new Set<ServerResponse>()
  let closed = false
  return {
    handle(request, response) {
      if (closed) return sayPlainly(response, 503, 'This mock is closed.', 'Start another one.')
      responses.add(response)
      response.once('close', () => responses.delete(response))
      if (normalizeTarget(request)) handler(request, response)
      else answerOdd(context, response, 400, `the request target ${request.url} is not a path`)
    },
    isBusy: () => responses.size > 0,
    async close() {
      closed = true
      // An event stream never ends by itself.
      for (const response of responses) {
        if (response.getHeader('content-type') === 'text/event-stream') response.destroy()
      }
      await within(1_000, [...responses].map(ended))
      for (const response of responses) response.destroy()
    },
  }
}

/** Reduces the target of a proxy's request (`GET http://zoom.us/oauth/token`) to its path. False if it has none. */
function normalizeTarget(request: IncomingMessage): boolean {
  request.url = request.url?.replace(/^https?:\/\/[^/?#]*/i, '') ?? ''
  return request.url.startsWith('/') || request.url === '*'
}

/** Responds to requests that are valid HTTP but that no handler can take, and records them. */
export function answerOdd(
  { storage, clock }: FlowContext,
  response: ServerResponse,
  status: number,
  problem: string,
): void {
  storage.journal.append({ type: 'request.malformed', problem }, clock.now(), null)
  response.writeHead(status, { Connection: 'close' }).end()
}

function ended(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => response.once('close', resolve))
}

/** Waits for all of them, but at most this many milliseconds. */
async function within(limit: number, waiting: readonly Promise<void>[]): Promise<void> {
  if (waiting.length === 0) return
  let timer: NodeJS.Timeout | undefined
  const timeUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limit)
  })
  await Promise.race([Promise.all(waiting), timeUp])
  clearTimeout(timer)
}
