import {
  codeOf,
  DatabaseAway,
  DatabaseError,
  numbered,
  type SqlDatabase,
  untilItFits,
  type Values,
} from './sql-database.ts'

/**
 * Neither MariaDB nor MySQL has partial indexes. A generated column does the same: it is empty in deleted rows, and a unique
 * key takes any number of empty values. Text is compared byte by byte: by default, two tokens that differ in case are equal.
 */
const tables = [
  `CREATE TABLE IF NOT EXISTS zoom_connections (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    person VARCHAR(100) NOT NULL,
    zoom_user_id VARCHAR(100) NOT NULL,
    zoom_email VARCHAR(320) NOT NULL,
    access_token TEXT NOT NULL,
    refresh_token TEXT NOT NULL,
    refresh_token_hash VARCHAR(64) NOT NULL,
    expires_at BIGINT NOT NULL, -- times are milliseconds
    api_url VARCHAR(500) NOT NULL,
    refresh_claimed_until BIGINT NOT NULL DEFAULT 0,
    refresh_claimed_by VARCHAR(36) NOT NULL DEFAULT '',
    connected_at BIGINT NOT NULL,
    deleted_at BIGINT,
    live_person VARCHAR(100) AS (IF(deleted_at IS NULL, person, NULL)),
    live_zoom_user_id VARCHAR(100) AS (IF(deleted_at IS NULL, zoom_user_id, NULL)),
    UNIQUE KEY one_live_row_per_person (live_person),
    UNIQUE KEY one_live_row_per_zoom_user (live_zoom_user_id)
  ) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  `CREATE TABLE IF NOT EXISTS browser_sessions (
    id VARCHAR(64) PRIMARY KEY,
    person VARCHAR(100) NOT NULL
  ) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  `CREATE TABLE IF NOT EXISTS pending_authorizations (
    state VARCHAR(64) PRIMARY KEY,
    session_id VARCHAR(64) NOT NULL,
    person VARCHAR(100) NOT NULL,
    code_verifier VARCHAR(128) NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
  ) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
]

/** A unique key that another transaction has taken, and a deadlock. */
const collisions = ['ER_DUP_ENTRY', 'ER_LOCK_DEADLOCK']

/** `url` is `mysql://user:password@host:port/database`, for MariaDB as well. Throws a `DatabaseError` when it can't be used. */
export async function openMysql(url: string): Promise<SqlDatabase> {
  const mysql = await driver()
  const pool = mysql.createPool({ uri: url, connectionLimit: 5, connectTimeout: 5_000 })
  const execute = async (sql: string, values: Values) => {
    const { text, values: list } = numbered(sql, values, () => '?')
    try {
      return await pool.execute<import('mysql2').RowDataPacket[] | import('mysql2').ResultSetHeader>(
        text,
        list,
      )
    } catch (error) {
      throw asAway(error)
    }
  }
  try {
    for (const table of tables) await execute(table, {})
  } catch (error) {
    await pool.end()
    throw error
  }

  return {
    now: `CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)`,
    async rows(sql, values) {
      const [rows] = await execute(sql, values)
      return Array.isArray(rows) ? rows : []
    },
    async change(sql, values) {
      const [result] = await execute(sql, values)
      return 'affectedRows' in result ? result.affectedRows : 0
    },
    changeAll: (changes) =>
      untilItFits(
        async () => {
          const connection = await pool.getConnection().catch((error: unknown) => {
            throw asAway(error)
          })
          try {
            await connection.beginTransaction()
            for (const { sql, values } of changes) {
              const { text, values: list } = numbered(sql, values, () => '?')
              await connection.execute(text, list)
            }
            await connection.commit()
            connection.release()
          } catch (error) {
            connection.destroy() // whatever was begun on this connection ends with it
            throw asAway(error)
          }
        },
        (error) => collisions.includes(codeOf(error)),
      ),
    close: () => pool.end(),
  }
}

/** Makes a database beside the one in `url`, and drops it in the end. */
export async function mysqlScratch(url: string, name: string): Promise<() => Promise<void>> {
  const mysql = await driver()
  const run = async (sql: string) => {
    const connection = await mysql.createConnection({ uri: url, connectTimeout: 5_000 })
    await connection.query(sql).finally(() => connection.end())
  }
  await run(`CREATE DATABASE ${name}`)
  return () => run(`DROP DATABASE ${name}`)
}

function driver() {
  return import('mysql2/promise').catch((cause: unknown) => {
    throw new DatabaseError('MariaDB and MySQL need the package "mysql2": npm install mysql2', { cause })
  })
}

function asAway(error: unknown): unknown {
  const code = codeOf(error)
  if (!/^(PROTOCOL_CONNECTION_LOST|ER_SERVER_SHUTDOWN|ER_CONNECTION_KILLED|E(?!R_)[A-Z]+)$/.test(code))
    return error
  return new DatabaseAway(error)
}
