import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { connectMockZoom, createMockZoom, type MockZoom } from '../../src/mock-zoom/index.ts'
import { control } from '../support/control.ts'
import { connect, exchange, newCode, refresh, usersMe } from '../support/oauth.ts'

/** Where a snapshot is loaded: in the mock that it is from, another one, one of another process, and a sandbox. */
const doors: Readonly<Record<string, (mock: MockZoom) => Promise<MockZoom>>> = {
  'in process': async (mock) => mock,
  'over HTTP': (mock) => connectMockZoom(mock.url),
  'in a sandbox': (mock) => mock.sandboxes.create(),
}

for (const [name, open] of Object.entries(doors)) {
  test(`${name}, a loaded snapshot goes on where it was saved: tokens, clock, journal`, async () => {
    await using first = await createMockZoom({ seed: 'one' })
    await first.clock.advance({ minutes: 10 })
    const tokens = await connect(first)
    await first.switches.set({ codeTtl: 60 })
    const saved = JSON.parse(JSON.stringify(await first.state.save()))
    const then = [await first.clock.now(), await first.switches.show(), await first.journal.list()]

    await using host = await createMockZoom({ seed: 'one' })
    const zoom = await open(host)
    await connect(zoom)
    await zoom.clock.advance({ hours: 3 })
    await zoom.state.load(saved)
    expect([await zoom.clock.now(), await zoom.switches.show(), await zoom.journal.list()]).toEqual(then)
    expect((await usersMe(zoom, tokens.access_token)).status).toBe(200)
    // With a seed, nothing is drawn a second time.
    const { access_token } = await connect(zoom)
    expect((await usersMe(zoom, access_token)).status).toBe(200)
    await zoom.clock.advance({ hours: 1 })
    expect((await usersMe(zoom, access_token)).status).toBe(401)
  })
}

test('history is part of it: an old code is still known after the load', async () => {
  await using first = await createMockZoom()
  const code = await newCode(first)
  await exchange(first, code)
  const saved = await first.state.save()
  await using zoom = await createMockZoom()
  await zoom.state.load(saved)
  await exchange(zoom, code)
  expect((await zoom.findings.list()).map(({ rule }) => rule)).toEqual(['code-replayed'])
})

test('a refresh token works once after each load', async () => {
  await using zoom = await createMockZoom()
  const { refresh_token } = await connect(zoom)
  const saved = await zoom.state.save()
  for (let turn = 0; turn < 2; turn += 1) {
    await zoom.state.load(saved)
    expect((await refresh(zoom, refresh_token)).status).toBe(200)
  }
})

test('a reset after it goes back to the start of this mock', async () => {
  await using other = await createMockZoom({ apps: [{ clientId: 'other', name: 'Other' }] })
  const saved = await other.state.save()
  await using zoom = await createMockZoom()
  const before = await zoom.apps.list()
  await zoom.state.load(saved)
  expect((await zoom.apps.list()).map(({ clientId }) => clientId)).toEqual(['other'])
  await zoom.reset()
  expect(await zoom.apps.list()).toEqual(before)
  const { access_token } = await connect(zoom)
  expect((await usersMe(zoom, access_token)).status).toBe(200)
})

test('with a real clock, it is as late as it was, and time goes on', async () => {
  await using zoom = await createMockZoom({ clock: 'real' })
  const saved = await zoom.state.save()
  await zoom.clock.advance({ days: 30 })
  await zoom.state.load(saved)
  expect(Math.abs((await zoom.clock.now()) - Date.now())).toBeLessThan(60_000)
})

test('who follows the journal over HTTP gets the entries of the snapshot', async () => {
  await using zoom = await createMockZoom()
  await connect(zoom)
  const saved = await zoom.state.save()
  const count = (await zoom.journal.list()).length
  await zoom.reset()
  const response = await fetch(`${zoom.url}/__mock/journal`, { headers: { accept: 'text/event-stream' } })
  await zoom.state.load(saved)
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    if (text.includes(`id: ${count}\n`)) break
  }
  expect(text).toMatch(/event: emptied[\s\S]*id: 1\n/)
})

test('what is not a snapshot for this mock is refused in words, and changes nothing', async () => {
  await using zoom = await createMockZoom()
  await connect(zoom)
  const saved = await zoom.state.save()
  const before = await zoom.journal.list()
  const refused = async (snapshot: unknown) => {
    const error = await zoom.state.load(Object(snapshot)).catch((error: unknown) => error)
    expect((await control(zoom, 'PUT /__mock/state', snapshot)).status).toBeGreaterThanOrEqual(400)
    return error instanceof Error ? error.message : 'loaded'
  }
  const again = 'Save it again with zoom.state.save().'
  expect(await refused({ entries: [] })).toBe(
    'This is not a snapshot. Load what zoom.state.save() returned, whole.',
  )
  expect(await refused({ ...saved, version: 1 })).toBe(
    `The snapshot has version 1 (mock-zoom 0.1.0), and this mock-zoom reads version ${saved.version}. ${again}`,
  )
  expect(await refused({ ...saved, rows: { ...saved.rows, tokens: [] } })).toBe(
    `The snapshot was edited or cut off. ${again}`,
  )
  expect(await refused({ ...saved, profile: '2020' })).toBe(
    'The snapshot is from a mock of the profile 2020, and this one has 2026. Start this mock with the profile 2020, or save another snapshot.',
  )
  expect(await zoom.journal.list()).toEqual(before)
})

test('a snapshot may be larger than a request of an app', async () => {
  await using zoom = await createMockZoom()
  for (let turn = 0; turn < 20; turn += 1) await connect(zoom)
  const saved = await zoom.state.save()
  expect(JSON.stringify(saved).length).toBeGreaterThan(65_536)
  await using remote = await connectMockZoom(zoom.url)
  await remote.state.load(saved)
  expect(await remote.state.save()).toEqual(saved)
})

test('faults and stubs are not part of it: those of the options apply, as after a reset', async () => {
  const fault = { route: 'api', status: 503, next: 1 } as const
  await using zoom = await createMockZoom({ faults: [fault], stubs: [{ path: '/v2/mine', body: {} }] })
  const saved = await zoom.state.save()
  const atStart = [await zoom.faults.list(), await zoom.stubs.list()]
  await zoom.faults.clear()
  await zoom.faults.add({ route: 'token', status: 500 })
  await zoom.stubs.add({ path: '/v2/other', body: {} })
  await zoom.state.load(saved)
  expect([await zoom.faults.list(), await zoom.stubs.list()]).toEqual(atStart)
})

test('what was forgotten is part of it: another mock does not call an old code foreign', async () => {
  const few = { entries: 4, records: 1, deliveries: 1, findings: 1, days: 0 }
  await using first = await createMockZoom({ history: few })
  const code = await newCode(first)
  await exchange(first, code)
  for (let turn = 0; turn < 4; turn += 1) await connect(first)
  // Pruning goes on between requests, a step in each turn.
  for (let turn = 0; turn < 50; turn += 1) await nextTurn()
  await using zoom = await createMockZoom()
  await zoom.state.load(await first.state.save())
  await exchange(zoom, code)
  expect(await zoom.journal.list({ type: 'code.refused' })).toMatchObject([{ recognised: { is: 'too-old' } }])
})

test('with a profile of your own, its switches are in the snapshot', async () => {
  const profile = { name: 'acme', basedOn: '2026', switches: { codeTtl: 42 } } as const
  await using first = await createMockZoom({ profile })
  await using zoom = await createMockZoom()
  await zoom.state.load(await first.state.save())
  expect((await zoom.switches.show()).codeTtl).toBe(42)
})
