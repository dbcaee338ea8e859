import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'

/** A database file for an integration, and a second connection to it for the test. */
export async function temporaryDatabase() {
  const folder = await mkdtemp(join(tmpdir(), 'reference-client-'))
  const file = join(folder, 'acme.db')
  const database = new BetterSqlite3(file)
  const rows = (sql: string) => database.prepare<[], object>(sql).all()
  return {
    file,
    rows,
    run: (sql: string) => void database.exec(sql),
    everything: () => {
      const tables = database
        .prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'table'`)
        .pluck()
      return JSON.stringify(tables.all().flatMap((table) => rows(`SELECT * FROM ${table}`)))
    },
    [Symbol.asyncDispose]: () => {
      database.close()
      return rm(folder, { recursive: true })
    },
  }
}
