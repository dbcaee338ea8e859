import type Database from 'better-sqlite3'
import { MockZoomError } from '../domain/mock-zoom-error.ts'
import type { Page } from '../domain/page.ts'

/** Reads a table page by page: each page costs as much as its own rows. */
export function pagesOf<Row>(db: Database.Database, table: string): (page?: Page) => Row[] {
  const rowOf = db.prepare<[string], number>(`SELECT rowid FROM ${table} WHERE id = ?`).pluck()
  const rows = db.prepare<[{ row: number; limit: number }], Row>(
    `SELECT * FROM ${table} WHERE rowid > @row ORDER BY rowid LIMIT @limit`,
  )
  return ({ after, limit = -1 } = {}) => {
    const row = after === undefined ? 0 : rowOf.get(after)
    if (row !== undefined) return rows.all({ row, limit })
    throw new MockZoomError(
      `There is no ${after} in this list.`,
      'Leave after out to begin again: what is too old is forgotten.',
      404,
    )
  }
}
