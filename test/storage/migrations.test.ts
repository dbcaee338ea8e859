import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { migrations } from '../../src/mock-zoom/storage/migrations.ts'
import { openStorage } from '../../src/mock-zoom/storage/storage.ts'
import { temporaryFolder } from '../support/command.ts'
import { exchange, refresh } from '../support/oauth.ts'

const version1 = readFileSync('test/storage/version-1.sql', 'utf-8')

test('a database of version 1 is migrated: its grants, tokens and spent codes', async () => {
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
  expect((await zoom.apps.list()).map((app) => [app.clientId, app.kind])).toEqual([
    ['acme_scheduler_dev_01', 'user-managed'],
    ['acme_reports_s2s_0001', 'user-managed'],
    ['acme_desktop_pub_0001', 'user-managed'],
  ])
  expect((await exchange(zoom, code)).status).toBe(400)
  expect(await zoom.journal.list({ type: 'code.refused' })).toMatchObject([{ reason: 'code-spent' }])
  const answer = await refresh(zoom, refreshToken)
  expect(await zoom.journal.list({ type: 'refresh.refused' })).toEqual([])
  expect(answer.status).toBe(200)
})

test('a grant of version 5 speaks for the user or account that its type implies', () => {
  using folder = temporaryFolder()
  const database = folder.file('mock.db')
  const old = new Database(database)
  for (const step of migrations.slice(0, 5)) old.exec(step)
  old.pragma('application_id = 1836740463')
  old.pragma('user_version = 5')
  old.exec(`
    INSERT INTO apps (client_id, name, redirect_uris, scopes, strict_mode, disabled) VALUES ('app', '', '', '', 0, 0);
    INSERT INTO zoom_users (id, account_id, email, first_name, last_name, created_at) VALUES ('user', '', '', '', '', 0);
  `)
  const types = ['authorization_code', 'device_code', 'account_credentials', 'client_credentials']
  const insert = old.prepare(
    "INSERT INTO grants VALUES (@type, @type, 'app', 'user', NULL, '', '', 0, 0, NULL, NULL)",
  )
  for (const type of types) insert.run({ type })
  old.close()

  const storage = openStorage(database)
  expect(storage.grants.list().map(({ speaksFor }) => speaksFor)).toEqual([
    'user',
    'user',
    'account',
    'account',
  ])
  storage.close()
})
