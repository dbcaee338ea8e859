import { setImmediate as nextTurn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { temporaryFolder } from '../support/command.ts'
import { connect, exchange, newCode, parseTokens, refresh, usersMe } from '../support/oauth.ts'

// The past has limits by count and by age. What still works keeps its story, and what was forgotten is not called foreign.

const history = { entries: 60, records: 12, deliveries: 3, findings: 5, days: 0 }

const tables = ['journal', 'codes', 'grants', 'tokens', 'device_codes', 'webhook_deliveries'] as const

function countRows(path: string): Record<(typeof tables)[number], number> {
  using db = closing(new Database(path, { readonly: true }))
  const count = (table: string) => Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
  return {
    journal: count('journal'),
    codes: count('codes'),
    grants: count('grants'),
    tokens: count('tokens'),
    device_codes: count('device_codes'),
    webhook_deliveries: count('webhook_deliveries'),
  }
}

function closing(db: Database.Database): Database.Database & Disposable {
  return Object.assign(db, { [Symbol.dispose]: () => void db.close() })
}

/** Pruning goes on between requests, a step in each turn. */
async function untilPruned(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await nextTurn()
}

/** People connect, and their apps refresh. */
async function traffic(zoom: MockZoom, flows: number): Promise<void> {
  for (let flow = 0; flow < flows; flow++) {
    const tokens = await connect(zoom)
    parseTokens(await refresh(zoom, tokens.refresh_token))
    await refresh(zoom, tokens.refresh_token)
  }
  await untilPruned()
}

const rules = async (zoom: MockZoom) => (await zoom.findings.list()).map(({ rule }) => rule)

test('rows stay within the limits, in the file and in memory, however long it goes on', async () => {
  using folder = temporaryFolder()
  const database = folder.file('mock.db')
  await using zoom = await createMockZoom({ database, history })
  await traffic(zoom, 12)
  const early = countRows(database)
  await traffic(zoom, 12)
  const late = countRows(database)
  for (const table of tables) expect(late[table]).toBeLessThanOrEqual(early[table] + 8)
  // What a finding rests on, and the beginning of what is live, comes on top.
  expect(late.journal).toBeLessThan(history.entries * 2)
  expect(late.codes).toBeLessThanOrEqual(history.records + 3)
  expect(late.tokens).toBeLessThanOrEqual(history.records * 2)
  expect((await zoom.findings.list()).length).toBeLessThanOrEqual(history.findings)
})

test('what works keeps its story: where it began is told long after', async () => {
  await using zoom = await createMockZoom({ history })
  const sam = await connect(zoom, {}, 'sam@example.com')
  await traffic(zoom, 12)
  await usersMe(zoom, `"${sam.access_token}"`)
  const last = (await zoom.findings.list()).at(-1)
  expect(last).toMatchObject({
    rule: 'token-altered',
    sentence: expect.stringContaining('which was issued at'),
  })
  parseTokens(await refresh(zoom, sam.refresh_token))
  const seqs = new Set((await zoom.journal.list()).map(({ seq }) => seq))
  for (const finding of await zoom.findings.list())
    expect(finding.evidence.filter((seq) => !seqs.has(seq))).toEqual([])
})

test('a code or token that was forgotten is too old to know; a foreign one is still foreign', async () => {
  await using zoom = await createMockZoom({ history })
  const code = await newCode(zoom)
  parseTokens(await exchange(zoom, code))
  const old = await connect(zoom)
  await traffic(zoom, 12)
  const before = (await zoom.journal.list()).at(-1)?.seq ?? 0
  await exchange(zoom, code)
  await refresh(zoom, old.refresh_token)
  await usersMe(zoom, old.access_token)
  const refused = (await zoom.journal.list({ after: before })).flatMap((entry) =>
    'recognised' in entry ? { type: entry.type, recognised: entry.recognised } : [],
  )
  expect(refused).toEqual([
    { type: 'code.refused', recognised: { is: 'too-old' } },
    { type: 'refresh.refused', recognised: { is: 'too-old' } },
    { type: 'api.refused', recognised: { is: 'too-old' } },
  ])
  expect(await rules(zoom)).not.toContain('not-from-this-mock')
  await using other = await createMockZoom()
  await refresh(zoom, (await connect(other)).refresh_token)
  expect(await rules(zoom)).toContain('not-from-this-mock')
})

test('days count by the mock’s clock, and 0 is no limit', async () => {
  using folder = temporaryFolder()
  const [aged, whole] = [folder.file('aged.db'), folder.file('whole.db')]
  const none = { entries: 0, records: 0, deliveries: 0, findings: 0, days: 0 }
  await using forgetful = await createMockZoom({ database: aged, history: { ...none, days: 30 } })
  await using elephant = await createMockZoom({ database: whole, history: none })
  for (const zoom of [forgetful, elephant]) {
    await traffic(zoom, 3)
    await zoom.clock.advance({ days: 200 })
    for (let call = 0; call < 1000; call += 1) await zoom.clock.advance({ milliseconds: 1 })
    await untilPruned()
  }
  expect(countRows(aged).tokens).toBe(0)
  expect(countRows(whole).tokens).toBe(12)
  expect(await rules(elephant)).toContain('parallel-refresh')
})
