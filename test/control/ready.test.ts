import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { temporaryFolder } from '../support/command.ts'
import { control, ownProblem } from '../support/control.ts'

test('a mock whose file is locked is up, but not ready', async () => {
  using folder = temporaryFolder()
  await using zoom = await createMockZoom({ database: folder.file('mock.db') })
  const other = new Database(folder.file('mock.db'))
  other.exec('BEGIN IMMEDIATE')
  // Waits for the lock as long as every request does: 5 seconds.
  const [ready, health] = await Promise.all([
    control(zoom, 'GET /__mock/ready'),
    control(zoom, 'GET /__mock/health'),
  ])
  other.close()
  expect([health.status, ready.status, ready.body]).toEqual([
    200,
    503,
    ownProblem('The storage can’t be written: database is locked.', 'Look at the file and its disk.'),
  ])
  expect((await control(zoom, 'GET /__mock/ready')).body).toBe('{"status":"ready"}')
})
