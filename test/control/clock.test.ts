import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { control, controlJson, ownProblem } from '../support/control.ts'
import { connect, exchange, newCode, refresh, usersMe } from '../support/oauth.ts'

test('GET returns the time of a manual clock', async () => {
  await using zoom = await createMockZoom()
  const now = await zoom.clock.now()
  const { status, body } = await control(zoom, 'GET /__mock/clock')
  const iso = new Date(now).toISOString().replace(/\.\d{3}Z$/, 'Z')
  expect(status).toBe(200)
  expect(body).toBe(`{"kind":"manual","now":${now},"iso":"${iso}"}`)
  expect((await control(zoom, 'GET /__mock/clock')).body).toBe(body)
})

test('a real clock runs on its own, and can be advanced', async () => {
  await using zoom = await createMockZoom({ clock: 'real' })
  const before = Date.now()
  expect(await controlJson(zoom, 'GET /__mock/clock')).toMatchObject({ kind: 'real' })
  await controlJson(zoom, 'POST /__mock/clock', { advance: { hours: 2 } })
  expect((await zoom.clock.now()) - before).toBeGreaterThanOrEqual(7_200_000)
  expect((await zoom.clock.now()) - Date.now()).toBe(7_200_000)
})

test('POST advances by the sum of the parts, and returns the new time', async () => {
  await using zoom = await createMockZoom()
  const before = await zoom.clock.now()
  const advance = { days: 1, hours: 2, minutes: 3, seconds: 4, milliseconds: 5 }
  expect(await controlJson(zoom, 'POST /__mock/clock', { advance })).toMatchObject({
    now: before + 93_784_005,
  })
  expect(await zoom.clock.now()).toBe(before + 93_784_005)
})

test('POST with half hours', async () => {
  await using zoom = await createMockZoom()
  const before = await zoom.clock.now()
  await controlJson(zoom, 'POST /__mock/clock', { advance: { hours: 1.5 } })
  expect((await zoom.clock.now()) - before).toBe(5_400_000)
})

test('an advance is in the journal, without a request', async () => {
  await using zoom = await createMockZoom()
  await controlJson(zoom, 'POST /__mock/clock', { advance: { minutes: 5 } })
  const now = await zoom.clock.now()
  expect(await zoom.journal.list()).toEqual([
    { seq: 1, at: now, requestId: null, type: 'clock.advanced', by: 300_000, to: now },
  ])
})

test('a code expires by this clock', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  await controlJson(zoom, 'POST /__mock/clock', { advance: { seconds: 300 } })
  expect((await exchange(zoom, code)).status).toBe(400)
  expect(await zoom.journal.list({ type: 'code.refused' })).toMatchObject([{ reason: 'code-expired' }])
})

test('an access token expires by this clock, to the second', async () => {
  await using zoom = await createMockZoom()
  const tokens = await connect(zoom)
  await controlJson(zoom, 'POST /__mock/clock', { advance: { seconds: 3598, milliseconds: 999 } })
  expect((await usersMe(zoom, tokens.access_token)).status).toBe(200)
  await controlJson(zoom, 'POST /__mock/clock', { advance: { milliseconds: 1 } })
  expect((await usersMe(zoom, tokens.access_token)).body).toBe(
    '{"code":124,"message":"Access token is expired."}',
  )
})

test('a refresh token expires by this clock', async () => {
  await using zoom = await createMockZoom()
  const tokens = await connect(zoom)
  await controlJson(zoom, 'POST /__mock/clock', { advance: { days: 90 } })
  expect((await refresh(zoom, tokens.refresh_token)).status).toBe(400)
  expect(await zoom.journal.list({ type: 'refresh.refused' })).toMatchObject([
    { reason: 'refresh-token-expired' },
  ])
})

for (const days of [100_000_000, 1_000_000_000]) {
  test(`a clock can’t be advanced by ${days} days, beyond the end of time`, async () => {
    await using zoom = await createMockZoom()
    const before = await zoom.clock.now()
    const { status, body } = await control(zoom, 'POST /__mock/clock', { advance: { days } })
    expect(status).toBe(400)
    expect(body).toMatch(/^\{"mock_zoom":\{"problem":/)
    expect(await zoom.clock.now()).toBe(before)
    expect((await control(zoom, 'GET /__mock/clock')).status).toBe(200)
  })
}

test('a clock can’t be advanced little by little beyond the end of time', async () => {
  await using zoom = await createMockZoom()
  for (let step = 0; step < 4; step += 1) {
    const { status } = await control(zoom, 'POST /__mock/clock', { advance: { days: 30_000_000 } })
    expect([200, 400]).toContain(status)
  }
  expect((await control(zoom, 'GET /__mock/clock')).status).toBe(200)
  expect((await control(zoom, 'GET /')).status).toBe(200)
})

test('advance is the only key', async () => {
  await using zoom = await createMockZoom()
  expect(await control(zoom, 'POST /__mock/clock', { now: 0, advance: {} })).toMatchObject({
    status: 400,
    body: ownProblem(
      'now: unknown key; remove it or check its spelling',
      'Correct the named keys; docs/control-api.md shows each body.',
    ),
  })
})
