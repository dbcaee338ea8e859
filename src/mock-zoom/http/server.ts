import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Provider } from '../flow/provider.ts'
import { answerOdd } from './handler.ts'
import type { RequestHandler } from './mount.ts'

/** A Node server for a handler, which does not listen yet. What never becomes a request is answered and recorded here. */
export function createHttpServer(handler: RequestHandler, provider: Provider): Server {
  // A state of 4 KiB that is all emoji becomes 12 KiB of percent-escapes; Node's default for all headers is 16 KiB.
  const server = createServer({ maxHeaderSize: 64 * 1024, requireHostHeader: false }, handler)
  server.on('clientError', (error, socket) => answerUnparsable(provider, error, socket))
  server.on('checkExpectation', (request, response) =>
    answerOdd(provider, response, 417, `nobody can meet the expectation ${request.headers.expect}`),
  )
  server.on('connect', (_request, socket) =>
    answerUnparsable(provider, new Error('a tunnel was asked for, and this is no proxy'), socket),
  )
  return server
}

/** What Node's parser refuses never becomes a request. */
function answerUnparsable({ storage, clock }: Provider, error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return
  storage.journal.append({ type: 'request.malformed', problem: error.message }, clock.now(), null)
  const status =
    error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
