import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import tls from 'node:tls'
import { isLoopback } from '../local-server/is-loopback.ts'
import { isZoomHost } from '../mock-zoom/zoom/hosts.ts'
import { refusal } from './offline.ts'
import { refuseDatagrams } from './refuse-datagrams.ts'

export interface Redirection {
  /** The mock, for plain HTTP. */
  readonly mock: URL
  /** The local port that speaks TLS as Zoom. */
  readonly zoomPort: number
  /** The certificate to trust there, in PEM. */
  readonly certificate: string
  /** Refuse every host except Zoom's and this machine. */
  readonly offline: boolean
}

/**
 * From here on, every connection of this process to Zoom's hosts ends at the mock. Only the socket differs: TLS, its
 * checks, the server name and the request stay as the client made them. So it works for every client that uses Node's
 * sockets. Returns the function that ends this, and the connections with it.
 */
export function redirectNode(redirection: Redirection): () => void {
  const connectSocket = net.Socket.prototype.connect
  const connectTls = tls.connect
  const redirected = new Set<net.Socket>()
  net.Socket.prototype.connect = function connect(this: net.Socket, ...args: unknown[]) {
    const target = readTarget(args)
    const options = target && redirect(target.options, redirection)
    if (!options) return Reflect.apply(connectSocket, this, args)
    redirected.add(this)
    this.once('close', () => redirected.delete(this))
    return Reflect.apply(connectSocket, this, [options, target.callback])
  }
  tls.connect = (...args: unknown[]) => Reflect.apply(connectTls, tls, withTrust(args, redirection))
  const allowDatagrams = redirection.offline ? refuseDatagrams() : undefined
  syncBuiltinESMExports()
  return () => {
    allowDatagrams?.()
    net.Socket.prototype.connect = connectSocket
    tls.connect = connectTls
    syncBuiltinESMExports()
    // Clients keep connections for reuse; from now on these would lead nowhere.
    for (const socket of redirected) socket.destroy()
  }
}

type Options = Readonly<Record<string, unknown>>

/** What `connect` was called with, in each of its forms; Node itself calls it with an array of options and callback. */
function readTarget(args: readonly unknown[]): { options: Options; callback: unknown } | undefined {
  const [first, second, third] = Array.isArray(args[0]) ? args[0] : args
  if (isOptions(first)) return { options: first, callback: second }
  if (typeof first !== 'number' && (typeof first !== 'string' || Number.isNaN(Number(first))))
    return undefined
  return typeof second === 'string'
    ? { options: { port: first, host: second }, callback: third }
    : { options: { port: first }, callback: second }
}

/** Options for another target, or undefined if the connection is left alone. */
function redirect(options: Options, { mock, zoomPort, offline }: Redirection): Options | undefined {
  if (options.path != null) return undefined
  const host = String(options.host ?? 'localhost')
  // A local address or address family would not fit the other target.
  const { localAddress: _, localPort: __, family: ___, ...rest } = options
  if (isZoomHost(host)) {
    return Number(options.port) === 80
      ? { ...rest, host: mock.hostname.replace(/^\[|\]$/g, ''), port: Number(mock.port || 80) }
      : { ...rest, host: '127.0.0.1', port: zoomPort }
  }
  if (!offline || isLoopback(host)) return undefined
  // A name that can't be looked up: every client knows how to handle this failure.
  const lookup = (_name: string, _options: unknown, done: (error: Error) => void) =>
    done(refusal(host, Number(options.port)))
  return { ...rest, host: 'refused.invalid', lookup }
}

/** Adds the certificate for connections to Zoom. Everything else that the client trusts or checks stays its own. */
function withTrust(args: readonly unknown[], { certificate }: Redirection): readonly unknown[] {
  const [port, host] = args
  const given: Options = args.find(isOptions) ?? {}
  const callback = args.findLast((arg) => typeof arg === 'function')
  const options: Options = {
    ...(typeof port !== 'object' && { port }),
    ...(typeof host === 'string' && { host }),
    ...given,
  }
  const name = options.servername ?? options.host
  if (typeof name !== 'string' || !isZoomHost(name)) return args
  const { secureContext: _, ...rest } = options
  return [{ ...rest, ca: [certificate] }, callback]
}

function isOptions(value: unknown): value is Options {
  return typeof value === 'object' && value !== null
}
