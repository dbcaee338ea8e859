import type { IncomingMessage } from 'node:http'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isLinkLocal, linkLocalRefusal, lookupBeyondLinkLocal } from './link-local.ts'

/** A request to an app's webhook URL. */
export interface EventRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** In real milliseconds, until the response is complete. */
  readonly timeout: number
  /** Ends the request at once. */
  readonly interruption: AbortSignal
}

/** The response, or why there is none. */
export type EventAnswer =
  | { readonly status: number; readonly body: string }
  | { readonly status: null; readonly failure: string; readonly kind: 'late' | 'unreachable' | 'no-token' }

const lookup = lookupBeyondLinkLocal()

/** At most this much of a response's body is read. */
const bodyLimit = 64 * 1024

/**
 * Sends the body, byte for byte, on its own connection, and never to a link-local address. Redirects are not followed. Whatever the other side does, this
 * returns a response or a failure, and never throws.
 */
export async function postEvent({ url, body, timeout, ...request }: EventRequest): Promise<EventAnswer> {
  const bytes = Buffer.from(body, 'utf-8')
  const limit = AbortSignal.timeout(timeout)
  const headers = { ...request.headers, 'content-length': String(bytes.length) }
  let stop = () => {}
  try {
    const { hostname } = new URL(url)
    // An address is connected to without a lookup.
    if (isLinkLocal(hostname)) throw linkLocalRefusal(hostname)
    const open = url.startsWith('https:') ? httpsRequest : httpRequest
    const sent = open(url, { method: 'POST', headers, agent: false, signal: limit, lookup })
    stop = () => sent.destroy(new Error('interrupted'))
    if (request.interruption.aborted) stop()
    request.interruption.addEventListener('abort', stop)
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      sent.on('response', resolve)
      sent.on('error', reject)
      sent.end(bytes)
    })
    return { status: response.statusCode ?? 0, body: await readStart(response) }
  } catch (error) {
    return limit.aborted
      ? { status: null, failure: `no response within ${timeout / 1000} s`, kind: 'late' }
      : { status: null, failure: explain(error), kind: 'unreachable' }
  } finally {
    request.interruption.removeEventListener('abort', stop)
  }
}

async function readStart(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    chunks.push(chunk)
    size += chunk.length
    // Leaving the loop closes the connection.
    if (size >= bodyLimit) break
  }
  return Buffer.concat(chunks).toString('utf-8')
}

/** Connecting to a name with several addresses fails with one error that contains the others. */
function explain(error: unknown): string {
  const [first] = error instanceof AggregateError ? error.errors : [error]
  return first instanceof Error ? first.message : String(first)
}
