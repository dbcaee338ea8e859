import { setTimeout as pause } from 'node:timers/promises'
import BetterSqlite3 from 'better-sqlite3'
import { createRefreshOnce } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * One machine hangs, and nobody can use the app any more.
 *
 * How real code gets there: `SELECT … FOR UPDATE`, then the request to Zoom, then `COMMIT`. The lock lasts as long as the
 * instance that holds it, or its connection; so does one of the pool’s connections for each who waits.
 */
export const holdsTheRowDuringTheCall: BrokenTwin = {
  name: 'holds-the-row-during-the-call',
  title: 'Holds a lock of the database while Zoom responds',
  bug: 'The transaction that locks the row is open during the refresh: an instance that hangs in it keeps all others waiting.',
  alterations: {
    refreshOnce: (_right, { database, tokenStore, zoomApi }) => {
      const refreshOnce = createRefreshOnce({ ...tokenStore, claimRefresh: async () => true }, zoomApi)
      return async (stale) => {
        // Here is the bug: this lasts as long as Zoom’s response. (SQLite has no locks of rows: each has a file of its own.)
        using _ = await lockRow(`${database.name}-row-${stale.id}`)
        return await refreshOnce(stale)
      }
    },
  },
}

/** Waits as a database does: until whoever has the lock gives it back, or is gone. */
async function lockRow(file: string): Promise<Disposable> {
  const connection = new BetterSqlite3(file, { timeout: 0 })
  for (;;) {
    try {
      connection.exec('BEGIN IMMEDIATE')
      return { [Symbol.dispose]: () => void connection.close() }
    } catch (error) {
      if (!(error instanceof BetterSqlite3.SqliteError) || error.code !== 'SQLITE_BUSY') throw error
      await pause(20)
    }
  }
}
