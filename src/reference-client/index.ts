import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { Database } from 'better-sqlite3'
import type Koa from 'koa'
import type { Alteration } from './alteration.ts'
import { type AppParts, createApp } from './app.ts'
import { createBrowserSessions } from './browser-sessions.ts'
import { createReadCallback, type ReadCallback } from './callback.ts'
import { type Connection, type ConnectionParts, createConnection } from './connection.ts'
import { type Pages, pages } from './pages.ts'
import { createPendingAuthorizations, type PendingAuthorizations } from './pending-authorizations.ts'
import { createRefreshOnce, type RefreshOnce } from './refresh-once.ts'
import { type AppDatabase, openDatabase } from './store/open-database.ts'
import { DatabaseError } from './store/sql-database.ts'
import { createTokenCipher, plainTokens, type TokenCipher } from './store/token-cipher.ts'
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
export { createScratchDatabase, type ScratchDatabase } from './store/open-database.ts'
export { DatabaseError } from './store/sql-database.ts'
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
  /**
   * Path of a SQLite file, `postgres://…` (needs the package `pg`) or `mysql://…` (needs `mysql2`; for MariaDB too). In memory
   * when left out. Instances that share it share everything.
   */
  readonly database?: string
  /**
   * Keys that encrypt the stored tokens: `id:key`, with commas between them and the newest first; a key is 32 random bytes in
   * base64url. Keep them out of the database and its backups, for example in the environment. When left out, tokens are
   * stored as they are: that is for data that is thrown away.
   */
  readonly tokenKeys?: string
  /** For a SQLite file that is thrown away with the test: it outlives a crash of the process, and not one of the machine. */
  readonly throwaway?: boolean
  /** Gets each line that it prints; by default it goes to standard error. */
  readonly print?: (line: string) => void
  readonly host?: string
  readonly port?: number
  /** Where browsers reach the app, if a proxy is in front of it. Instances behind one proxy have the same. */
  readonly publicUrl?: string
  /** What a broken twin changes. A correct app changes nothing. Those that get the database need SQLite. */
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

/** What everything is made from; for twins, which may write into the database what a correct app does not. */
export interface Foundation {
  readonly database: Database
  readonly settings: ZoomSettings
  readonly print: (line: string) => void
}

export interface ReferenceClient extends AsyncDisposable {
  /** Its own URL, without a trailing slash. The redirect URI is `/callback` there, or at `publicUrl`. */
  readonly url: string
  close(): Promise<void>
}

/**
 * Starts the correct Zoom app; resolves once it listens.
 *
 * Throws an `Error` when `zoomUrl` is plain http to another machine or `tokenKeys` can't be read, a `DatabaseError` when PostgreSQL or MariaDB can't be
 * used, and what Node and SQLite throw when the port or the file can't be used.
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
  const cipher = options.tokenKeys === undefined ? plainTokens : createTokenCipher(options.tokenKeys)
  const database = await openDatabase(options.database ?? ':memory:', options.throwaway ?? false)
  const server = createServer()
  const close = async () => {
    await new Promise((closed) => server.close(closed))
    await database.close()
  }
  try {
    server.listen(port, host)
    await once(server, 'listening')
    const url = urlOf(server.address(), host)
    const settings = { zoomUrl, clientId, clientSecret, redirectUri: `${options.publicUrl ?? url}/callback` }
    server.on(
      'request',
      assemble({ database, cipher, settings, print }, options.webhookSecret, alterations).callback(),
    )
    return { url, close, [Symbol.asyncDispose]: close }
  } catch (error) {
    await close()
    throw error
  }
}

interface Beginnings {
  readonly database: AppDatabase
  readonly cipher: TokenCipher
  readonly settings: ZoomSettings
  readonly print: (line: string) => void
}

function assemble(
  { database, cipher, settings, print }: Beginnings,
  secretToken: string | undefined,
  alterations: Alterations,
): Koa {
  const altered = <Part, From extends object>(
    alteration: Alteration<Part, Foundation & From> | undefined,
    right: Part,
    from: From,
  ): Part => {
    if (alteration === undefined) return right
    return alteration(right, {
      ...from,
      settings,
      print,
      get database() {
        return handleOf(database)
      },
    })
  }

  const tokenStore = altered(alterations.tokenStore, createTokenStore(database, cipher), {})
  const pending = createPendingAuthorizations(database)
  const pendingAuthorizations = altered(alterations.pendingAuthorizations, pending, {})
  const zoomApi = altered(alterations.zoomApi, createZoomApi(settings), {})
  const refreshParts = { tokenStore, zoomApi }
  const refreshOnce = altered(alterations.refreshOnce, createRefreshOnce(tokenStore, zoomApi), refreshParts)
  const parts = { ...refreshParts, pendingAuthorizations, refreshOnce }
  const webhookParts = { clientId: settings.clientId, secretToken, tokenStore }
  const readCallback = createReadCallback(settings, pendingAuthorizations)
  const appParts = {
    browserSessions: createBrowserSessions(database),
    readCallback: altered(alterations.readCallback, readCallback, { pendingAuthorizations }),
    connection: altered(alterations.connection, createConnection(parts), parts),
    webhooks: altered(alterations.webhooks, createWebhooks(webhookParts), webhookParts),
    pages: altered(alterations.pages, pages, {}),
  }
  const app = altered(alterations.app, createApp(appParts), appParts)
  app.on('error', (error: Error) => {
    if (!app.silent) print(error.stack ?? String(error))
  })
  return app
}

function handleOf({ handle }: AppDatabase): Database {
  if (handle === undefined)
    throw new DatabaseError('A broken twin that writes into the database needs SQLite.')
  return handle
}

function urlOf(address: ReturnType<Server['address']>, host: string): string {
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.')
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${address.port}`
}
