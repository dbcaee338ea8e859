import BetterSqlite3, { type Database } from 'better-sqlite3'
import type { SqlDatabase } from './sql-database.ts'

/** A partial unique index holds only the rows that aren't deleted: as many deleted ones as there are, and one that lives. */
const schema = `
  CREATE TABLE IF NOT EXISTS zoom_connections (
    id INTEGER PRIMARY KEY,
    person TEXT NOT NULL,
    zoom_user_id TEXT NOT NULL,
    zoom_email TEXT NOT NULL,
    access_token TEXT NOT NULL,
    refresh_token TEXT NOT NULL,
    refresh_token_hash TEXT NOT NULL,
    expires_at INTEGER NOT NULL, -- times are milliseconds
    api_url TEXT NOT NULL,
    refresh_claimed_until INTEGER NOT NULL DEFAULT 0,
    refresh_claimed_by TEXT NOT NULL DEFAULT '',
    connected_at INTEGER NOT NULL,
    deleted_at INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS one_live_row_per_person
    ON zoom_connections (person) WHERE deleted_at IS NULL;
  CREATE UNIQUE INDEX IF NOT EXISTS one_live_row_per_zoom_user
    ON zoom_connections (zoom_user_id) WHERE deleted_at IS NULL;

  CREATE TABLE IF NOT EXISTS browser_sessions (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL
  ) STRICT;

  CREATE TABLE IF NOT EXISTS pending_authorizations (
    state TEXT PRIMARY KEY,
    session_id TEXT NOT NULL,
    person TEXT NOT NULL,
    code_verifier TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
  ) STRICT;`

/** A SQLite file, and the handle with which twins write what a correct app doesn't. */
export interface SqliteDatabase extends SqlDatabase {
  readonly handle: Database
}

/** `throwaway` data outlives a crash of the process, and not one of the machine. */
export function openSqlite(file: string, throwaway: boolean): SqliteDatabase {
  const handle = new BetterSqlite3(file)
  try {
    if (throwaway) handle.pragma('synchronous = OFF')
    handle.pragma('journal_mode = WAL')
    return onSqlite(handle)
  } catch (error) {
    handle.close()
    throw error
  }
}

/** The same on a database that is already open. */
export function onSqlite(handle: Database): SqliteDatabase {
  handle.exec(schema)
  const statements = new Map<string, ReturnType<typeof prepare>>()
  const prepare = (sql: string) =>
    handle.prepare<[object], Record<string, unknown>>(sql.replaceAll(/:([a-zA-Z]+)/g, '@$1'))
  const statement = (sql: string) => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const prepared = prepare(sql)
    statements.set(sql, prepared)
    return prepared
  }
  const all = handle.transaction((changes: Parameters<SqlDatabase['changeAll']>[0]) => {
    for (const { sql, values } of changes) statement(sql).run(values)
  })

  return {
    handle,
    now: `CAST(round(unixepoch('subsec') * 1000) AS INTEGER)`,
    rows: async (sql, values) => statement(sql).all(values),
    change: async (sql, values) => statement(sql).run(values).changes,
    // It can't collide: "immediate" has the only right to write from its first statement on.
    changeAll: async (changes) => all.immediate(changes),
    close: async () => void handle.close(),
  }
}
