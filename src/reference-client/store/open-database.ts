import { randomBytes } from 'node:crypto'
import { mysqlScratch, openMysql } from './mysql.ts'
import { openPostgres, postgresScratch } from './postgres.ts'
import { DatabaseError, type SqlDatabase } from './sql-database.ts'
import { openSqlite, type SqliteDatabase } from './sqlite.ts'

/** The SQLite database, or one that other machines share. */
export type AppDatabase = SqliteDatabase | (SqlDatabase & { readonly handle?: undefined })

interface Engine {
  open(url: string): Promise<SqlDatabase>
  /** Makes an empty database of that name on the same server. Returns how to drop it. */
  scratch(url: string, name: string): Promise<() => Promise<void>>
}

const postgres: Engine = { open: openPostgres, scratch: postgresScratch }
const mysql: Engine = { open: openMysql, scratch: mysqlScratch }

/** By the scheme of a URL; anything without one is the path of a SQLite file. */
const engines: Readonly<Record<string, Engine>> = {
  'postgres:': postgres,
  'postgresql:': postgres,
  'mysql:': mysql,
  'mariadb:': mysql,
}

/**
 * Opens the database that `name` says, with its tables.
 *
 * Throws a `DatabaseError` when PostgreSQL or MariaDB can't be used: in one line, without the password of the URL.
 */
export async function openDatabase(name: string, throwaway: boolean): Promise<AppDatabase> {
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(name)) return openSqlite(name, throwaway)
  return withEngine(name, (engine, url) => engine.open(url))
}

/** An empty database on the server of `url`, which is gone once it is disposed of. */
export interface ScratchDatabase extends AsyncDisposable {
  readonly url: string
}

/**
 * Makes an empty database beside the one that a URL names: what is in that one stays as it is.
 *
 * Throws a `DatabaseError` when that isn't possible.
 */
export function createScratchDatabase(url: string): Promise<ScratchDatabase> {
  return withEngine(url, async (engine, serverUrl) => {
    const name = `mock_zoom_${randomBytes(6).toString('hex')}`
    const drop = await engine.scratch(serverUrl, name)
    return {
      url: Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href,
      [Symbol.asyncDispose]: drop,
    }
  })
}

async function withEngine<Answer>(
  name: string,
  use: (engine: Engine, url: string) => Promise<Answer>,
): Promise<Answer> {
  const expected = 'expected postgres://user:password@host/name, or mysql://… for MariaDB and MySQL'
  if (!URL.canParse(name)) throw new DatabaseError(`The URL of the database can’t be read: ${expected}.`)
  const { protocol, host, pathname } = new URL(name)
  const engine = engines[protocol]
  if (engine === undefined)
    throw new DatabaseError(
      `There is no database for ${protocol}//…: ${expected}, or the path of a SQLite file.`,
    )
  try {
    // mysql2 knows only its own name.
    return await use(engine, name.replace(/^mariadb:/i, 'mysql:'))
  } catch (error) {
    if (error instanceof DatabaseError) throw error
    throw new DatabaseError(`The database ${protocol}//${host}${pathname} can’t be used: ${whyOf(error)}`, {
      cause: error,
    })
  }
}

/** With several addresses (`localhost`), Node's error has a message for each, and none of its own. */
function whyOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(whyOf).join(', ')
  if (!(error instanceof Error)) return String(error)
  if (error.message === '' && error.cause !== undefined) return whyOf(error.cause)
  return error.message
}
