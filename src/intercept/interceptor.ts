import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import type { TLSSocket } from 'node:tls'
import type { Authority } from './authority/authority.ts'
import { zoomKeyHash } from './authority/zoom-key-hash.ts'
import { childEnvironment } from './child-environment.ts'
import type { Environment } from './environment.ts'
import { javaTrustStore } from './java-settings.ts'
import { startProxy } from './proxy.ts'
import { makeRunFolder } from './run-folder.ts'
import { listenForSent, type SentToZoom } from './sent-to-zoom.ts'
import { writeTrustFiles } from './trust-files.ts'
import { findUpstream, type ProxyFor } from './upstream.ts'
import { passToMock, startZoomEndpoint } from './zoom-endpoint.ts'

/** Zoom's hosts and a proxy to them, for programs that are started with its environment. */
export interface Interceptor extends AsyncDisposable {
  /** The proxy's address with the password of this run. */
  readonly proxyUrl: string
  /** A second one, for clients that can't send a password: it lends nobody the password of the user's own proxy. */
  readonly openProxyUrl: string
  /** Its files, removed when it is disposed. */
  readonly folder: string
  /** The hash of the key of Zoom's certificate, in the form that browsers take. */
  readonly zoomKeyHash: string
  /** Adds to an environment the variables that lead to the mock. */
  environmentFor(before: Environment): Environment
}

export interface InterceptorOptions {
  /** The mock's base URL. */
  readonly mockUrl: string
  readonly authority: Authority
  /** Where a connection to Zoom goes, its TLS taken off; to the mock by default. */
  readonly pass?: (client: TLSSocket) => void
  /** The user's folder for the authority and its derived files. */
  readonly keptIn: string
  readonly offline: boolean
  /** The user's own proxy for other hosts. */
  readonly proxyFor: ProxyFor
  readonly onRefusal: (text: string) => void
  /** Called when a Node process of the command has sent a browser to Zoom's authorize page. */
  readonly onSentToZoom?: (browser: SentToZoom) => void
}

/** Starts both. Disposing the result closes them and removes its files. */
export async function startInterceptor(options: InterceptorOptions): Promise<Interceptor> {
  const { mockUrl, authority, offline, onRefusal } = options
  const mock = new URL(mockUrl)
  const endpoint = await startZoomEndpoint(authority, options.pass ?? ((client) => passToMock(mock, client)))
  const common = { mock, endpoint, offline, onRefusal }
  const proxy = await startProxy({
    ...common,
    upstream: findUpstream(options.proxyFor, { lendsPassword: true }),
    password: randomBytes(16).toString('hex'),
  })
  const openProxy = await startProxy({
    ...common,
    upstream: findUpstream(options.proxyFor, { lendsPassword: false }),
  })
  const sent = await listenForSent(options.onSentToZoom ?? (() => {}))
  const folder = makeRunFolder()
  return {
    proxyUrl: proxy.url,
    openProxyUrl: openProxy.url,
    folder,
    zoomKeyHash: zoomKeyHash(authority),
    environmentFor(before) {
      const trust = writeTrustFiles(folder, authority.certificate, before)
      return childEnvironment(before, {
        mockUrl,
        zoomPort: endpoint.port,
        proxyUrl: proxy.url,
        openProxyUrl: openProxy.url,
        offline,
        sentToZoomUrl: sent.url,
        trust,
        javaTrustStore: javaTrustStore(options.keptIn, trust.certificate, before),
      })
    },
    async [Symbol.asyncDispose]() {
      await sent[Symbol.asyncDispose]()
      await proxy[Symbol.asyncDispose]()
      await openProxy[Symbol.asyncDispose]()
      await endpoint[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
