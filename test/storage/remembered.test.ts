import { expect, test } from 'vitest'
import type { ClientId, UserId } from '../../src/mock-zoom/domain/ids.ts'
import { appSchema } from '../../src/mock-zoom/mock/options.ts'
import { seededApps, seededUsers } from '../../src/mock-zoom/mock/seeds.ts'
import type { Storage } from '../../src/mock-zoom/storage/storage.ts'
import { openStorage } from '../../src/mock-zoom/storage/storage.ts'
import { temporaryFolder } from '../support/command.ts'

// Apps and users are read once, for as long as nothing has changed.

const [app] = seededApps
const [user] = seededUsers
if (!app || !user) throw new Error('there are no seeds')
const { clientId } = app

const filled = (path: string): Storage => {
  const storage = openStorage(path)
  storage.apps.save({ ...appSchema.parse(app), clientId: clientId as ClientId, accountId: null })
  storage.users.save(user)
  return storage
}

test('what another process changes is known at once, the secrets to hide included', () => {
  using folder = temporaryFolder()
  const path = folder.file('mock.db')
  const here = filled(path)
  const there = openStorage(path)
  for (const storage of [here, there]) {
    expect(storage.apps.find(clientId)?.disabled).toBe(false)
    expect(storage.users.find(user.email)?.removed).toBe(false)
    storage.journal.append({ type: 'request.malformed', problem: 'a-new-secret-of-the-app' }, 1, null)
  }
  const known = there.apps.find(clientId)
  if (known) there.apps.save({ ...known, disabled: true, clientSecret: 'a-new-secret-of-the-app' })
  there.users.save({ ...user, removed: true })
  expect(here.apps.find(clientId)?.disabled).toBe(true)
  expect(here.users.find(user.id)?.removed).toBe(true)
  here.journal.append({ type: 'request.malformed', problem: 'a-new-secret-of-the-app' }, 1, null)
  expect(here.journal.list().map((entry) => 'problem' in entry && entry.problem)).toEqual([
    ...['a-new-secret-of-the-app', 'a-new-secret-of-the-app'],
    '…',
  ])
  expect(here.journal.lastSeq()).toBe(3)
  there.users.remove(user.id)
  expect(here.users.find(user.email)).toBeUndefined()
  there.close()
  here.close()
})

test('what a transaction changed is forgotten when it is rolled back', () => {
  const storage = filled(':memory:')
  storage.journal.append({ type: 'request.malformed', problem: 'cut' }, 1, null)
  const before = storage.users.find(user.id)
  const half = () =>
    storage.transaction(() => {
      storage.users.save({ ...user, removed: true })
      storage.users.save({ ...user, id: 'another' as UserId, email: 'another@example.com' })
      storage.journal.append({ type: 'request.malformed', problem: 'cut' }, 1, null)
      expect(storage.users.find(user.id)?.removed).toBe(true)
      expect(storage.users.find('another')).toBeDefined()
      expect(storage.journal.lastSeq()).toBe(2)
      throw new Error('half way')
    })
  expect(half).toThrow('half way')
  expect(storage.users.find(user.id)).toEqual(before)
  expect(storage.users.find('another')).toBeUndefined()
  expect(storage.journal.lastSeq()).toBe(1)
  storage.close()
})

test('what requests share can’t be changed', () => {
  const storage = filled(':memory:')
  expect(() => Object.assign(storage.apps.find(clientId) ?? {}, { disabled: true })).toThrow(TypeError)
  expect(() => Object.assign(storage.users.find(user.id) ?? {}, { removed: true })).toThrow(TypeError)
  storage.close()
})
