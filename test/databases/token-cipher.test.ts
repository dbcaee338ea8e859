import { randomBytes } from 'node:crypto'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { createAccountTokenStore } from '../../src/reference-client/server-to-server/account-token-store.ts'
import { createTokenCipher, type TokenCipher } from '../../src/reference-client/store/token-cipher.ts'
import { createTokenStore } from '../../src/reference-client/token-store.ts'
import { engines, oneDatabase } from './fresh-database.ts'

const jill = { id: 'jill-at-zoom', email: 'jill@example.com', displayName: 'Jill Chill' }
const sam = { id: 'sam-at-zoom', email: 'sam@example.com', displayName: 'Sam Tran' }
const key = (id: string) => `${id}:${randomBytes(32).toString('base64url')}`
const [first, second] = [key('2026-01'), key('2026-07')]

function tokens(name: string) {
  return {
    accessToken: `access-${name}`,
    refreshToken: `refresh-${name}`,
    expiresAt: 1_764_400_000_000,
    apiUrl: 'https://api.zoom.us',
  }
}

describe.each(engines)('tokens at rest on $name', (engine) => {
  const { isHere } = engine
  const shared = oneDatabase(engine)

  /** Alice and Sam are connected; `storeWith` is an instance that has other keys. */
  async function connected(cipher: TokenCipher = createTokenCipher(first)) {
    const { database } = shared()
    await database.change('DELETE FROM zoom_connections', {})
    const store = createTokenStore(database, cipher)
    await store.connect('alice', jill, tokens('alice'))
    await store.connect('sam', sam, tokens('sam'))
    return {
      database,
      store,
      storeWith: (keys: string) => createTokenStore(database, createTokenCipher(keys)),
      row: async (person: string) => {
        const [row = {}] = await database.rows('SELECT * FROM zoom_connections WHERE person = :person', {
          person,
        })
        return row
      },
    }
  }

  test.skipIf(!isHere)('are read as they were', async () => {
    const at = await connected()
    expect(await at.store.live('alice')).toMatchObject(tokens('alice'))
  })

  test.skipIf(!isHere)('a stolen row is worth nothing without the key', async () => {
    const at = await connected()
    const row = await at.row('alice')
    expect(JSON.stringify(row)).not.toMatch(/(access|refresh)-alice/)
    const sameId = key('2026-01')
    await expect(at.storeWith(sameId).live('alice')).rejects.toThrow(/can’t be read: decryption/)
    await expect(at.storeWith(second).live('alice')).rejects.toThrow(
      /can’t be read: there is no key "2026-01"/,
    )
  })

  test.skipIf(!isHere)('tokens that were copied into somebody else’s row are refused', async () => {
    const at = await connected()
    const { access_token: token } = await at.row('alice')
    await at.database.change(`UPDATE zoom_connections SET access_token = :token WHERE person = 'sam'`, {
      token: String(token),
    })
    await expect(at.store.live('sam')).rejects.toThrow(
      'The access_token of sam was stored for somebody else.',
    )
  })

  test.skipIf(!isHere)('an access token in the place of the refresh token is refused', async () => {
    const at = await connected()
    await at.database.change(`UPDATE zoom_connections SET refresh_token = access_token`, {})
    await expect(at.store.live('sam')).rejects.toThrow(
      'The refresh_token of sam was stored for somebody else.',
    )
  })

  test.skipIf(!isHere)('a token that was written without a key is refused', async () => {
    const at = await connected()
    await at.database.change(`UPDATE zoom_connections SET access_token = 'planted'`, {})
    await expect(at.store.live('sam')).rejects.toThrow('The access_token of sam can’t be read')
  })

  test.skipIf(!isHere)('a new key: old rows are read, and a refresh moves them to it', async () => {
    const at = await connected()
    const both = at.storeWith(`${second},${first}`)
    const old = await both.live('alice')
    expect(old).toMatchObject(tokens('alice'))
    if (old === undefined) return
    expect(await both.claimRefresh(old)).toBe(true)
    expect(await both.saveRotated(old, tokens('new'))).toMatchObject(tokens('new'))
    expect(await at.storeWith(second).live('alice')).toMatchObject(tokens('new'))
    await expect(at.store.live('alice')).rejects.toThrow(/there is no key "2026-07"/)
  })
})

test('the token of an account is encrypted too, and read by every instance that has the key', async () => {
  using handle = temporaryHandle()
  const token = { accessToken: 'access-acme', expiresAt: 1_764_400_000_000, apiUrl: 'https://api.zoom.us' }
  const store = createAccountTokenStore(handle.database, createTokenCipher(first))
  expect(await store.claim('acme', undefined)).toBe(true)
  await store.save('acme', token)
  expect(JSON.stringify(handle.database.prepare('SELECT * FROM account_tokens').all())).not.toContain(
    'access-acme',
  )
  const another = createAccountTokenStore(handle.database, createTokenCipher(`${second},${first}`))
  expect(await another.find('acme')).toEqual(token)
  expect(await another.claim('acme', { ...token, accessToken: 'an earlier one' })).toBe(false)
  expect(await another.claim('acme', token)).toBe(true)
  expect(await store.claim('acme', token), 'somebody else has the claim').toBe(false)
  const thief = createAccountTokenStore(handle.database, createTokenCipher(second))
  await expect(thief.find('acme')).rejects.toThrow('The access_token of acme can’t be read')
})

function temporaryHandle() {
  const database = new BetterSqlite3(':memory:')
  return { database, [Symbol.dispose]: () => void database.close() }
}

test.each(['', 'short:abc', 'nameless', `${first};${second}`])('keys that can’t be read: %j', (keys) => {
  expect(() => createTokenCipher(keys)).toThrow(/^The keys for stored tokens can’t be read: expected id:key/)
})
