import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import BetterSqlite3, { type Database } from 'better-sqlite3'
import type Koa from 'koa'
import type { Alteration } from './alteration.ts'
import { type AppParts, createApp } from './app.ts'
import { createBrowserSessions } from './browser-sessions.ts'
import { createReadCallback, type ReadCallback } from './callback.ts'
import { type Connection, type ConnectionParts, createConnection } from './connection.ts'
import { type Pages, pages } from './pages.ts'
import { createPendingAuthorizations, type PendingAuthorizations } from './pending-authorizations.ts'
import { createRefreshOnce, type RefreshOnce } from './refresh-once.ts'
import { createTokenStore, type TokenStore } from './token-store.ts'
import { createWebhooks, type WebhookParts, type Webhooks } from './webhooks.ts'
import { createZoomApi, type ZoomApi } from './zoom-api.ts'
import { readZoomUrl, type ZoomSettings } from './zoom-settings.ts'

export type { Alteration } from './alteration.ts'
export type { AppParts } from './app.ts'
export type { BrowserSession } from './browser-sessions.ts'
export type { Arrival, CheckedCallback, ReadCallback } from './callback.ts'
export { type Connection, type ConnectionParts, createConnection } from './connection.ts'
export type { Failure, HomeView, Pages } from './pages.ts'
export type { PendingAuthorization, PendingAuthorizations } from './pending-authorizations.ts'
export { createRefreshOnce, NotConnected, type RefreshOnce } from './refresh-once.ts'
export type { LiveConnection, TokenStore } from './token-store.ts'
export { type Delivery, readEvent, type Webhooks, type ZoomEvent } from './webhooks.ts'
export {
  type AccessToken,
  readTokens,
  type Tokens,
  ZoomRefusal,
  ZoomUnavailable,
  type ZoomUser,
} from './zoom-answers.ts'
export { createZoomApi, type ZoomApi } from './zoom-api.ts'
export type { Post } from './zoom-requests.ts'
export type { ZoomSettings } from './zoom-settings.ts'

export interface ReferenceClientOptions {
  /** `https://zoom.us`, or a mock on this machine. */
  readonly zoomUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** The app's secret token, with which Zoom signs events. Without it, `POST /zoom/events` accepts none. */
  readonly webhookSecret?: string
  /** Path of the SQLite file; in memory when left out. */
  readonly database?: string
  /** For data that is thrown away with the test: it outlives a crash of the process, and not one of the machine. */
  readonly throwaway?: boolean
  /** Gets each line that it prints; by default it goes to standard error. */
  readonly print?: (line: string) => void
  readonly host?: string
  readonly port?: number
  /** What a broken twin changes. A correct app changes nothing. */
  readonly alterations?: Alterations
}

export interface Alterations {
  readonly tokenStore?: Alteration<TokenStore, Foundation>
  readonly pendingAuthorizations?: Alteration<PendingAuthorizations, Foundation>
  readonly readCallback?: Alteration<
    ReadCallback,
    Foundation & Pick<ConnectionParts, 'pendingAuthorizations'>
  >
  readonly zoomApi?: Alteration<ZoomApi, Foundation>
  readonly refreshOnce?: Alteration<RefreshOnce, Foundation & Pick<ConnectionParts, 'tokenStore' | 'zoomApi'>>
  readonly connection?: Alteration<Connection, Foundation & ConnectionParts>
  readonly webhooks?: Alteration<Webhooks, Foundation & WebhookParts>
  readonly pages?: Alteration<Pages, Foundation>
  /** The whole server, where a twin can add steps before and after its routes. */
  readonly app?: Alteration<Koa, Foundation & AppParts>
}

/** What everything is made from. */
export interface Foundation {
  readonly database: Database
  readonly settings: ZoomSettings
  readonly print: (line: string) => void
}

export interface ReferenceClient extends AsyncDisposable {
  /** Without a trailing slash. The redirect URI is `/callback` there. */
  readonly url: string
  close(): Promise<void>
}

/**
 * Starts the correct Zoom app; resolves once it listens.
 *
 * Throws an `Error` when `zoomUrl` is plain http to another machine, and what Node and SQLite throw when the port or the
 * file can't be used.
 *
 * @example
 * ```ts
 * import { createMockZoom } from 'mock-zoom'
 * import { startReferenceClient } from 'mock-zoom/reference-client'
 *
 * await using zoom = await createMockZoom()
 * const { clientId, clientSecret } = await zoom.apps.first()
 * await using app = await startReferenceClient({
 *   zoomUrl: zoom.url,
 *   clientId,
 *   clientSecret: clientSecret ?? '',
 * })
 * console.log(`Open ${app.url} in a browser.`)
 * ```
 */
export async function startReferenceClient(options: ReferenceClientOptions): Promise<ReferenceClient> {
  const { clientId, clientSecret, host = '127.0.0.1', port = 0, alterations = {} } = options
  const { print = console.error } = options
  const zoomUrl = readZoomUrl(options.zoomUrl)
  const database = new BetterSqlite3(options.database ?? ':memory:')
  const server = createServer()
  const close = async () => {
    await new Promise((closed) => server.close(closed))
    database.close()
  }
  try {
    if (options.throwaway) database.pragma('synchronous = OFF')
    database.pragma('journal_mode = WAL')
    server.listen(port, host)
    await once(server, 'listening')
    const url = urlOf(server.address(), host)
    const settings = { zoomUrl, clientId, clientSecret, redirectUri: `${url}/callback` }
    server.on(
      'request',
      assemble({ database, settings, print }, options.webhookSecret, alterations).callback(),
    )
    return { url, close, [Symbol.asyncDispose]: close }
  } catch (error) {
    await close()
    throw error
  }
}

const asItIs = <Part>(right: Part) => right
const noAlterations: Required<Alterations> = {
  tokenStore: asItIs,
  pendingAuthorizations: asItIs,
  readCallback: asItIs,
  zoomApi: asItIs,
  refreshOnce: asItIs,
  connection: asItIs,
  webhooks: asItIs,
  pages: asItIs,
  app: asItIs,
}

function assemble(foundation: Foundation, secretToken: string | undefined, alterations: Alterations): Koa {
  const { database, settings } = foundation
  const alter = { ...noAlterations, ...alterations }

  const tokenStore = alter.tokenStore(createTokenStore(database), foundation)
  const pendingAuthorizations = alter.pendingAuthorizations(createPendingAuthorizations(database), foundation)
  const zoomApi = alter.zoomApi(createZoomApi(settings), foundation)
  const refreshParts = { tokenStore, zoomApi }
  const refreshOnce = alter.refreshOnce(createRefreshOnce(tokenStore, zoomApi), {
    ...foundation,
    ...refreshParts,
  })
  const parts = { tokenStore, pendingAuthorizations, zoomApi, refreshOnce }
  const webhookParts = { clientId: settings.clientId, secretToken, tokenStore }
  const appParts = {
    browserSessions: createBrowserSessions(database),
    readCallback: alter.readCallback(createReadCallback(settings, pendingAuthorizations), {
      ...foundation,
      pendingAuthorizations,
    }),
    connection: alter.connection(createConnection(parts), { ...foundation, ...parts }),
    webhooks: alter.webhooks(createWebhooks(webhookParts), { ...foundation, ...webhookParts }),
    pages: alter.pages(pages, foundation),
  }
  const app = alter.app(createApp(appParts), { ...foundation, ...appParts })
  app.on('error', (error: Error) => {
    if (!app.silent) foundation.print(error.stack ?? String(error))
  })
  return app
}

function urlOf(address: ReturnType<Server['address']>, host: string): string {
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.')
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${address.port}`
}
