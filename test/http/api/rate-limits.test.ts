import { expect, test } from 'vitest'
import type { MockZoom } from '../../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../../src/mock-zoom/index.ts'
import { accountToken, call, capableApps, userToken } from '../../support/api.ts'

const daily =
  '{"code":429,"message":"You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request."}'

/** The limit headers that the response has. */
function limits({ headers }: { readonly headers: Headers }): Record<string, string> {
  const names = ['category', 'type', 'limit', 'remaining', 'reset'].map((name) => `x-ratelimit-${name}`)
  return Object.fromEntries(
    [...names, 'retry-after'].flatMap((name) => {
      const value = headers.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )
}

/** Moves the clock away from the start of a second or day. */
async function toNoon(zoom: MockZoom): Promise<void> {
  const day = 24 * 60 * 60 * 1000
  await zoom.clock.advance({ milliseconds: day * 1.5 - ((await zoom.clock.now()) % day) })
}

test('without limits, responses name only the category', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await userToken(zoom)
  expect(limits(await call(zoom, token, 'GET /users/me'))).toEqual({ 'x-ratelimit-category': 'Light' })
  expect(limits(await call(zoom, token, 'GET /users/me/meetings'))).toEqual({
    'x-ratelimit-category': 'Medium',
  })
  expect(limits(await call(zoom, 'dead', 'GET /users/me'))).toEqual({ 'x-ratelimit-category': 'Light' })
})

test('per second: counted down, refused with X-RateLimit-Reset, renewed in the next second', async () => {
  await using zoom = await createMockZoom({ apps: capableApps, rateLimits: { Light: { perSecond: 2 } } })
  await toNoon(zoom)
  const token = await userToken(zoom)
  const category = { 'x-ratelimit-category': 'Light', 'x-ratelimit-type': 'QPS', 'x-ratelimit-limit': '2' }
  expect(limits(await call(zoom, token, 'GET /users/me'))).toEqual({
    ...category,
    'x-ratelimit-remaining': '1',
  })
  expect(limits(await call(zoom, token, 'GET /users/me'))).toEqual({
    ...category,
    'x-ratelimit-remaining': '0',
  })
  const refused = await call(zoom, token, 'GET /users/me')
  expect([refused.status, refused.body]).toEqual([
    429,
    '{"code":429,"message":"You have reached the maximum per-second rate limit for this API. Try again later."}',
  ])
  expect(limits(refused)).toEqual({
    ...category,
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String((await zoom.clock.now()) / 1000 + 1),
  })
  await zoom.clock.advance({ milliseconds: 999 })
  expect((await call(zoom, token, 'GET /users/me')).status).toBe(429)
  await zoom.clock.advance({ milliseconds: 1 })
  expect((await call(zoom, token, 'GET /users/me')).status).toBe(200)
})

test('per day: Retry-After is the next midnight in UTC as a date, or seconds by a switch', async () => {
  await using zoom = await createMockZoom({ apps: capableApps, rateLimits: { Light: { perDay: 1 } } })
  await toNoon(zoom)
  const token = await userToken(zoom)
  expect(limits(await call(zoom, token, 'GET /users/me'))).toEqual({
    'x-ratelimit-category': 'Light',
    'x-ratelimit-type': 'Daily-limit',
    'x-ratelimit-limit': '1',
    'x-ratelimit-remaining': '0',
  })
  const refused = await call(zoom, token, 'GET /users/me')
  expect([refused.status, refused.body]).toEqual([429, daily])
  const midnight = new Date((await zoom.clock.now()) + 12 * 60 * 60 * 1000).toISOString().slice(0, 10)
  expect(limits(refused)).toEqual({
    'x-ratelimit-category': 'Light',
    'x-ratelimit-type': 'Daily-limit',
    'x-ratelimit-limit': '1',
    'x-ratelimit-remaining': '0',
    'retry-after': `${midnight}T00:00:00Z`,
  })
  await zoom.switches.set({ retryAfter: 'seconds' })
  expect(limits(await call(zoom, token, 'GET /users/me'))['retry-after']).toBe('43200')
  await zoom.clock.advance({ hours: 12 })
  expect((await call(zoom, await userToken(zoom), 'GET /users/me')).status).toBe(200)
})

test('calls refused by the limit per second don’t count for the day', async () => {
  const rateLimits = { Light: { perSecond: 1, perDay: 2 } }
  await using zoom = await createMockZoom({ apps: capableApps, rateLimits })
  await toNoon(zoom)
  const token = await userToken(zoom)
  const statuses = async () => (await call(zoom, token, 'GET /users/me')).status
  expect([await statuses(), await statuses(), await statuses()]).toEqual([200, 429, 429])
  await zoom.clock.advance({ seconds: 1 })
  expect(await statuses()).toBe(200)
  await zoom.clock.advance({ seconds: 1 })
  expect((await call(zoom, token, 'GET /users/me')).body).toBe(daily)
})

test('a limit belongs to the account: its users and apps share it, other accounts don’t', async () => {
  await using zoom = await createMockZoom({ apps: capableApps, rateLimits: { Light: { perSecond: 2 } } })
  const [jill, sam, ada, app] = [
    await userToken(zoom),
    await userToken(zoom, 'sam@example.com'),
    await userToken(zoom, 'ada@example.org'),
    await accountToken(zoom),
  ]
  expect((await call(zoom, jill, 'GET /users/me')).status).toBe(200)
  expect((await call(zoom, sam, 'GET /users/me')).status).toBe(200)
  expect((await call(zoom, app, 'GET /users/jill@example.com')).status).toBe(429)
  expect((await call(zoom, ada, 'GET /users/me')).status).toBe(200)
  expect((await call(zoom, jill, 'GET /users/me/meetings')).status).toBe(200)
})

test('of fifty parallel calls, as many succeed as the limit allows', async () => {
  await using zoom = await createMockZoom({ apps: capableApps, rateLimits: { Light: { perSecond: 20 } } })
  const token = await userToken(zoom)
  const answers = await Promise.all(Array.from({ length: 50 }, () => call(zoom, token, 'GET /users/me')))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(20)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(30)
})

test('meetings: a limit of creations and changes for one user in one UTC day, whichever app makes them', async () => {
  await using zoom = await createMockZoom({ apps: capableApps, rateLimits: { meetingsPerUserPerDay: 3 } })
  await toNoon(zoom)
  const [jill, sam, app] = [
    await userToken(zoom),
    await userToken(zoom, 'sam@example.com'),
    await accountToken(zoom),
  ]
  const { id } = JSON.parse((await call(zoom, jill, 'POST /users/me/meetings', {})).body)
  expect((await call(zoom, app, 'POST /users/jill@example.com/meetings', {})).status).toBe(201)
  expect((await call(zoom, jill, `PATCH /meetings/${id}`, {})).status).toBe(204)
  const refused = await call(zoom, app, `PATCH /meetings/${id}`, { topic: 'Too much' })
  expect([refused.status, refused.body]).toEqual([
    429,
    '{"code":429,"message":"A maximum of 3 meetings can be created/updated for a single user in one day."}',
  ])
  expect(limits(refused)['retry-after']).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/)
  expect(JSON.parse((await call(zoom, jill, `GET /meetings/${id}`)).body).topic).toBe('Zoom Meeting')
  expect((await call(zoom, sam, 'POST /users/me/meetings', {})).status).toBe(201)
  expect((await call(zoom, jill, `DELETE /meetings/${id}`)).status).toBe(204)
  await zoom.clock.advance({ hours: 12 })
  expect((await call(zoom, await userToken(zoom), 'POST /users/me/meetings', {})).status).toBe(201)
})

