import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FlowContext } from '../flow-context.ts'
import type { RequestHandler } from '../http/mount.ts'
import { noteOpening } from './arrivals.ts'
import { answerOdd } from './in-flight.ts'

/** In milliseconds: who is slower than this has stopped, or holds a connection on purpose. docs/security.md names them. */
const patience = {
  /** For the head of a request. */
  headersTimeout: 30_000,
  /** For the whole of a request, with its body. */
  requestTimeout: 60_000,
  /** Between two requests of one connection. */
  keepAliveTimeout: 5_000,
  /** How often it is looked at. */
  connectionsCheckingInterval: 5_000,
}

/** A Node server for a handler, not yet listening. What Node refuses before the handler sees it is recorded here. */
export function createHttpServer(
  handler: RequestHandler,
  context: FlowContext,
  limits: typeof patience = patience,
): Server {
  // A state of 4 KiB that is all emoji becomes 12 KiB of percent-escapes; Node's default for all headers is 16 KiB.
  const server = createServer({ ...limits, maxHeaderSize: 64 * 1024, requireHostHeader: false }, handler)
  server.on('connection', noteOpening)
  server.on('clientError', (error, socket) => answerUnparsable(context, error, socket))
  server.on('checkExpectation', (request, response) =>
    answerOdd(context, response, 417, `the expectation ${request.headers.expect} can’t be met`),
  )
  server.on('connect', (_request, socket) =>
    answerUnparsable(context, new Error('it asks for a tunnel, but this isn’t a proxy'), socket),
  )
  return server
}

const statuses: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** What Node's parser refuses never becomes a request. */
function answerUnparsable(
  { storage, clock }: FlowContext,
  error: NodeJS.ErrnoException,
  socket: Duplex,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return
  storage.journal.append({ type: 'request.malformed', problem: error.message }, clock.now(), null)
  const status = statuses[error.code ?? ''] ?? '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
