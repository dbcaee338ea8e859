import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import BetterSqlite3, { type Database } from 'better-sqlite3'
import type Koa from 'koa'
import { createApp } from './app.ts'
import { createBrowserSessions } from './browser-sessions.ts'
import { createReadCallback } from './callback.ts'
import { type Connection, type ConnectionParts, createConnection } from './connection.ts'
import { type Pages, pages } from './pages.ts'
import { createPendingAuthorizations, type PendingAuthorizations } from './pending-authorizations.ts'
import { createRefreshOnce } from './refresh-once.ts'
import { createTokenStore, type TokenStore } from './token-store.ts'
import { isLoopback } from './zoom-answers.ts'
import { createZoomApi, type ZoomApi, type ZoomSettings } from './zoom-api.ts'

export type { CheckedCallback } from './callback.ts'
export type { Connection, ConnectionParts } from './connection.ts'
export type { Failure, HomeView, Pages } from './pages.ts'
export type { PendingAuthorization, PendingAuthorizations } from './pending-authorizations.ts'
export type { LiveConnection, TokenStore } from './token-store.ts'
export type { Tokens, ZoomUser } from './zoom-answers.ts'
export type { ZoomApi, ZoomSettings } from './zoom-api.ts'
export { createZoomApi } from './zoom-api.ts'

export interface ReferenceClientOptions {
  /** `https://zoom.us`, or a mock on this machine. */
  readonly zoomUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** Path of the SQLite file; in memory when left out. */
  readonly database?: string
  readonly host?: string
  readonly port?: number
  /** What a broken twin changes. A right integration has none. */
  readonly alterations?: Alterations
}

/** Gets the right part, and what that was made from; gives the part to use in its place. */
export type Alteration<Part, From> = (right: Part, from: From) => Part

export interface Alterations {
  readonly tokenStore?: Alteration<TokenStore, Foundation>
  readonly pendingAuthorizations?: Alteration<PendingAuthorizations, Foundation>
  readonly zoomApi?: Alteration<ZoomApi, Foundation>
  readonly connection?: Alteration<Connection, Foundation & ConnectionParts>
  readonly pages?: Alteration<Pages, Foundation>
}

/** What everything is made from. */
export interface Foundation {
  readonly database: Database
  readonly settings: ZoomSettings
}

export interface ReferenceClient extends AsyncDisposable {
  /** Without a slash at the end. The redirect URI is `/callback` there. */
  readonly url: string
  close(): Promise<void>
}

/** Starts the right Zoom integration; resolves once it listens. */
export async function startReferenceClient(options: ReferenceClientOptions): Promise<ReferenceClient> {
  const { clientId, clientSecret, host = '127.0.0.1', port = 0, alterations = {} } = options
  const zoomUrl = readZoomUrl(options.zoomUrl)
  const database = new BetterSqlite3(options.database ?? ':memory:')
  const server = createServer()
  const close = async () => {
    await new Promise((closed) => server.close(closed))
    database.close()
  }
  try {
    database.pragma('journal_mode = WAL')
    server.listen(port, host)
    await once(server, 'listening')
    const url = urlOf(server.address(), host)
    const settings = { zoomUrl, clientId, clientSecret, redirectUri: `${url}/callback` }
    server.on('request', assemble({ database, settings }, alterations).callback())
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
  zoomApi: asItIs,
  connection: asItIs,
  pages: asItIs,
}

function assemble(foundation: Foundation, alterations: Alterations): Koa {
  const { database, settings } = foundation
  const alter = { ...noAlterations, ...alterations }

  const tokenStore = alter.tokenStore(createTokenStore(database), foundation)
  const pendingAuthorizations = alter.pendingAuthorizations(createPendingAuthorizations(database), foundation)
  const zoomApi = alter.zoomApi(createZoomApi(settings), foundation)
  const refreshOnce = createRefreshOnce(tokenStore, zoomApi)
  const parts = { tokenStore, pendingAuthorizations, zoomApi, refreshOnce }
  return createApp({
    browserSessions: createBrowserSessions(database),
    readCallback: createReadCallback(settings, pendingAuthorizations),
    connection: alter.connection(createConnection(parts), { ...foundation, ...parts }),
    pages: alter.pages(pages, foundation),
  })
}

function readZoomUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url))) return url.origin
  throw new Error(`zoomUrl must be https://..., or http:// on this machine (a mock), and is "${text}".`)
}

function urlOf(address: ReturnType<Server['address']>, host: string): string {
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.')
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${address.port}`
}
