import BetterSqlite3 from 'better-sqlite3'
import { temporaryFolder } from '../support/command.ts'

/** A database file for an app, and a second connection to it for the test. */
export function temporaryDatabase() {
  const folder = temporaryFolder()
  const file = folder.file('acme.db')
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
    [Symbol.dispose]: () => {
      database.close()
      folder[Symbol.dispose]()
    },
  }
}
