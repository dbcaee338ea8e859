import { expect, test } from 'vitest'
import type { FaultInput } from '../../src/mock-zoom/index.ts'
import { Person } from './browser.ts'
import { openScene } from './scene.ts'

// What the mock's faults do to the correct app: it keeps its tokens as long as they may be good.

type Effect = Omit<FaultInput, 'route' | 'next' | 'share'>

/** Alice, connected, with an expired access token: her next use refreshes. */
async function expiredScene() {
  const at = await openScene()
  const alice = await Person.signIn(at.client, 'alice')
  await alice.connect()
  await at.zoom.clock.advance({ hours: 1, minutes: 1 })
  const refreshes = async () =>
    (await at.zoom.journal.list({ type: 'request.answered' })).filter(
      (entry) => 'requestBody' in entry && entry.requestBody.includes('refresh_token='),
    ).length
  return { ...at, alice, refreshes }
}

const harmless: readonly Effect[] = [
  { status: 503 },
  { answer: 'html' },
  { answer: 'empty' },
  { answer: 'empty', status: 200 },
  { answer: 'malformed-json' },
  { answer: 'rate-limit-per-second' },
  { answer: 'rate-limit-daily' },
  { status: 503, retryAfter: 30 },
  { status: 502, body: '{"reason":"Inv', cutAfter: 9 },
  { drop: true },
]

for (const effect of harmless) {
  test(`a refresh that meets ${JSON.stringify(effect)} costs nothing`, async () => {
    await using at = await expiredScene()
    await at.zoom.faults.next('token', { grantType: 'refresh_token', ...effect })
    const failed = await at.alice.use()
    expect([failed.status, failed.json()]).toEqual([502, { works: false, message: expect.any(String) }])
    expect(await at.alice.isConnected()).toBe(true)
    expect(await at.refreshes()).toBe(1)
    expect((await at.alice.use()).json()).toMatchObject({ works: true })
    expect([await at.count('refresh.rotated'), await at.refreshes()]).toEqual([1, 2])
    expect(await at.findings()).toEqual([])
  })

  test(`an API call that meets ${JSON.stringify(effect)} costs nothing`, async () => {
    await using at = await openScene()
    const alice = await Person.signIn(at.client, 'alice')
    await alice.connect()
    await at.zoom.faults.next('api', effect)
    expect((await alice.use()).status).toBe(502)
    expect((await alice.use()).json()).toMatchObject({ works: true })
    expect(await at.count('refresh.rotated')).toBe(0)
  })

  test(`a revocation that meets ${JSON.stringify(effect)} keeps nobody connected`, async () => {
    await using at = await openScene()
    const alice = await Person.signIn(at.client, 'alice')
    await alice.connect()
    await at.zoom.faults.next('revoke', effect)
    expect((await alice.disconnect()).json()).toEqual({ connected: false })
    expect((await alice.connect()).status).toBe(303)
    expect((await alice.use()).json()).toMatchObject({ works: true })
  })

  test(`an exchange that meets ${JSON.stringify(effect)} is not repeated, and connecting again works`, async () => {
    await using at = await openScene()
    const alice = await Person.signIn(at.client, 'alice')
    await at.zoom.faults.next('token', effect)
    expect((await alice.connect()).status).toBe(502)
    expect(await alice.isConnected()).toBe(false)
    expect(
      (await at.zoom.journal.list({ type: 'request.answered' })).filter(
        (entry) => 'route' in entry && entry.route === 'token',
      ),
    ).toHaveLength(1)
    expect((await alice.connect()).status).toBe(303)
    expect((await alice.use()).json()).toMatchObject({ works: true })
  })
}

const losses: readonly Effect[] = [
  { drop: true, when: 'after' },
  { answer: 'html', when: 'after' },
  { cutAfter: 30 },
]

for (const effect of losses) {
  test(`a refresh response lost to ${JSON.stringify(effect)} ends in one request to reconnect, and no loop`, async () => {
    await using at = await expiredScene()
    await at.zoom.faults.next('token', { grantType: 'refresh_token', ...effect })
    expect((await at.alice.use()).status).toBe(502)
    const ended = await at.alice.use()
    expect([ended.status, ended.json()]).toMatchObject([409, { reconnect: true }])
    expect(await at.refreshes()).toBe(2)
    expect((await at.alice.use()).status).toBe(409)
    expect((await at.alice.use()).status).toBe(409)
    expect(await at.refreshes()).toBe(2)
    expect((await at.alice.connect()).status).toBe(303)
    expect((await at.alice.use()).json()).toMatchObject({ works: true })
    expect(await at.findings()).toEqual([])
  })
}

test('a refresh that is slow is still one refresh', async () => {
  await using at = await expiredScene()
  await at.zoom.faults.next('token', { delay: 80 })
  const uses = await Promise.all(Array.from({ length: 5 }, () => at.alice.use()))
  expect(uses.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  expect(await at.refreshes()).toBe(1)
})
