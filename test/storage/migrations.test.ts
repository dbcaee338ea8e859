import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { temporaryFolder } from '../support/command.ts'
import { exchange, refresh } from '../support/oauth.ts'

const version1 = readFileSync('test/storage/version-1.sql', 'utf-8')

test('a database of version 1 is taken over: its grants, tokens and spent codes', async () => {
  using folder = temporaryFolder()
  const database = folder.file('mock.db')
  const old = new Database(database)
  old.exec(version1)
  old.close()
  const [, refreshToken = ''] = /^-- (ey\S+)$/m.exec(version1) ?? []
  const [, code = ''] = /^-- code: (\S+)$/m.exec(version1) ?? []

  await using zoom = await createMockZoom({
    database,
    clock: 'real',
    switches: { refreshTtl: 2_000_000_000 },
  })
  expect(zoom.apps.map((app) => [app.clientId, app.kind])).toEqual([
    ['acme_scheduler_dev_01', 'user-managed'],
    ['acme_reports_s2s_0001', 'user-managed'],
    ['acme_desktop_pub_0001', 'user-managed'],
  ])
  expect((await exchange(zoom, code)).status).toBe(400)
  expect(zoom.journal.events({ type: 'code.refused' })).toMatchObject([{ reason: 'code-spent' }])
  const answer = await refresh(zoom, refreshToken)
  expect(zoom.journal.events({ type: 'refresh.refused' })).toEqual([])
  expect(answer.status).toBe(200)
})
