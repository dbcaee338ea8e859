import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createTokenStore } from '../../src/reference-client/token-store.ts'

const jill = { id: 'jill-at-zoom', email: 'jill@example.com', displayName: 'Jill Chill' }
const sam = { id: 'sam-at-zoom', email: 'sam@example.com', displayName: 'Sam Tran' }

function tokens(name: string) {
  return {
    accessToken: `access-${name}`,
    refreshToken: `refresh-${name}`,
    expiresAt: 1_000,
    apiUrl: 'https://api.zoom.us',
  }
}

function openStore() {
  const database = new BetterSqlite3(':memory:')
  const store = createTokenStore(database)
  const connected = (person: string, zoomUser = jill, name = 'one') => {
    store.connect(person, zoomUser, tokens(name))
    const row = store.live(person)
    if (row === undefined) throw new Error('not connected')
    return row
  }
  return { database, store, connected }
}

test('has no column for a code', () => {
  const { database } = openStore()
  const columns = database.prepare(`SELECT name FROM pragma_table_info('zoom_connections')`).pluck().all()
  expect(columns.filter((name) => String(name).includes('code'))).toEqual([])
})

test('reconnecting starts a new row and deletes the live one', () => {
  const { database, store, connected } = openStore()
  const first = connected('alice', jill, 'one')
  const second = connected('alice', jill, 'two')
  expect(second.id).not.toBe(first.id)
  expect(store.live('alice')?.accessToken).toBe('access-two')
  expect(database.prepare('SELECT count(*) FROM zoom_connections').pluck().get()).toBe(2)
})

test('reconnecting with another Zoom user leaves one live row, with that user', () => {
  const { store, connected } = openStore()
  connected('alice', jill)
  expect(connected('alice', sam, 'two').zoomUserId).toBe('sam-at-zoom')
  expect(store.live('alice')?.zoomEmail).toBe('sam@example.com')
})

test.each([
  ['person', 'alice', 'somebody-else'],
  ['zoom_user_id', 'bob', jill.id],
])('a second live row with the same %s cannot be written', (column, person, zoomUserId) => {
  const { database, connected } = openStore()
  connected('alice', jill)
  const insert = database.prepare(
    `INSERT INTO zoom_connections
       (person, zoom_user_id, zoom_email, access_token, refresh_token, expires_at, api_url, connected_at)
     VALUES (?, ?, '', '', '', 0, '', 0)`,
  )
  expect(() => insert.run(person, zoomUserId)).toThrow(`UNIQUE constraint failed: zoom_connections.${column}`)
})

test('the same Zoom user for another person ends the first person’s connection', () => {
  const { store, connected } = openStore()
  connected('alice', jill)
  connected('carol', sam)
  connected('bob', jill)
  expect(store.live('alice')).toBeUndefined()
  expect(store.live('bob')).toBeDefined()
  expect(store.live('carol')).toBeDefined()
})

test('a soft-deleted row keeps its date and loses its tokens', () => {
  const { database, store, connected } = openStore()
  store.softDelete(connected('alice'))
  expect(store.live('alice')).toBeUndefined()
  const row = database
    .prepare('SELECT access_token, refresh_token, deleted_at > 0 AS deleted FROM zoom_connections')
    .get()
  expect(row).toEqual({ access_token: '', refresh_token: '', deleted: 1 })
})

test('disconnecting an old row leaves the newer one alone', () => {
  const { store, connected } = openStore()
  const old = connected('alice', jill, 'one')
  connected('alice', jill, 'two')
  store.softDelete(old)
  expect(store.live('alice')?.accessToken).toBe('access-two')
})

test('a rotation that arrives after the disconnect brings nothing back', () => {
  const { store, connected } = openStore()
  const row = connected('alice')
  store.softDelete(row)
  expect(store.saveRotated(row, tokens('two'))).toBeUndefined()
  expect(store.live('alice')).toBeUndefined()
})

test('one caller at a time may refresh a row, until the claim is released, saved or too old', () => {
  const { database, store, connected } = openStore()
  const row = connected('alice')
  expect(store.claimRefresh(row)).toBe(true)
  expect(store.claimRefresh(row)).toBe(false)
  store.releaseRefresh(row)
  expect(store.claimRefresh(row)).toBe(true)
  database.exec('UPDATE zoom_connections SET refresh_claimed_until = 1') // its process died long ago
  expect(store.claimRefresh(row)).toBe(true)

  const rotated = store.saveRotated(row, tokens('two'))
  expect(rotated).toEqual({ ...row, ...tokens('two') })
  expect(store.claimRefresh(row)).toBe(false) // its refresh token isn't the newest any more
  if (rotated !== undefined) expect(store.claimRefresh(rotated)).toBe(true)
})
