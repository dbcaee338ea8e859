import { describe, expect, test } from 'vitest'
import { createTokenStore } from '../../src/reference-client/token-store.ts'
import { engines, oneDatabase } from './fresh-database.ts'

const jill = { id: 'jill-at-zoom', email: 'jill@example.com', displayName: 'Jill Chill' }
const sam = { id: 'sam-at-zoom', email: 'sam@example.com', displayName: 'Sam Tran' }

function tokens(name: string) {
  return {
    accessToken: `access-${name}`,
    refreshToken: `refresh-${name}`,
    expiresAt: 1_764_400_000_000,
    apiUrl: 'https://api.zoom.us',
  }
}

describe.each(engines)('on $name', (engine) => {
  const { isHere } = engine
  const shared = oneDatabase(engine)

  /** Two instances of the app on one database. */
  async function open() {
    const { database, same } = shared()
    await database.change('DELETE FROM zoom_connections', {})
    const store = createTokenStore(database)
    const other = createTokenStore(same)
    return {
      database,
      store,
      other,
      all: () => database.rows('SELECT * FROM zoom_connections ORDER BY id', {}),
      async connected(person: string, zoomUser = jill, name = 'one') {
        await store.connect(person, zoomUser, tokens(name))
        const row = await store.live(person)
        if (row === undefined) throw new Error('not connected')
        return row
      },
    }
  }

  test.skipIf(!isHere)('has no column for a code', async () => {
    const at = await open()
    await at.connected('alice')
    const [row = {}] = await at.all()
    expect(Object.keys(row).filter((name) => name.includes('code'))).toEqual([])
  })

  test.skipIf(!isHere)('what was stored is read as it was', async () => {
    const at = await open()
    expect(await at.connected('alice')).toEqual({
      ...tokens('one'),
      id: expect.any(Number),
      person: 'alice',
      zoomUserId: jill.id,
      zoomEmail: jill.email,
      refreshIsClaimed: false,
    })
  })

  test.skipIf(!isHere)('names and tokens that differ only in case are different', async () => {
    const at = await open()
    await at.connected('alice', jill, 'one')
    await at.connected('Alice', { ...jill, id: 'Jill-at-zoom' }, 'ONE')
    expect((await at.store.live('alice'))?.accessToken).toBe('access-one')
    expect((await at.store.live('Alice'))?.accessToken).toBe('access-ONE')
  })

  test.skipIf(!isHere)(
    'reconnecting starts a new row and deletes the live one, as often as wanted',
    async () => {
      const at = await open()
      const first = await at.connected('alice', jill, 'one')
      const second = await at.connected('alice', jill, 'two')
      const third = await at.connected('alice', jill, 'three')
      expect(new Set([first.id, second.id, third.id]).size).toBe(3)
      expect((await at.store.live('alice'))?.accessToken).toBe('access-three')
      expect((await at.all()).map(({ refresh_token }) => refresh_token)).toEqual(['', '', 'refresh-three'])
    },
  )

  test.skipIf(!isHere)(
    'reconnecting with another Zoom user leaves one live row, with that user',
    async () => {
      const at = await open()
      await at.connected('alice', jill)
      expect((await at.connected('alice', sam, 'two')).zoomUserId).toBe('sam-at-zoom')
      expect((await at.store.live('alice'))?.zoomEmail).toBe('sam@example.com')
    },
  )

  test.skipIf(!isHere).each([
    ['person', 'alice', 'somebody-else'],
    ['Zoom user', 'bob', jill.id],
  ])('a second live row with the same %s cannot be written', async (_what, person, zoomUserId) => {
    const at = await open()
    await at.connected('alice', jill)
    const insert = at.database.change(
      `INSERT INTO zoom_connections (person, zoom_user_id, zoom_email, access_token, refresh_token,
         refresh_token_hash, expires_at, api_url, connected_at)
       VALUES (:person, :zoomUserId, '', '', '', '', 0, '', 0)`,
      { person, zoomUserId },
    )
    await expect(insert).rejects.toThrow(/unique|duplicate/i)
  })

  test.skipIf(!isHere)(
    'the same Zoom user for another person ends the first person’s connection',
    async () => {
      const at = await open()
      await at.connected('alice', jill)
      await at.connected('carol', sam)
      await at.connected('bob', jill)
      expect(await at.store.live('alice')).toBeUndefined()
      expect(await at.store.live('bob')).toBeDefined()
      expect(await at.store.live('carol')).toBeDefined()
    },
  )

  test.skipIf(!isHere)(
    'of people who connect one Zoom user in the same moment, one is connected',
    async () => {
      const at = await open()
      const people = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank']
      await Promise.all(
        people.map((person, index) =>
          (index % 2 ? at.store : at.other).connect(person, jill, tokens(person)),
        ),
      )
      const live = await Promise.all(people.map((person) => at.store.live(person)))
      expect(live.filter((row) => row !== undefined)).toHaveLength(1)
      expect(await at.all()).toHaveLength(6)
    },
  )

  test.skipIf(!isHere)('a soft-deleted row keeps its date and loses its tokens', async () => {
    const at = await open()
    const before = Date.now()
    await at.store.softDelete(await at.connected('alice'))
    expect(await at.store.live('alice')).toBeUndefined()
    const [row] = await at.all()
    expect(row).toMatchObject({ access_token: '', refresh_token: '', refresh_token_hash: '' })
    expect(Math.abs(Number(row?.deleted_at) - before)).toBeLessThan(60_000)
  })

  test.skipIf(!isHere)('disconnecting an old row leaves the newer one alone', async () => {
    const at = await open()
    const old = await at.connected('alice', jill, 'one')
    await at.connected('alice', jill, 'two')
    await at.store.softDelete(old)
    expect((await at.store.live('alice'))?.accessToken).toBe('access-two')
  })

  test.skipIf(!isHere)(
    'a person who disconnects during a refresh is disconnected, with the newer tokens',
    async () => {
      const at = await open()
      const row = await at.connected('alice')
      await at.other.saveRotated(row, tokens('two'))
      await at.store.softDelete(row)
      expect(await at.store.live('alice')).toBeUndefined()
    },
  )

  test.skipIf(!isHere)('a rotation that arrives after the disconnect brings nothing back', async () => {
    const at = await open()
    const row = await at.connected('alice')
    await at.store.softDelete(row)
    expect(await at.store.saveRotated(row, tokens('two'))).toBeUndefined()
    expect(await at.store.live('alice')).toBeUndefined()
  })

  test.skipIf(!isHere)('a rotation replaces only the token that was sent', async () => {
    const at = await open()
    const row = await at.connected('alice')
    await at.other.saveRotated(row, tokens('two'))
    expect(await at.store.saveRotated(row, tokens('late'))).toBeUndefined()
    expect((await at.store.live('alice'))?.accessToken).toBe('access-two')
  })

  test.skipIf(!isHere)('only the token that was refused is declared dead', async () => {
    const at = await open()
    const row = await at.connected('alice')
    await at.other.saveRotated(row, tokens('two'))
    expect(await at.store.declareDead(row)).toBe(false)
    const current = await at.store.live('alice')
    expect(current?.accessToken).toBe('access-two')
    if (current !== undefined) expect(await at.store.declareDead(current)).toBe(true)
    expect(await at.store.live('alice')).toBeUndefined()
  })

  test.skipIf(!isHere)(
    'one instance at a time may refresh a row, until it releases, saves or is too late',
    async () => {
      const at = await open()
      const row = await at.connected('alice')
      expect(await at.store.claimRefresh(row)).toBe(true)
      expect(await at.other.claimRefresh(row)).toBe(false)
      expect((await at.other.live('alice'))?.refreshIsClaimed).toBe(true)
      await at.store.releaseRefresh(row)
      expect(await at.other.claimRefresh(row)).toBe(true)
      await at.database.change('UPDATE zoom_connections SET refresh_claimed_until = 1', {}) // it died long ago
      expect(await at.store.claimRefresh(row)).toBe(true)

      const rotated = await at.store.saveRotated(row, tokens('two'))
      expect(rotated).toEqual({ ...row, ...tokens('two') })
      expect(await at.other.claimRefresh(row)).toBe(false) // its refresh token isn't the newest any more
      if (rotated !== undefined) expect(await at.other.claimRefresh(rotated)).toBe(true)
    },
  )

  test.skipIf(!isHere)('of instances that claim in the same moment, one gets the claim', async () => {
    const at = await open()
    const row = await at.connected('alice')
    const claims = Array.from({ length: 8 }, (_, index) =>
      (index % 2 ? at.store : at.other).claimRefresh(row),
    )
    expect((await Promise.all(claims)).filter((claimed) => claimed)).toHaveLength(1)
  })

  test.skipIf(!isHere)(
    'an instance that lost its claim does not give away that of its successor',
    async () => {
      const at = await open()
      const row = await at.connected('alice')
      await at.store.claimRefresh(row)
      await at.database.change('UPDATE zoom_connections SET refresh_claimed_until = 1', {})
      expect(await at.other.claimRefresh(row)).toBe(true)
      await at.store.releaseRefresh(row)
      expect(await at.store.claimRefresh(row)).toBe(false)
    },
  )

  test.skipIf(!isHere)('a claim is measured on the database’s clock', async () => {
    const at = await open()
    const row = await at.connected('alice')
    const clock = Date.now
    try {
      Date.now = () => clock() + 3_600_000 // this instance is an hour ahead
      expect(await at.store.claimRefresh(row)).toBe(true)
      expect(await at.other.claimRefresh(row)).toBe(false)
    } finally {
      Date.now = clock
    }
    const [claimed] = await at.all()
    expect(Math.abs(Number(claimed?.refresh_claimed_until) - Date.now())).toBeLessThan(60_000)
  })

  test.skipIf(!isHere)('an uninstall ends the connections from before, and no later one', async () => {
    const at = await open()
    await at.connected('alice')
    await at.store.endedAtZoom(jill.id, Date.now() - 60_000)
    expect(await at.store.live('alice')).toBeDefined()
    await at.store.endedAtZoom(sam.id, Date.now() + 60_000)
    expect(await at.store.live('alice')).toBeDefined()
    await at.store.endedAtZoom(jill.id, Date.now() + 60_000)
    expect(await at.store.live('alice')).toBeUndefined()
  })
})
