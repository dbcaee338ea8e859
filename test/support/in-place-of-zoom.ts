import https from 'node:https'
import net from 'node:net'
import type { Duplex } from 'node:stream'
import type { MockZoom } from '../../src/mock-zoom/index.ts'

/**
 * Until it is disposed of, connections to Zoom's hosts end at the mock: those of `fetch` and those of `node:https`.
 * Only the socket is another one, and without TLS; the request stays as the client made it, Host header included.
 */
export function standInForZoom(zoom: MockZoom): AsyncDisposable {
  const { hostname, port } = new URL(zoom.url)
  const connectToMock = (host: unknown): net.Socket => {
    if (host !== 'zoom.us' && host !== 'api.zoom.us') throw new Error(`nothing may be sent to ${host}`)
    return net.connect(Number(port), hostname)
  }
  const releaseFetch = takeFetch(connectToMock)
  const releaseHttps = takeHttps(connectToMock)
  return {
    async [Symbol.asyncDispose]() {
      releaseHttps()
      await releaseFetch()
    },
  }
}

type Connect = (host: string | null | undefined) => net.Socket

/** The class of fetch's dispatcher, as far as it is needed: github.com/nodejs/undici, docs/docs/api/Client.md. */
interface DispatcherClass {
  new (options: {
    connect(
      target: { readonly protocol: string; readonly hostname: string; readonly port: string },
      callback: (error: Error | null, socket: net.Socket | null) => void,
    ): void
  }): { destroy(): Promise<void> }
}

/** `fetch` takes its connections from a dispatcher that lies under this symbol, for all of Node 20 to 24. */
const dispatcherSymbol = Symbol.for('undici.globalDispatcher.1')

function takeFetch(connectToMock: Connect): () => Promise<void> {
  // Reading the global loads fetch, and that sets the dispatcher.
  const before: unknown = globalThis.Response && Reflect.get(globalThis, dispatcherSymbol)
  if (typeof before !== 'object' || before === null)
    throw new Error('this Node hides the dispatcher of fetch')
  // The class comes from the runtime, since one of another version of undici does not go with its fetch.
  const { constructor: RuntimeAgent } = before as { constructor: DispatcherClass }
  const agent = new RuntimeAgent({
    connect({ protocol, hostname, port }, callback) {
      const socket =
        protocol === 'https:' ? connectToMock(hostname) : net.connect(Number(port || 80), hostname)
      socket.once('connect', () => callback(null, socket))
      socket.once('error', (error) => callback(error, null))
    },
  })
  Reflect.set(globalThis, dispatcherSymbol, agent)
  return async () => {
    Reflect.set(globalThis, dispatcherSymbol, before)
    await agent.destroy()
  }
}

function takeHttps(connectToMock: Connect): () => void {
  const before = https.globalAgent
  const agent = new (class extends https.Agent {
    override createConnection({ host }: https.RequestOptions): Duplex {
      return connectToMock(host)
    }
  })()
  https.globalAgent = agent
  return () => {
    https.globalAgent = before
    agent.destroy()
  }
}
