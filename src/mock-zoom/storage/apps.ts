import type Database from 'better-sqlite3'
import type { App } from '../domain/app.ts'
import type { ClientId } from '../domain/ids.ts'
import { splitWords } from './columns.ts'

interface Row {
  client_id: ClientId
  client_secret: string | null
  name: string
  redirect_uris: string
  scopes: string
  strict_mode: number
  disabled: number
}

export interface Apps {
  find(clientId: string): App | undefined
  list(): App[]
  save(app: App): void
  /** Also removes what belongs to the app. Answers whether there was one. */
  remove(clientId: string): boolean
}

export function appsIn(db: Database.Database): Apps {
  const find = db.prepare<[string], Row>('SELECT * FROM apps WHERE client_id = ?')
  const list = db.prepare<[], Row>('SELECT * FROM apps ORDER BY rowid')
  const save = db.prepare(`
    INSERT INTO apps VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (client_id) DO UPDATE SET
      client_secret = excluded.client_secret, name = excluded.name, redirect_uris = excluded.redirect_uris,
      scopes = excluded.scopes, strict_mode = excluded.strict_mode, disabled = excluded.disabled`)
  const remove = db.prepare('DELETE FROM apps WHERE client_id = ?')
  return {
    find(clientId) {
      const row = find.get(clientId)
      return row && toApp(row)
    },
    list: () => list.all().map(toApp),
    save(app) {
      save.run(
        app.clientId,
        app.clientSecret,
        app.name,
        app.redirectUris.join(' '),
        app.scopes.join(' '),
        Number(app.strictMode),
        Number(app.disabled),
      )
    },
    remove: (clientId) => remove.run(clientId).changes > 0,
  }
}

function toApp(row: Row): App {
  return {
    clientId: row.client_id,
    clientSecret: row.client_secret,
    name: row.name,
    redirectUris: splitWords(row.redirect_uris),
    scopes: splitWords(row.scopes),
    strictMode: row.strict_mode === 1,
    disabled: row.disabled === 1,
  }
}
