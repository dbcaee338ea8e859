import { readdirSync, readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { appSchema, userSchema } from '../../src/mock-zoom/mock/options.ts'
import { seededApps, seededUsers } from '../../src/mock-zoom/mock/seeds.ts'
import { openStorage } from '../../src/mock-zoom/storage/storage.ts'
import { temporaryFolder } from '../support/command.ts'

const folder = 'src/mock-zoom/storage'

test('a statement with more than one parameter names them', () => {
  const statements = readdirSync(folder).flatMap((file) =>
    [
      ...readFileSync(`${folder}/${file}`, 'utf-8').matchAll(/prepare(?:<[^(]*>)?\(\s*(`[^`]*`|'[^']*')/g),
    ].map(([, sql = '']) => sql),
  )
  expect(statements.length).toBeGreaterThan(30)
  expect(statements.filter((sql) => sql.split('?').length > 2)).toEqual([])
})

test('what a reset empties comes from the schema: a table that nobody lists is emptied as well', () => {
  using temporary = temporaryFolder()
  const path = temporary.file('mock.db')
  openStorage(path).close()
  const db = new Database(path)
  db.exec('CREATE TABLE newer (id TEXT PRIMARY KEY) STRICT; INSERT INTO newer VALUES (1)')
  const storage = openStorage(path)
  storage.journal.append({ type: 'request.malformed', problem: 'cut' }, 1, null)
  storage.wipe()
  expect(storage.journal.list()).toEqual([])
  storage.close()
  expect(db.prepare('SELECT count(*) FROM newer').pluck().get()).toBe(0)
  db.close()
})

test('the seeds went through the schema, as what is given does', () => {
  expect(seededApps.map((app) => appSchema.parse(app))).toEqual(seededApps)
  const given = seededUsers.map(({ createdAt: _, ...user }) => user)
  expect(given.map((user) => userSchema.parse(user))).toEqual(given)
})
