import { accessSync, constants, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { SetupProblem } from '../problem.ts'
import { migrate } from './migrations.ts'

/**
 * Opens the SQLite database, `:memory:` or a file, and brings it to the present schema.
 *
 * Throws a {@link SetupProblem} that says what to do when the file is not a database, can't be written, belongs to
 * a newer mock-zoom, or lies in a folder that can't be made.
 */
export function openDatabase(path: string): Database.Database {
  let db: Database.Database | undefined
  try {
    if (path !== ':memory:') makeRoomFor(path)
    db = new Database(path, { timeout: 5_000 })
    // WAL with NORMAL keeps every committed transaction when the process is killed, at a tenth of the cost of FULL.
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = NORMAL')
    db.pragma('foreign_keys = ON')
    if (migrate(db)) return db
  } catch (error) {
    db?.close()
    throw explain(path, error)
  }
  db.close()
  throw new SetupProblem(
    `${path} was written by a newer mock-zoom. Update mock-zoom, or choose another file with --database.`,
  )
}

function makeRoomFor(path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  // SQLite opens a read-only file without complaint and fails at the first write: ask beforehand.
  accessSync(dirname(path), constants.W_OK)
}

function explain(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') {
    return new SetupProblem(
      `${path} is not a SQLite database. Choose another file with --database, or move this one away.`,
    )
  }
  if (/READONLY|CANTOPEN|EACCES|EROFS|EPERM/.test(code)) {
    return new SetupProblem(
      `${path} can’t be written. Allow it, choose another file with --database, or use --memory.`,
    )
  }
  if (/ENOTDIR|EEXIST|EISDIR/.test(code)) {
    return new SetupProblem(
      `${dirname(path)} is not a folder. Choose another file with --database, or use --memory.`,
    )
  }
  if (code === 'SQLITE_BUSY') {
    return new SetupProblem(
      `${path} is locked by another program. Stop it, or choose another file with --database.`,
    )
  }
  return error
}
