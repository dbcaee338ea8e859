import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Provider } from '../flow/provider.ts'
import { SetupProblem } from '../problem.ts'

/** A server that is listening. */
export interface Listening {
  /** Such as `http://127.0.0.1:9666`, without a slash at the end. */
  readonly url: string
  /** Stops listening, lets running requests end for up to a second, and closes what is left. */
  close(): Promise<void>
}

/** Starts to listen. Throws a {@link SetupProblem} when the port is taken or the address can't be used. */
export async function listen(
  handler: (request: IncomingMessage, response: ServerResponse) => void,
  { host, port }: { readonly host: string; readonly port: number },
  provider: Provider,
): Promise<Listening> {
  // A state of 4 KiB that is all emoji becomes 12 KiB of percent-escapes; Node's default for all headers is 16 KiB.
  const responses = new Set<ServerResponse>()
  const server = createServer({ maxHeaderSize: 64 * 1024, requireHostHeader: false }, (request, response) => {
    responses.add(response)
    response.once('close', () => responses.delete(response))
    if (normalizeTarget(request)) handler(request, response)
    else answerOdd(provider, response, 400, `the request target ${request.url} is not a path`)
  })
  server.on('clientError', (error, socket) => answerUnparsable(provider, error, socket))
  server.on('checkExpectation', (request, response) =>
    answerOdd(provider, response, 417, `nobody can meet the expectation ${request.headers.expect}`),
  )
  server.on('connect', (_request, socket) =>
    answerUnparsable(provider, new Error('a tunnel was asked for, and this is no proxy'), socket),
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, host, port)))
    server.listen(port, host, resolve)
  })
  return { url: urlOf(server.address()), close: () => closeServer(server, responses) }
}

/** Leaves the path of a proxy's request (`GET http://zoom.us/oauth/token`). False when the target has none. */
function normalizeTarget(request: IncomingMessage): boolean {
  request.url = request.url?.replace(/^https?:\/\/[^/?#]*/i, '') ?? ''
  return request.url.startsWith('/') || request.url === '*'
}

/** Answers and records what is HTTP, and still nothing that a handler could take. */
function answerOdd(
  { storage, clock }: Provider,
  response: ServerResponse,
  status: number,
  problem: string,
): void {
  storage.journal.append({ type: 'request.malformed', problem }, clock.now(), null)
  response.writeHead(status, { Connection: 'close' }).end()
}

/** What Node's parser refuses never becomes a request; it is answered and recorded here. */
function answerUnparsable({ storage, clock }: Provider, error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return
  storage.journal.append({ type: 'request.malformed', problem: error.message }, clock.now(), null)
  const status =
    error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

async function closeServer(server: Server, responses: ReadonlySet<ServerResponse>): Promise<void> {
  // An event stream never ends by itself.
  for (const response of responses) {
    if (response.getHeader('content-type') === 'text/event-stream') response.destroy()
  }
  await new Promise<void>((resolve) => {
    const limit = setTimeout(() => server.closeAllConnections(), 1_000)
    server.close(() => {
      clearTimeout(limit)
      resolve()
    })
    server.closeIdleConnections()
  })
}

function urlOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') throw new Error('the server has no TCP address')
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '[::]' ? '[::1]' : host
  return `http://${reachable}:${address.port}`
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): unknown {
  switch (error.code) {
    case 'EADDRINUSE':
      return new SetupProblem(
        `Port ${port} is taken by another program. Stop it, or choose another port with --port (0 takes a free one).`,
      )
    case 'EACCES':
      return new SetupProblem(`Port ${port} needs special rights. Choose one above 1023 with --port.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new SetupProblem(
        `${host} is not an address of this machine. Choose another with --host, such as 127.0.0.1.`,
      )
    default:
      return error
  }
}
