import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FlowContext } from '../flow-context.ts'
import type { RequestHandler } from '../http/mount.ts'
import { noteOpening } from './arrivals.ts'
import { answerOdd } from './in-flight.ts'

/** A Node server for a handler, not yet listening. What Node refuses before the handler sees it is recorded here. */
export function createHttpServer(handler: RequestHandler, context: FlowContext): Server {
  // A state of 4 KiB that is all emoji becomes 12 KiB of percent-escapes; Node's default for all headers is 16 KiB.
  const server = createServer({ maxHeaderSize: 64 * 1024, requireHostHeader: false }, handler)
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

/** What Node's parser refuses never becomes a request. */
function answerUnparsable(
  { storage, clock }: FlowContext,
  error: NodeJS.ErrnoException,
  socket: Duplex,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return
  storage.journal.append({ type: 'request.malformed', problem: error.message }, clock.now(), null)
  const status =
    error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
