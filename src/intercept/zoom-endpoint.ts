import type { Server, Socket } from 'node:net'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { createServer, type TLSSocket } from 'node:tls'
import type { Authority } from './authority/authority.ts'
import { listenLocally } from './listen-locally.ts'

/** Zoom's hosts on this machine: a client that connects here speaks TLS with zoom.us, and the mock responds. */
export interface ZoomEndpoint extends AsyncDisposable {
  readonly port: number
  /** Takes over a connection that was made to another server, such as a proxy. */
  take(connection: Socket): void
}

/**
 * Terminates TLS and passes its content on, byte by byte: the mock sees each request as the client made it. Refuses
 * HTTP/2, which the mock doesn't speak; clients that offer both use HTTP/1.1.
 */
export async function startZoomEndpoint(
  authority: Authority,
  pass: (client: TLSSocket) => void,
): Promise<ZoomEndpoint> {
  const server = createServer(
    {
      key: authority.zoomKey,
      cert: authority.zoomCertificate,
      ALPNProtocols: ['http/1.1'],
    },
    pass,
  )
  // A client that doesn't trust the certificate reports that itself.
  server.on('tlsClientError', (_error, socket) => socket.destroy())
  const { port, close } = await listenLocally(server)
  return {
    port,
    take: (connection) => void (server as Server).emit('connection', connection),
    [Symbol.asyncDispose]: close,
  }
}

/** Connects a client to the mock. If no mock responds, the client gets a response that says so. */
export function passToMock(mock: URL, client: Duplex): void {
  const upstream = connect(Number(mock.port || 80), mock.hostname.replace(/^\[|\]$/g, ''))
  let isOpen = false
  upstream.unref().once('connect', () => {
    isOpen = true
    client.pipe(upstream).pipe(client)
  })
  upstream.once('error', () => {
    if (isOpen) client.destroy()
    else client.end(absent(mock))
  })
  upstream.once('close', () => client.end())
  client.once('error', () => upstream.destroy())
  client.once('close', () => upstream.destroy())
}

function absent(mock: URL): string {
  const text = `No mock-zoom responds at ${mock.origin}. Start it with: mock-zoom serve\n`
  const headers = ['Content-Type: text/plain; charset=utf-8', `Content-Length: ${Buffer.byteLength(text)}`]
  return ['HTTP/1.1 502 Bad Gateway', ...headers, 'Connection: close', '', text].join('\r\n')
}
