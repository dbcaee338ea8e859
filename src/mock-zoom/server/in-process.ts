import { type ClientRequest, type IncomingMessage, type Server, request as startRequest } from 'node:http'
import { type Duplex, duplexPair, Readable } from 'node:stream'
import type { RequestHandler } from '../http/mount.ts'
import { passOn, targetBelow } from '../http/mount.ts'
import { prefixOf, zoomRequest } from '../http/zoom-request.ts'
import type { ZoomFetch } from '../mock/mock-zoom.ts'

/**
 * A fetch whose requests reach `server` in memory, as the same bytes that a socket would carry: faults, streams and
 * partial responses behave the same. It takes paths, URLs below `baseUrl` and URLs of Zoom's hosts, and refuses others. It
 * doesn't follow redirects, because they lead to the app.
 */
export function inProcessFetch(server: Server, baseUrl: string): ZoomFetch {
  return async (input, init) => {
    const asked = zoomRequest(input, init, baseUrl)
    const url = new URL(asked.url)
    const body = Buffer.from(await asked.arrayBuffer())
    asked.signal.throwIfAborted()
    const [ours, theirs] = connectionPair()
    server.emit('connection', theirs)
    const sent = startRequest({
      createConnection: () => ours,
      method: asked.method,
      path: `${url.pathname}${url.search}`,
      headers: {
        accept: '*/*',
        ...Object.fromEntries(asked.headers),
        host: url.host,
        connection: 'close',
        ...(body.length > 0 ? { 'content-length': body.length } : {}),
      },
    })
    const abort = () => sent.destroy(asked.signal.reason)
    asked.signal.addEventListener('abort', abort)
    const answer = await answerTo(sent, body).catch((cause: unknown) => {
      asked.signal.throwIfAborted()
      throw new TypeError('fetch failed', { cause })
    })
    answer.once('close', () => asked.signal.removeEventListener('abort', abort))
    return toResponse(answer, asked.method)
  }
}

/** The two ends of a connection in memory. As with a socket, closing one end closes the other. */
function connectionPair(): readonly [ours: Duplex, theirs: Duplex] {
  const [ours, theirs] = duplexPair()
  ours.once('close', () => theirs.destroy())
  theirs.once('close', () => ours.destroy())
  // Methods of a socket that Node's server and the fault injector call.
  return [
    ours,
    Object.assign(theirs, { destroySoon: () => theirs.end(), resetAndDestroy: () => theirs.destroy() }),
  ]
}

/** Handles requests to the mock's own URL, and those to Zoom's hosts, which have no prefix. */
export function handlerBelow(baseUrl: string, handler: RequestHandler): RequestHandler {
  const prefix = prefixOf(baseUrl)
  return (request, response) => {
    const target = prefix === '' ? undefined : targetBelow(prefix, request.url ?? '')
    if (target === undefined) handler(request, response)
    else passOn(handler, request, response, target)
  }
}

function answerTo(sent: ClientRequest, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    sent.once('response', resolve)
    sent.on('error', reject)
    sent.end(body)
  })
}

function toResponse(answer: IncomingMessage, method: string): Response {
  const { statusCode: status = 0, statusMessage: statusText = '', rawHeaders } = answer
  const headers = new Headers()
  for (let i = 0; i < rawHeaders.length; i += 2) headers.append(rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '')
  const isEmpty = method === 'HEAD' || [204, 205, 304].includes(status)
  if (isEmpty) answer.resume()
  return new Response(isEmpty ? null : toWeb(bytesOf(answer)), { status, statusText, headers })
}

/** Node has types of its own for the global web streams. */
function toWeb(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(bytes)) as ReadableStream<Uint8Array>
}

/** A response that ends too early fails as it does with fetch. */
async function* bytesOf(answer: IncomingMessage): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* answer
  } catch (cause) {
    throw new TypeError('terminated', { cause })
  }
}
