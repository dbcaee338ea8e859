import type { Database } from 'better-sqlite3'
import { expectNoState, validateAuthResponse } from 'oauth4webapi'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * The bug from the thread (devforum.zoom.us/t/12302): `Invalid authorization code`, only for a person who was connected
 * before, gone after a hard delete, and whatever `state` looks like.
 *
 * How real code gets there: a person's row has a column for the code, because a form library or an ORM wanted one
 * place for "everything Zoom sent". The callback finds or creates the person's row, fills in what is empty and passes
 * the row to the exchange. Deleting is soft, and the query that finds the row was written before there was a `deleted_at`.
 * So the second time around the row is found, its code isn't empty, and the first code is exchanged again.
 * (Jericho/ZoomNet#36 is the same mistake with another trigger: the stored code exchanged instead of a refresh.)
 */
export const reusesStoredCode: BrokenTwin = {
  name: 'reuses-stored-code',
  title: 'Exchanges the code that is stored on the soft-deleted row',
  bug:
    'It keeps the authorization code on the row, and finds the row again although it was deleted: a person’s second ' +
    'connect exchanges the first code.',
  findings: ['stale-code-after-reconnect', 'code-replayed'],
  alterations: {
    connection: (right, { database, settings }) => {
      addCodeColumn(database)
      const findCode = database
        .prepare<[string], string | null>(
          // Here is the bug: nothing says `deleted_at IS NULL`.
          `SELECT code FROM zoom_connections WHERE person = ? ORDER BY id DESC LIMIT 1`,
        )
        .pluck()
      const keepCode = database.prepare(
        `UPDATE zoom_connections SET code = ? WHERE person = ? AND deleted_at IS NULL`,
      )

      return {
        ...right,
        async complete(callback) {
          const code = findCode.get(callback.person) ?? callback.parameters.get('code') ?? ''
          // The OAuth library exchanges only a callback that it has checked, so the old code is dressed up as one.
          const client = { client_id: settings.clientId }
          const dressed = new URLSearchParams({ code })
          const parameters = validateAuthResponse(
            { issuer: settings.zoomUrl },
            client,
            dressed,
            expectNoState,
          )
          await right.complete({ ...callback, parameters })
          keepCode.run(code, callback.person)
        },
      }
    },
  },
}

function addCodeColumn(database: Database): void {
  const columns = database
    .prepare<[], string>(`SELECT name FROM pragma_table_info('zoom_connections')`)
    .pluck()
  if (!columns.all().includes('code')) database.exec(`ALTER TABLE zoom_connections ADD COLUMN code TEXT`)
}
