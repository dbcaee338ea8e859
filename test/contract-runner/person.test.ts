import { expect, test } from 'vitest'
import { describeByDefault } from '../../src/contract-runner/index.ts'
import { seenBy } from '../../src/contract-runner/seen.ts'
import { createSubject } from '../../src/contract-runner/subject.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { startReferenceClient } from '../../src/reference-client/index.ts'

/** The reference client in front of a mock, and people who use it. */
async function scene() {
  const zoom = await createMockZoom()
  const { clientId, clientSecret } = await zoom.apps.first()
  const client = await startReferenceClient({ zoomUrl: zoom.url, clientId, clientSecret: clientSecret ?? '' })
  let names = 0
  const { newPerson } = createSubject({
    app: { description: describeByDefault(client.url), async [Symbol.asyncDispose]() {} },
    zoom,
    newName: () => `person ${++names}`,
    signal: new AbortController().signal,
  })
  const close = async () => {
    await client.close()
    await zoom.close()
  }
  return { zoom, seen: seenBy(zoom), newPerson, [Symbol.asyncDispose]: close }
}

test('people have their own browsers and Zoom users', async () => {
  await using stage = await scene()
  const people = [await stage.newPerson(), await stage.newPerson()]
  for (const person of people) expect((await person.connect()).kind).toBe('works')

  const statuses = await Promise.all(people.map((person) => person.status()))
  expect(statuses.map(({ text }) => JSON.parse(text))).toMatchObject([
    { person: 'person 1', connected: true, zoom_user_id: people[0]?.zoomUser.id },
    { person: 'person 2', connected: true, zoom_user_id: people[1]?.zoomUser.id },
  ])
})

test('a person can choose another Zoom user, use, disconnect, and is then asked to reconnect', async () => {
  await using stage = await scene()
  const person = await stage.newPerson()
  const ada = (await stage.zoom.users.list()).find(({ email }) => email === 'ada@example.org')
  await person.connect({ ...(ada && { zoomUser: ada }) })

  expect(await person.use()).toMatchObject({
    kind: 'works',
    status: 200,
    text: expect.stringContaining('ada@example.org'),
  })
  expect(await person.disconnect()).toMatchObject({ kind: 'works', status: 200 })
  expect(await person.use()).toMatchObject({ kind: 'asks-to-reconnect', status: 409 })
})

test('a person can decline', async () => {
  await using stage = await scene()
  const outcome = await (await stage.newPerson()).connect({ decision: 'decline' })
  expect(outcome).toMatchObject({ kind: 'failed', status: 400 })
  expect(await stage.zoom.journal.list({ type: 'consent.declined' })).toHaveLength(1)
})

test('a callback is held, with Zoom’s page and without, and delivered as often as you like', async () => {
  await using stage = await scene()
  const person = await stage.newPerson()
  const asked = await person.connectUntilCallback()
  expect(asked.url.searchParams.get('code')).toHaveLength(33)
  expect(await stage.seen.exchanges()).toEqual([])
  expect((await asked.deliver()).kind).toBe('works')

  const skipped = await person.connectUntilCallback()
  expect((await stage.seen.codesIssued()).map(({ consent }) => consent)).toEqual(['asked', 'skipped'])
  expect(await stage.seen.exchanges()).toHaveLength(1)
  await skipped.deliver()
  expect((await skipped.deliver()).kind).toBe('works')
  expect((await stage.seen.exchanges()).map(({ type }) => type)).toEqual(['code.redeemed', 'code.redeemed'])
})
