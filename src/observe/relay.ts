import { lookup } from 'node:dns'
import { BlockList, connect, isIP, type LookupFunction, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { connect as connectTls } from 'node:tls'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { isZoomHost } from '../mock-zoom/zoom/hosts.ts'
import { createHttpReader, type HttpMessage } from './http-reader.ts'
import { headerOf, type WireExchange, type WireHeader } from './wire.ts'

/** Passes an app's connections on to Zoom, byte by byte, and reads along. */
interface RelayOptions {
  /** In place of Zoom: whatever the host name, connections go there. */
  readonly upstream?: URL
  /** Called for each exchange when it has ended, with every secret still in it. */
  readonly onExchange: (exchange: WireExchange) => void
  /** Called with a phrase for each connection that was not passed on. */
  readonly onRefusal: (why: string) => void
}

/**
 * Passes on one connection to the host that the client named in TLS (or undefined, if it came without TLS). Nothing is
 * changed, repeated or held back. What can't be passed on safely is closed: a host that isn't Zoom's, one whose address is on
 * this machine or in a private network, a certificate that the system doesn't trust, and traffic without TLS.
 */
export function relay(client: Duplex, host: string | undefined, options: RelayOptions): void {
  const { upstream, onRefusal } = options
  client.on('error', () => client.destroy())
  if (!upstream && (host === undefined || !isZoomHost(host))) {
    onRefusal(
      host === undefined
        ? 'a request to Zoom without TLS, whose secrets anybody on the way could read'
        : `${host} is not one of Zoom’s hosts`,
    )
    return void client.destroy()
  }
  const name = host ?? upstream?.hostname ?? ''
  const server = upstream ? connectTo(upstream) : connectToZoom(name)
  const tap = tapConnection(name, host !== undefined, options.onExchange)
  server.once('error', (error) => onRefusal(`${name} can’t be reached: ${error.message}`))
  client.on('data', tap.request.push).once('end', tap.request.end)
  server.on('data', tap.response.push).once('end', tap.response.end)
  client.pipe(server).pipe(client)
  server.once('close', () => {
    tap.close()
    client.destroy()
  })
  client.once('close', () => server.destroy())
}

function connectTo(upstream: URL): Socket {
  const host = upstream.hostname.replace(/^\[|\]$/g, '')
  return upstream.protocol === 'https:'
    ? connectTls({ host, port: Number(upstream.port || 443), ...(isIP(host) === 0 && { servername: host }) })
    : connect(Number(upstream.port || 80), host)
}

function connectToZoom(host: string): Socket {
  return connectTls({ host, port: 443, servername: host, ALPNProtocols: ['http/1.1'], lookup: publicOnly })
}

const notPublic = new BlockList()
for (const [network, prefix] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
    ['224.0.0.0', 3],
  ] as const),
])
  notPublic.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  notPublic.addSubnet(network, prefix, 'ipv6')

/** Whether an address is on the internet, and neither on this machine nor in a private network. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address)
  return version !== 0 && !notPublic.check(address, version === 4 ? 'ipv4' : 'ipv6')
}

/** Looks a name up, and refuses addresses that can't be Zoom's. */
const publicOnly: LookupFunction = (name, options, done) => {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '')
    const refused = addresses.find(({ address }) => !isPublicAddress(address))
    const [first] = addresses
    if (refused || !first)
      return done(new Error(`${name} is ${refused?.address ?? 'nowhere'}, which can’t be Zoom’s address`), '')
    if (options.all) done(null, addresses)
    else done(null, first.address, first.family)
  })
}

let connections = 0

/** Joins the two directions of a connection to exchanges. */
function tapConnection(name: string, isSecure: boolean, onExchange: (exchange: WireExchange) => void) {
  const asked: HttpMessage[] = []
  connections += 1
  const connection = connections
  const tell = (request: HttpMessage, response: HttpMessage | undefined) =>
    onExchange({ ...exchangeOf(`${isSecure ? 'https' : 'http'}://${name}`, request, response), connection })
  const request = createHttpReader({ untilEnd: false, onMessage: (message) => asked.push(message) })
  const response = createHttpReader({
    untilEnd: true,
    hasNoBody: (startLine) =>
      / (204|304)\b/.test(startLine) || asked[0]?.startLine.startsWith('HEAD ') === true,
    onMessage: (message) => {
      const first = asked.shift()
      if (first) tell(first, message)
    },
  })
  return {
    request,
    response,
    close() {
      for (const each of asked.splice(0)) tell(each, undefined)
    },
  }
}

function exchangeOf(origin: string, request: HttpMessage, response: HttpMessage | undefined): WireExchange {
  const [method = '', target = ''] = request.startLine.split(' ')
  return {
    startedAt: request.startedAt,
    endedAt: response ? Date.now() : null,
    method,
    url: /^https?:/i.test(target) ? target : origin + target,
    requestHeaders: request.headers,
    requestBody: decoded(request),
    status: Number(response?.startLine.split(' ')[1] ?? 0),
    responseHeaders: response?.headers ?? [],
    responseBody: response ? decoded(response) : null,
  }
}

const decompress = { gzip: gunzipSync, 'x-gzip': gunzipSync, br: brotliDecompressSync, deflate: inflateSync }

/** The body as text; null if it is too long, or compressed in a way that can't be read. */
function decoded({
  headers,
  body,
}: {
  readonly headers: readonly WireHeader[]
  readonly body: Buffer | null
}) {
  const encoding = (headerOf(headers, 'content-encoding') ?? '').trim().toLowerCase()
  if (body === null || body.length === 0 || encoding === '' || encoding === 'identity')
    return body?.toString() ?? null
  const [, read] = Object.entries(decompress).find(([name]) => name === encoding) ?? []
  try {
    return read ? read(body, { maxOutputLength: 4 * 1024 * 1024 }).toString() : null
  } catch {
    return null
  }
}
