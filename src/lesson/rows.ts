import BetterSqlite3 from 'better-sqlite3'
import { toIsoTime } from '../mock-zoom/index.ts'

/** A table as people look at it: column names, and cells as text. NULL is `null`. */
export interface Rows {
  readonly columns: readonly string[]
  readonly cells: readonly (readonly (string | null)[])[]
}

/** What the class looks at, in this order; `code` if there is one. The rest is the same on both sides. */
const shown = [
  'id',
  'person',
  'code',
  'deleted_at',
  'access_token',
  'refresh_token',
  'connected_at',
  'zoom_email',
]

/** Looks into the database of an app, as its maintainer would. */
export interface Rowkeeper {
  rows(): Rows
  hardDelete(): void
  close(): void
}

export function createRowkeeper(file: string): Rowkeeper {
  const database = new BetterSqlite3(file)
  return {
    rows() {
      const all = database
        .prepare<[], Record<string, unknown>>('SELECT * FROM zoom_connections ORDER BY id')
        .all()
      const existing = new Set(
        database.prepare<[], string>(`SELECT name FROM pragma_table_info('zoom_connections')`).pluck().all(),
      )
      const columns = shown.filter((name) => existing.has(name))
      return { columns, cells: all.map((row) => columns.map((name) => showCell(name, row[name]))) }
    },
    hardDelete: () => void database.exec('DELETE FROM zoom_connections'),
    close: () => void database.close(),
  }
}

function showCell(name: string, value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (name.endsWith('_at')) return toIsoTime(Number(value)).slice(11, 19)
  const text = String(value)
  // As the journal shortens it.
  if (name === 'code') return `${text.slice(0, 10)}…`
  // The end of a token is its signature, and differs; the beginning of every token is the same.
  return name.endsWith('_token') && text !== '' ? `…${text.slice(-8)}` : text
}
