import { expect, test } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { control, controlJson } from '../support/control.ts'
import { authorizeUrl, connect, exchange, newCode, refresh, usersMe } from '../support/oauth.ts'

const ways: Readonly<Record<string, (zoom: MockZoom) => Promise<unknown>>> = {
  'POST /__mock/reset': (zoom) => control(zoom, 'POST /__mock/reset'),
  'reset()': (zoom) => zoom.reset(),
}

for (const [name, reset] of Object.entries(ways)) {
  test(`${name} brings back apps and users`, async () => {
    await using zoom = await createMockZoom()
    const before = [await zoom.apps.list(), await zoom.users.list()]
    await controlJson(zoom, 'POST /__mock/apps', { clientId: 'new', name: 'New' })
    await controlJson(zoom, `PATCH /__mock/apps/${(await zoom.apps.first()).clientId}`, { name: 'Changed' })
    await control(zoom, 'DELETE /__mock/users/jill@example.com')
    await reset(zoom)
    expect([await zoom.apps.list(), await zoom.users.list()]).toEqual(before)
  })

  test(`${name} brings back the apps and users that were given at the start`, async () => {
    const apps = [{ clientId: 'mine', name: 'Mine', scopes: ['user:read:user'] }]
    const users = [{ email: 'me@example.com', firstName: 'M', lastName: 'E' }]
    await using zoom = await createMockZoom({ apps, users, seed: 'x' })
    const before = [await zoom.apps.list(), await zoom.users.list()]
    await controlJson(zoom, 'PATCH /__mock/users/me@example.com', { email: 'you@example.com' })
    await control(zoom, 'DELETE /__mock/apps/mine')
    await reset(zoom)
    expect([await zoom.apps.list(), await zoom.users.list()]).toEqual(before)
  })

  test(`${name} brings back the switches, with those that were chosen at the start`, async () => {
    await using zoom = await createMockZoom({ profile: '2020', switches: { codeTtl: 60 } })
    const before = await zoom.switches.show()
    await zoom.switches.set({ codeTtl: 5, errorDialect: '2026' })
    await reset(zoom)
    expect(await zoom.switches.show()).toEqual(before)
  })

  test(`${name} sets the clock back`, async () => {
    await using zoom = await createMockZoom()
    const before = await zoom.clock.now()
    await zoom.clock.advance({ days: 3 })
    await reset(zoom)
    expect(await zoom.clock.now()).toBe(before)
  })

  test(`${name} undoes the advances of a real clock`, async () => {
    await using zoom = await createMockZoom({ clock: 'real' })
    await zoom.clock.advance({ days: 3 })
    await reset(zoom)
    expect((await zoom.clock.now()) - Date.now()).toBeLessThan(1000)
  })

  test(`${name} empties the journal, which counts from 1 again`, async () => {
    await using zoom = await createMockZoom()
    await connect(zoom)
    await reset(zoom)
    expect(await zoom.journal.list()).toEqual([])
    await zoom.clock.advance({ seconds: 1 })
    expect(await zoom.journal.list()).toMatchObject([{ seq: 1, type: 'clock.advanced' }])
  })

  test(`${name} forgets codes, tokens, grants and consents`, async () => {
    await using zoom = await createMockZoom()
    const tokens = await connect(zoom)
    const code = await newCode(zoom)
    await reset(zoom)
    expect(await controlJson(zoom, 'GET /__mock/grants')).toEqual([])
    await exchange(zoom, code)
    await refresh(zoom, tokens.refresh_token)
    await usersMe(zoom, tokens.access_token)
    expect((await zoom.journal.list()).flatMap((entry) => ('reason' in entry ? entry.reason : []))).toEqual([
      'code-unknown',
      'refresh-token-unknown',
      'access-token-unknown',
    ])
    await zoom.signedIn.choose({ user: 'jill@example.com' })
    expect((await fetch(await authorizeUrl(zoom), { redirect: 'manual' })).status).toBe(200)
  })

  test(`${name} signs everybody out`, async () => {
    await using zoom = await createMockZoom()
    await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
    await reset(zoom)
    expect(await controlJson(zoom, 'GET /__mock/signed-in')).toEqual({ userId: null })
  })

  test(`${name} makes a seed draw the same codes again`, async () => {
    await using zoom = await createMockZoom({ seed: 'a slide' })
    const codes = async () => [await newCode(zoom), await newCode(zoom)]
    const before = await codes()
    await reset(zoom)
    expect(await codes()).toEqual(before)
  })
}

test('a reset returns 204 with an empty body', async () => {
  await using zoom = await createMockZoom()
  expect(await control(zoom, 'POST /__mock/reset', {})).toMatchObject({ status: 204, body: '' })
})

test('the same seed draws the same codes in another mock, and another seed others', async () => {
  const draw = async (seed: string) => {
    await using zoom = await createMockZoom({ seed })
    return [await newCode(zoom), await newCode(zoom)]
  }
  const first = await draw('one')
  expect(await draw('one')).toEqual(first)
  expect(await draw('two')).not.toEqual(first)
  expect(first[0]).not.toBe(first[1])
})

test('the same seed draws the same codes, whatever requests come in between', async () => {
  await using zoom = await createMockZoom({ seed: 'one' })
  await using other = await createMockZoom({ seed: 'one' })
  await control(other, 'GET /__mock/health')
  await usersMe(other, 'nothing')
  expect(await newCode(other)).toBe(await newCode(zoom))
})

test('a mock keeps working after a reset, also for listeners', async () => {
  await using zoom = await createMockZoom()
  const heard: string[] = []
  const ends = new AbortController()
  const listening = (async () => {
    for await (const { type } of zoom.journal.followEntries({ signal: ends.signal })) heard.push(type)
  })()
  await zoom.reset()
  const tokens = await connect(zoom)
  expect((await usersMe(zoom, tokens.access_token)).status).toBe(200)
  ends.abort()
  await listening
  expect(heard).toEqual((await zoom.journal.list()).map(({ type }) => type))
})
