import { openMysql } from './mysql.ts'
import { openPostgres } from './postgres.ts'
import { DatabaseError, type SqlDatabase } from './sql-database.ts'
import { openSqlite, type SqliteDatabase } from './sqlite.ts'

/** The SQLite database, or one that other machines share. */
export type AppDatabase = SqliteDatabase | (SqlDatabase & { readonly handle?: undefined })

/** By the scheme of a URL; anything without one is the path of a SQLite file. */
const openers: Readonly<Record<string, (url: string) => Promise<SqlDatabase>>> = {
  postgres: openPostgres,
  postgresql: openPostgres,
  mysql: openMysql,
  mariadb: (url) => openMysql(url.replace(/^mariadb:/, 'mysql:')),
}

/** Opens the database that `name` says, with its tables. Throws a `DatabaseError` when that isn't possible. */
export async function openDatabase(name: string, throwaway: boolean): Promise<AppDatabase> {
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(name)?.[1]?.toLowerCase()
  if (scheme === undefined) return openSqlite(name, throwaway)
  const open = openers[scheme]
  if (open === undefined) {
    throw new DatabaseError(
      `The database is ${scheme}://…: expected postgres://…, mysql://… (also for MariaDB) or the path of a SQLite file.`,
    )
  }
  if (!URL.canParse(name))
    throw new DatabaseError(`The database URL can’t be read: expected ${scheme}://user:password@host/name.`)
  try {
    return await open(name)
  } catch (error) {
    if (error instanceof DatabaseError) throw error
    const { hostname, port, pathname } = new URL(name)
    const where = `${scheme}://${hostname}${port === '' ? '' : `:${port}`}${pathname}`
    const why = error instanceof Error ? error.message : String(error)
    throw new DatabaseError(`The database ${where} can’t be used: ${why}`, { cause: error })
  }
}
