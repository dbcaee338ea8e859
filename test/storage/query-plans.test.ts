import Database from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { temporaryFolder } from '../support/command.ts'
import { answerDevice, pollDevice, startDevice } from '../support/device.ts'
import { connect, exchange, newCode, parseTokens, post, refresh, usersMe } from '../support/oauth.ts'

// What a request reads from the storage doesn't grow with what is stored.

/** Watches the statements that all databases of this process run. */
function watchStatements() {
  const prototype: Database.Statement = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1'))
  const spies = [vi.spyOn(prototype, 'run'), vi.spyOn(prototype, 'get'), vi.spyOn(prototype, 'all')]
  return {
    /** Each statement that ran, with what it was given. */
    ran: () =>
      spies.flatMap(({ mock }) =>
        mock.calls.map((given: unknown[], call) => ({ source: sourceOf(mock.contexts[call]), given })),
      ),
    /** How many rows were read or changed since the last time. */
    takeRows() {
      const rows = spies
        .flatMap(({ mock }) => mock.results.map(({ value }) => rowsIn(value)))
        .reduce((sum, count) => sum + count, 0)
      for (const spy of spies) spy.mockClear()
      return rows
    },
    [Symbol.dispose]() {
      for (const spy of spies) spy.mockRestore()
    },
  }
}

function sourceOf(statement: unknown): string {
  return typeof statement === 'object' && statement && 'source' in statement ? String(statement.source) : ''
}

function rowsIn(result: unknown): number {
  if (Array.isArray(result)) return result.length
  if (typeof result === 'object' && result !== null && 'changes' in result) return Number(result.changes)
  return result === undefined ? 0 : 1
}

/** Everything that apps do all day, and what they get wrong. */
async function aDayOf(zoom: MockZoom): Promise<void> {
  const tokens = await connect(zoom)
  const rotated = parseTokens(await refresh(zoom, tokens.refresh_token))
  await refresh(zoom, tokens.refresh_token)
  await refresh(zoom, 'not-a-token')
  await exchange(zoom, 'not-a-code')
  const code = await newCode(zoom)
  await newCode(zoom)
  await exchange(zoom, code)
  await usersMe(zoom, rotated.access_token)
  const device = await startDevice(zoom)
  await pollDevice(zoom, device.device_code)
  await answerDevice(zoom, device.user_code, 'allow')
  await zoom.clock.advance({ minutes: 1 })
  parseTokens(await pollDevice(zoom, device.device_code))
  await post(zoom, '/oauth/revoke', { token: rotated.access_token })
}

test('requests read by an index, or the few latest rows', async () => {
  using folder = temporaryFolder()
  const database = folder.file('mock-zoom.db')
  await using zoom = await createMockZoom({
    database,
    switches: { codeReplacesPrevious: true },
    // Low enough for pruning to take part, and high enough for nothing to go.
    history: { entries: 24 },
  })
  using statements = watchStatements()
  await aDayOf(zoom)
  const ran = new Map(statements.ran().map(({ source, given }) => [source, given]))
  const db = new Database(database, { readonly: true })
  const plans = [...ran].flatMap(([source, given]) =>
    db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${source}`)
      .all(...given)
      .map(({ detail }) => `${detail}${/\bLIMIT 50$|\bLIMIT \?$/.test(source) ? ' (the latest few)' : ''}`),
  )
  db.close()
  // Traffic makes no OAuth apps and no users, so these are read whole where a refusal has to be understood.
  expect([...new Set(plans)].toSorted()).toMatchInlineSnapshot(`
    [
      "INDEX 1",
      "INDEX 2",
      "MULTI-INDEX OR",
      "SCALAR SUBQUERY 1",
      "SCAN apps",
      "SCAN tokens (the latest few)",
      "SCAN zoom_users",
      "SEARCH apps USING INDEX sqlite_autoindex_apps_1 (client_id=?)",
      "SEARCH codes",
      "SEARCH codes USING INDEX codes_of_app (client_id=?) (the latest few)",
      "SEARCH codes USING INDEX sqlite_autoindex_codes_1 (id=?)",
      "SEARCH codes USING INDEX sqlite_autoindex_codes_2 (text=?)",
      "SEARCH codes USING INDEX unused_codes (client_id=? AND user_id=? AND expires_at>?)",
      "SEARCH codes USING INTEGER PRIMARY KEY (rowid>?)",
      "SEARCH consents USING PRIMARY KEY (client_id=? AND user_id=?)",
      "SEARCH device_codes",
      "SEARCH device_codes USING INDEX sqlite_autoindex_device_codes_1 (id=?)",
      "SEARCH device_codes USING INDEX sqlite_autoindex_device_codes_2 (device_code=?)",
      "SEARCH device_codes USING INDEX sqlite_autoindex_device_codes_3 (user_code=?)",
      "SEARCH device_codes USING INTEGER PRIMARY KEY (rowid>?)",
      "SEARCH grants",
      "SEARCH grants USING INDEX grants_of_user (client_id=? AND user_id=?)",
      "SEARCH grants USING INDEX sqlite_autoindex_grants_1 (id=?)",
      "SEARCH grants USING INDEX sqlite_autoindex_grants_2 (code_id=?)",
      "SEARCH grants USING INTEGER PRIMARY KEY (rowid>?)",
      "SEARCH journal",
      "SEARCH journal USING INTEGER PRIMARY KEY (rowid=?)",
      "SEARCH journal USING INTEGER PRIMARY KEY (rowid>?)",
      "SEARCH settings USING PRIMARY KEY (name=?)",
      "SEARCH tokens",
      "SEARCH tokens USING INDEX sqlite_autoindex_tokens_1 (id=?)",
      "SEARCH tokens USING INDEX tokens_of_grant (grant_id=? AND kind=? AND ended_at=?)",
      "SEARCH tokens USING INTEGER PRIMARY KEY (rowid>?)",
      "SEARCH webhook_deliveries",
      "SEARCH webhook_deliveries USING INDEX webhooks_due (due_at>?)",
      "SEARCH webhook_deliveries USING INTEGER PRIMARY KEY (rowid>?)",
      "SEARCH zoom_users USING INDEX sqlite_autoindex_zoom_users_1 (id=?)",
      "SEARCH zoom_users USING INDEX sqlite_autoindex_zoom_users_2 (email=?)",
    ]
  `)
})

test('a refresh reads as many rows, however many tokens the grant has had', async () => {
  await using zoom = await createMockZoom()
  let { refresh_token: token } = await connect(zoom)
  const another = async () => {
    token = parseTokens(await refresh(zoom, token)).refresh_token
  }
  await another()
  using statements = watchStatements()
  await another()
  const early = statements.takeRows()
  for (let count = 0; count < 200; count++) await another()
  statements.takeRows()
  await another()
  expect(early).toBeGreaterThan(0)
  expect(statements.takeRows()).toBe(early)
})
