import type Database from 'better-sqlite3'
import type { App } from '../domain/app.ts'
import { frozen } from '../domain/frozen.ts'
import type { AccountId, ClientId } from '../domain/ids.ts'
import { splitWords } from './columns.ts'
import { type Changes, rememberEach } from './remembered.ts'

interface Row {
  client_id: ClientId
  client_secret: string | null
  name: string
  redirect_uris: string
  scopes: string
  strict_mode: number
  disabled: number
  kind: App['kind']
  account_id: AccountId | null
  optional_scopes: string
  subdomain_check: number
  device_flow: number
  draft: number
  webhook_url: string | null
  webhook_secret: string | null
  verification_token: string | null
  webhook_authentication: string
  subscriptions: string
  not_approved_by: string
}

export interface Apps {
  /** Requests of apps share what it returns, which can't be changed. */
  find(clientId: string): App | undefined
  list(): App[]
  save(app: App): void
  /** Also removes everything that belongs to the app. Returns whether there was one. */
  remove(clientId: string): boolean
}

export function appsIn(db: Database.Database, changes: Changes): Apps {
  const find = db.prepare<[string], Row>('SELECT * FROM apps WHERE client_id = ?')
  const list = db.prepare<[], Row>('SELECT * FROM apps ORDER BY rowid')
  const save = db.prepare(`
    INSERT INTO apps (client_id, client_secret, name, kind, account_id, redirect_uris, scopes, optional_scopes, strict_mode,
      subdomain_check, device_flow, draft, disabled, webhook_url, webhook_secret, verification_token,
      webhook_authentication, subscriptions, not_approved_by)
    VALUES (@clientId, @clientSecret, @name, @kind, @accountId, @redirectUris, @scopes, @optionalScopes, @strictMode,
      @subdomainCheck, @deviceFlow, @draft, @disabled, @webhookUrl, @webhookSecret, @verificationToken,
      @webhookAuthentication, @subscriptions, @notApprovedBy)
    ON CONFLICT (client_id) DO UPDATE SET
      client_secret = excluded.client_secret, name = excluded.name, kind = excluded.kind,
      account_id = excluded.account_id, redirect_uris = excluded.redirect_uris, scopes = excluded.scopes,
      optional_scopes = excluded.optional_scopes, strict_mode = excluded.strict_mode,
      subdomain_check = excluded.subdomain_check, device_flow = excluded.device_flow, draft = excluded.draft,
      disabled = excluded.disabled, webhook_url = excluded.webhook_url, webhook_secret = excluded.webhook_secret,
      verification_token = excluded.verification_token,
      webhook_authentication = excluded.webhook_authentication, subscriptions = excluded.subscriptions,
      not_approved_by = excluded.not_approved_by`)
  const remove = db.prepare('DELETE FROM apps WHERE client_id = ?')
  return {
    find: rememberEach(changes, (clientId) => {
      const row = find.get(clientId)
      return row && frozen(toApp(row))
    }),
    list: () => list.all().map(toApp),
    save(app) {
      changes.note()
      save.run({
        ...app,
        redirectUris: app.redirectUris.join(' '),
        scopes: app.scopes.join(' '),
        optionalScopes: app.optionalScopes.join(' '),
        strictMode: Number(app.strictMode),
        subdomainCheck: Number(app.subdomainCheck),
        deviceFlow: Number(app.deviceFlow),
        draft: Number(app.draft),
        disabled: Number(app.disabled),
        webhookAuthentication: JSON.stringify(app.webhookAuthentication),
        subscriptions: JSON.stringify(app.subscriptions),
        notApprovedBy: app.notApprovedBy.join(' '),
      })
    },
    remove(clientId) {
      changes.note()
      return remove.run(clientId).changes > 0
    },
  }
}

function toApp(row: Row): App {
  return {
    clientId: row.client_id,
    clientSecret: row.client_secret,
    name: row.name,
    kind: row.kind,
    accountId: row.account_id,
    redirectUris: splitWords(row.redirect_uris),
    scopes: splitWords(row.scopes),
    optionalScopes: splitWords(row.optional_scopes),
    strictMode: row.strict_mode === 1,
    subdomainCheck: row.subdomain_check === 1,
    deviceFlow: row.device_flow === 1,
    draft: row.draft === 1,
    disabled: row.disabled === 1,
    notApprovedBy: splitWords(row.not_approved_by),
    webhookUrl: row.webhook_url,
    webhookSecret: row.webhook_secret,
    verificationToken: row.verification_token,
    webhookAuthentication: JSON.parse(row.webhook_authentication) as App['webhookAuthentication'],
    subscriptions: JSON.parse(row.subscriptions) as App['subscriptions'],
  }
}
