import type { Pool } from 'pg'
import {
  codeOf,
  DatabaseAway,
  DatabaseError,
  numbered,
  type SqlDatabase,
  untilItFits,
  type Values,
} from './sql-database.ts'

/** A partial unique index holds only the rows that aren't deleted: as many deleted ones as there are, and one that lives. */
const schema = `
  CREATE TABLE IF NOT EXISTS zoom_connections (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person TEXT NOT NULL,
    zoom_user_id TEXT NOT NULL,
    zoom_email TEXT NOT NULL,
    access_token TEXT NOT NULL,
    refresh_token TEXT NOT NULL,
    refresh_token_hash TEXT NOT NULL,
    expires_at BIGINT NOT NULL, -- times are milliseconds
    api_url TEXT NOT NULL,
    refresh_claimed_until BIGINT NOT NULL DEFAULT 0,
    refresh_claimed_by TEXT NOT NULL DEFAULT '',
    connected_at BIGINT NOT NULL,
    deleted_at BIGINT
  );
  CREATE UNIQUE INDEX IF NOT EXISTS one_live_row_per_person
    ON zoom_connections (person) WHERE deleted_at IS NULL;
  CREATE UNIQUE INDEX IF NOT EXISTS one_live_row_per_zoom_user
    ON zoom_connections (zoom_user_id) WHERE deleted_at IS NULL;

  CREATE TABLE IF NOT EXISTS browser_sessions (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL
  );

  CREATE TABLE IF NOT EXISTS pending_authorizations (
    state TEXT PRIMARY KEY,
    session_id TEXT NOT NULL,
    person TEXT NOT NULL,
    code_verifier TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
  );`

/** A unique key that another transaction has taken, and a deadlock. */
const collisions = ['23505', '40P01', '40001']

/** Several instances create the tables at once, and `IF NOT EXISTS` alone lets one of them fail (any number does). */
const schemaLock = 12302

/** `url` is `postgres://user:password@host:port/database`. Throws a `DatabaseError` when it can't be used. */
export async function openPostgres(url: string): Promise<SqlDatabase> {
  const pg = await driver()
  const pool = new pg.Pool({ connectionString: url, max: 5, connectionTimeoutMillis: 5_000 })
  // Without listeners, a connection that is lost while nobody waits for it ends the process. The pool makes another one.
  pool.on('error', () => {}).on('connect', (client) => client.on('error', () => {}))
  try {
    await inTransaction(pool, [`SELECT pg_advisory_xact_lock(${schemaLock})`, schema])
  } catch (error) {
    await pool.end()
    throw error
  }
  const query = async (sql: string, values: Values) => {
    try {
      return await pool.query<Record<string, unknown>>(numbered(sql, values, (number) => `$${number}`))
    } catch (error) {
      throw asAway(error)
    }
  }

  return {
    now: `CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)`,
    rows: async (sql, values) => (await query(sql, values)).rows,
    change: async (sql, values) => (await query(sql, values)).rowCount ?? 0,
    changeAll: (changes) =>
      untilItFits(
        () =>
          inTransaction(
            pool,
            changes.map(({ sql, values }) => numbered(sql, values, (number) => `$${number}`)),
          ),
        (error) => collisions.includes(codeOf(error)),
      ),
    close: () => pool.end(),
  }
}

/** Makes a database beside the one in `url`, and drops it in the end. */
export async function postgresScratch(url: string, name: string): Promise<() => Promise<void>> {
  const pg = await driver()
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  await run(`CREATE DATABASE ${name}`)
  return () => run(`DROP DATABASE ${name} WITH (FORCE)`)
}

async function driver() {
  const { default: pg } = await import('pg').catch((cause: unknown) => {
    throw new DatabaseError('PostgreSQL needs the package "pg": npm install pg', { cause })
  })
  return pg
}

async function inTransaction(
  pool: Pool,
  statements: readonly (string | { text: string; values: (string | number)[] })[],
): Promise<void> {
  const client = await pool.connect().catch((error: unknown) => {
    throw asAway(error)
  })
  try {
    await client.query('BEGIN')
    for (const statement of statements) await client.query(statement)
    await client.query('COMMIT')
    client.release()
  } catch (error) {
    client.release(true) // whatever was begun on this connection ends with it
    throw asAway(error)
  }
}

/** Class 08 and 57P are about the connection and the server; `pg` itself gives no code when a connection ends. */
function asAway(error: unknown): unknown {
  const code = codeOf(error)
  const lost = error instanceof Error && /^(Connection terminated|timeout exceeded)/.test(error.message)
  if (!lost && !/^(08|57P|E[A-Z]+$)/.test(code)) return error
  return new DatabaseAway(error)
}
