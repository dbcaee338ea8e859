import { accessSync, constants, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type Database from 'better-sqlite3'
import { MockZoomError } from '../domain/mock-zoom-error.ts'
import { makeDatabasePrivate, prepareDatabaseFile } from './database-file.ts'
import { warnOfFaultyBuild } from './faulty-build.ts'
import { migrations } from './migrations.ts'
import { openSqlite } from './sqlite.ts'

/** Marks a file as ours ("mzoo"), so that no other program's database is ever written to. */
const applicationId = 0x6d7a6f6f

/**
 * Opens the SQLite database, `:memory:` or a file, and brings it to the present schema.
 *
 * Throws a {@link MockZoomError} that says what to do when the file is not a database, is damaged, can't be written,
 * belongs to another program or a newer mock-zoom, or is in a folder that can't be created.
 */
export function openDatabase(path: string): Database.Database {
  warnOfFaultyBuild()
  if (path === ':memory:') return openInMemory()
  let db: Database.Database | undefined
  try {
    makeRoomFor(path)
    db = openSqlite(path, { timeout: 5_000 })
    refuseForeign(db, path)
    // WAL with NORMAL keeps every committed transaction when the process is killed, at a tenth of the cost of FULL.
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = NORMAL')
    // A request changes some twenty pages, and moving them to the file waits for the disk: at 32 MB, not at 4, as by default.
    db.pragma('wal_autocheckpoint = 8000')
    migrate(db, path)
    makeDatabasePrivate(path)
    db.pragma('foreign_keys = ON')
    return db
  } catch (error) {
    db?.close()
    throw explain(path, error)
  }
}

/** An empty database in memory. Copying it takes a fiftieth of the time that creating it takes, and tests open many. */
let emptyDatabase: Buffer | undefined

function openInMemory(): Database.Database {
  emptyDatabase ??= makeEmpty()
  const db = openSqlite(emptyDatabase)
  db.pragma('foreign_keys = ON')
  return db
}

function makeEmpty(): Buffer {
  const db = openSqlite(':memory:')
  migrate(db, ':memory:')
  const bytes = db.serialize()
  db.close()
  return bytes
}

/** Takes the numbered steps that the file has not taken yet. `user_version` counts them. */
function migrate(db: Database.Database, path: string): void {
  // Otherwise, rebuilding a table would delete the rows that refer to it.
  db.pragma('foreign_keys = OFF')
  db.transaction(() => {
    const done = Number(db.pragma('user_version', { simple: true }))
    if (done > migrations.length) {
      throw new MockZoomError(
        `${path} was written by a newer mock-zoom. Update mock-zoom, or choose another file with --database.`,
      )
    }
    for (const step of migrations.slice(done)) db.exec(step)
    db.pragma(`application_id = ${applicationId}`)
    db.pragma(`user_version = ${migrations.length}`)
  }).immediate()
}

/** Checks the file before anything is written to it. */
function refuseForeign(db: Database.Database, path: string): void {
  const isOurs = db.pragma('application_id', { simple: true }) === applicationId
  const isEmpty = db.prepare('SELECT count(*) FROM sqlite_master').pluck().get() === 0
  if (!isOurs && !isEmpty) {
    throw new MockZoomError(
      `${path} is the database of another program. Choose another file with --database.`,
    )
  }
  if (isOurs && db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damaged(path)
}

function makeRoomFor(path: string): void {
  prepareDatabaseFile(path)
  if (!statSync(dirname(path)).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' })
  // SQLite opens a read-only file without complaint and fails at the first write, so this checks beforehand.
  accessSync(dirname(path), constants.W_OK)
}

function explain(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') {
    return damaged(path)
  }
  if (/READONLY|CANTOPEN|EACCES|EROFS|EPERM|ENOENT/.test(code)) {
    return new MockZoomError(
      `${path} can’t be written. Make it writable, choose another file with --database, or use --memory.`,
    )
  }
  if (/ENOTDIR|EEXIST|EISDIR/.test(code)) {
    return new MockZoomError(
      `${dirname(path)} is not a folder. Choose another file with --database, or use --memory.`,
    )
  }
  if (code === 'SQLITE_BUSY') {
    return new MockZoomError(
      `${path} is locked by another program. Stop it, or choose another file with --database.`,
    )
  }
  if (code.startsWith('SQLITE_')) {
    return new MockZoomError(
      `${path} can’t be used (${code}). Choose another file with --database, or use --memory.`,
    )
  }
  return error
}

function damaged(path: string): MockZoomError {
  return new MockZoomError(
    `${path} is not a SQLite database. Choose another file with --database, or move this one away.`,
  )
}