test('the control API sets limits and shows them; omitted ones get their default', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const url = `${zoom.url}/__mock/rate-limits`
  const none = { perSecond: null, perDay: null }
  const defaults = {
    Light: none,
    Medium: none,
    Heavy: none,
    'Resource-intensive': none,
    meetingsPerUserPerDay: 100,
  }
  expect(await (await fetch(url)).json()).toEqual(defaults)
  const put = (body: unknown) => fetch(url, { method: 'PUT', body: JSON.stringify(body) })
  const set = await put({ Medium: { perSecond: 20 }, meetingsPerUserPerDay: null })
  const limits = { ...defaults, Medium: { perSecond: 20, perDay: null }, meetingsPerUserPerDay: null }
  expect(await set.json()).toEqual(limits)
  expect(await (await put({})).json()).toEqual(defaults)
  for (const wrong of [{ Light: { perSecond: 0 } }, { light: {} }, { Light: { perMinute: 1 } }, [], 7])
    expect((await put(wrong)).status).toBe(400)
  await zoom.rateLimits.set({ Light: { perDay: 5 } })
  await zoom.reset()
  expect(await (await fetch(url)).json()).toEqual(defaults)
})

test('a reset clears the counts', async () => {
  await using zoom = await createMockZoom({ apps: capableApps, rateLimits: { Light: { perDay: 1 } } })
  const token = await userToken(zoom)
  expect((await call(zoom, token, 'GET /users/me')).status).toBe(200)
  await zoom.reset()
  expect((await call(zoom, await userToken(zoom), 'GET /users/me')).status).toBe(200)
})
