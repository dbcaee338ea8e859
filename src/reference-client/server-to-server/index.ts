import { once } from 'node:events'
import { createServer } from 'node:http'
import BetterSqlite3 from 'better-sqlite3'
import type Koa from 'koa'
import type { Alteration } from '../alteration.ts'
import { createTokenCipher, plainTokens } from '../store/token-cipher.ts'
import { readZoomUrl } from '../zoom-settings.ts'
import { type AccountApi, createAccountApi } from './account-api.ts'
import { type AccountAppParts, createAccountApp } from './account-app.ts'
import { type AccountTokenStore, createAccountTokenStore } from './account-token-store.ts'
import { type AccountTokens, createAccountTokens } from './account-tokens.ts'
import { type CallZoom, createCallZoom } from './call-zoom.ts'
import type { ZoomAccount } from './zoom-account.ts'

export interface AccountClientOptions {
  /** `https://zoom.us`, or a mock on this machine. */
  readonly zoomUrl: string
  /** The accounts that it serves, each with what it is registered as there. */
  readonly accounts: readonly ZoomAccount[]
  /** Path of the SQLite file; in memory when left out. */
  readonly database?: string
  /** Keys that encrypt the stored tokens, as those of the client that people connect to. */
  readonly tokenKeys?: string
  readonly port?: number
  /** What a broken twin changes. A correct app changes nothing. */
  readonly alterations?: AccountAlterations
}

/** What the parts of the server-to-server client are made from. */
export interface AccountFoundation {
  readonly zoomUrl: string
  readonly accounts: readonly ZoomAccount[]
}

export interface AccountAlterations {
  readonly tokenStore?: Alteration<AccountTokenStore, AccountFoundation>
  readonly api?: Alteration<AccountApi, AccountFoundation>
  readonly tokens?: Alteration<AccountTokens, { readonly store: AccountTokenStore; readonly api: AccountApi }>
  readonly callZoom?: Alteration<CallZoom, { readonly tokens: AccountTokens }>
  readonly app?: Alteration<Koa, AccountAppParts & { readonly store: AccountTokenStore }>
}

/** The correct server-to-server app, running. */
export interface AccountClient extends AsyncDisposable {
  /** Without a trailing slash. */
  readonly url: string
}

/**
 * Starts the correct server-to-server app on this machine; resolves once it listens. It acts for accounts, and nobody
 * connects to it: `POST /accounts/{accountId}/user` and `/meetings` with the form field `user` make it call Zoom.
 *
 * Throws an `Error` when `zoomUrl` is plain http to another machine, and what Node and SQLite throw when the port or the
 * file can't be used, or `tokenKeys` can't be read.
 */
export async function startAccountClient(options: AccountClientOptions): Promise<AccountClient> {
  const { accounts, port = 0, alterations = {} } = options
  const zoomUrl = readZoomUrl(options.zoomUrl)
  const cipher = options.tokenKeys === undefined ? plainTokens : createTokenCipher(options.tokenKeys)
  const database = new BetterSqlite3(options.database ?? ':memory:')
  database.pragma('journal_mode = WAL')
  const server = createServer(
    assemble({ zoomUrl, accounts }, createAccountTokenStore(database, cipher), alterations).callback(),
  )
  const close = async () => {
    await new Promise((closed) => server.close(closed))
    database.close()
  }
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  } catch (error) {
    database.close()
    throw error
  }
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.')
  return { url: `http://127.0.0.1:${address.port}`, [Symbol.asyncDispose]: close }
}

function assemble(
  foundation: AccountFoundation,
  rightStore: AccountTokenStore,
  alterations: AccountAlterations,
): Koa {
  const asItIs = <Part>(right: Part) => right
  const alter = {
    tokenStore: asItIs,
    api: asItIs,
    tokens: asItIs,
    callZoom: asItIs,
    app: asItIs,
    ...alterations,
  } satisfies Required<AccountAlterations>
  const store = alter.tokenStore(rightStore, foundation)
  const api = alter.api(createAccountApi(foundation.zoomUrl), foundation)
  const tokens = alter.tokens(createAccountTokens(store, api), { store, api })
  const callZoom = alter.callZoom(createCallZoom(tokens), { tokens })
  const parts = { accounts: foundation.accounts, api, callZoom }
  return alter.app(createAccountApp(parts), { ...parts, store })
}
