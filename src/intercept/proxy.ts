import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { isIP, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { isLoopback } from '../local-server/is-loopback.ts'
import { isZoomHost } from '../mock-zoom/zoom/hosts.ts'
import { cannotConnect, forward } from './forward.ts'
import { listenLocally } from './listen-locally.ts'
import { refusalText } from './offline.ts'
import type { Upstream } from './upstream.ts'
import { passToMock, type ZoomEndpoint } from './zoom-endpoint.ts'

/** A proxy for clients that read theirs from the environment. */
export interface Proxy extends AsyncDisposable {
  /** With its credentials, such as `http://mock-zoom:3fc9…@127.0.0.1:41234`. */
  readonly url: string
}

export interface ProxyParts {
  readonly mock: URL
  readonly endpoint: ZoomEndpoint
  readonly upstream: Upstream
  readonly offline: boolean
  /** The password that clients have to send; without one, everybody on this machine is served. */
  readonly password?: string
  /** Called for each refused connection. */
  readonly onRefusal: (text: string) => void
}

/** Starts a proxy that sends Zoom's hosts to the mock, and leaves all others alone: their TLS is not touched. */
export async function startProxy(parts: ProxyParts): Promise<Proxy> {
  const { password } = parts
  const isWelcome = (request: IncomingMessage) =>
    password === undefined || sends(request.headers['proxy-authorization'], password)
  const server = createServer((request, response) => answer(parts, request, response, isWelcome))
  server.on('connect', (request, client, head) => {
    client.on('error', () => client.destroy())
    if (!isWelcome(request)) return void client.end(unwelcome)
    try {
      tunnel(parts, request, client, head)
    } catch (error) {
      client.end(badGateway(request.url ?? '', error))
    }
  })
  server.on('clientError', (_error, socket) => socket.destroy())
  const { port, close } = await listenLocally(server)
  const credentials = password === undefined ? '' : `${user}:${password}@`
  return { url: `http://${credentials}127.0.0.1:${port}`, [Symbol.asyncDispose]: close }
}

const user = 'mock-zoom'
const asksForPassword = { 'Proxy-Authenticate': 'Basic realm="mock-zoom"' } as const
const forCommandOnly =
  'This proxy of mock-zoom serves the command that it was started for. Its address, with the password, is in HTTPS_PROXY.'

/** Whether a client sent this password, in constant time. */
function sends(header: string | undefined, password: string): boolean {
  const expected = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(header ?? ''), hash(expected))
}

/** `CONNECT zoom.us:443`: TLS, or anything else, follows. */
function tunnel(parts: ProxyParts, { url = '' }: IncomingMessage, client: Duplex, head: Buffer): void {
  const target = readTarget(url)
  if (!target) return void client.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')
  const { host, port } = target
  if (isZoomHost(host)) {
    client.write(established)
    if (head.length > 0) client.unshift(head)
    if (port === 80) passToMock(parts.mock, client)
    // node:http types connections as any stream, but they are sockets.
    else parts.endpoint.take(client as Socket)
  } else if (parts.offline && !isLoopback(host)) {
    const text = refusalText(host, port)
    parts.onRefusal(text)
    client.end(`HTTP/1.1 403 Forbidden\r\n${plain(text)}\r\n\r\n${text}\n`)
  } else {
    pass(parts.upstream, { host, port, client, head })
  }
}

/** `zoom.us:443` or `[::1]:443`, and nothing else: what a host name can't be must not reach Node's sockets. */
function readTarget(text: string): { readonly host: string; readonly port: number } | undefined {
  const [, name = '', address = '', digits = ''] =
    /^(?:([a-z0-9_](?:[a-z0-9_.-]{0,252}))|\[([0-9a-f:.]{2,45})\]):(\d{1,5})$/i.exec(text) ?? []
  const port = Number(digits)
  if (port < 1 || port > 65_535 || (address !== '' && isIP(address) !== 6)) return undefined
  return { host: address || name, port }
}

const established = 'HTTP/1.1 200 Connection established\r\n\r\n'

function pass(
  upstream: Upstream,
  { host, port, client, head }: { host: string; port: number; client: Duplex; head: Buffer },
): void {
  const { socket, asks } = upstream.tunnel(host, port)
  let isOpen = false
  socket.once('connect', () => {
    isOpen = true
    // The user's own proxy responds to the client itself.
    if (asks === '') client.write(established)
    else socket.write(asks)
    socket.write(head)
    client.pipe(socket).pipe(client)
  })
  socket.once('error', (error) => {
    if (isOpen) return void client.destroy()
    client.end(badGateway(`${host}:${port}`, error))
  })
  socket.once('close', () => client.end())
  client.once('close', () => socket.destroy())
}

/** A request with a whole URL. Clients send it to a proxy for plain HTTP, and some clients for everything. */
function answer(
  parts: ProxyParts,
  request: IncomingMessage,
  response: ServerResponse,
  isWelcome: (request: IncomingMessage) => boolean,
): void {
  const { url = '' } = request
  const target = /^https?:\/\//i.test(url) && URL.canParse(url) ? new URL(url) : undefined
  if (!target) {
    const text = `This is the proxy of mock-zoom, for HTTPS_PROXY. The mock itself is at ${parts.mock.origin}.`
    response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`)
  } else if (!isWelcome(request)) {
    response.writeHead(407, { ...asksForPassword, 'content-type': 'text/plain; charset=utf-8' })
    response.end(`${forCommandOnly}\n`)
  } else if (isZoomHost(target.hostname)) {
    forward(request, response, parts.mock)
  } else if (parts.offline && !isLoopback(target.hostname)) {
    const port = Number(target.port || (target.protocol === 'https:' ? 443 : 80))
    const text = refusalText(target.hostname, port)
    parts.onRefusal(text)
    response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`)
  } else {
    forward(request, response, target, parts.upstream.proxyFor(target.href))
  }
}

function badGateway(target: string, error: unknown): string {
  const text = cannotConnect(target, error)
  return `HTTP/1.1 502 Bad Gateway\r\n${plain(text)}\r\n\r\n${text}\n`
}

function plain(text: string): string {
  return `Content-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(text) + 1}\r\nConnection: close`
}

const unwelcome = `HTTP/1.1 407 Proxy Authentication Required\r\n${Object.entries(asksForPassword)
  .map((header) => header.join(': '))
  .join('\r\n')}\r\n${plain(forCommandOnly)}\r\n\r\n${forCommandOnly}\n`
