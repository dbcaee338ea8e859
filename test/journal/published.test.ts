import { expect, test } from 'vitest'
import type { Exchange } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { openStorage } from '../../src/mock-zoom/storage/storage.ts'
import { temporaryFolder } from '../support/command.ts'
import { nextEntry } from '../support/next-entry.ts'
import { connect, exchange, newCode, redirectUri } from '../support/oauth.ts'
import { listenForWebhooks, subscribe } from '../support/webhook-target.ts'

test('a request is published once, when it ends, with everything that it caused and its findings', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  await exchange(zoom, code)
  const heard: Exchange[] = []
  const leaving = new AbortController()
  const following = collect(zoom.journal.follow({ after: 'now', signal: leaving.signal }), heard)
  await exchange(zoom, code)
  leaving.abort()
  await following
  await exchange(zoom, code)

  expect(heard).toHaveLength(1)
  const [user] = await zoom.users.list()
  expect(heard[0]).toMatchObject({
    clientId: (await zoom.apps.first()).clientId,
    userId: user?.id,
    codes: [`${code.slice(0, 10)}…`],
    request: { path: '/oauth/token', status: 400 },
    entries: [{ type: 'code.refused' }, { type: 'request.answered' }],
  })
  expect(heard[0]?.findings).toEqual((await zoom.findings.list()).slice(0, 1))
  expect(heard[0]?.findings.map(({ rule }) => rule)).toEqual(['code-replayed'])
})

test('who follows late hears first of what has ended, and of nothing twice', async () => {
  await using zoom = await createMockZoom()
  await connect(zoom)
  await zoom.faults.next('token', { delay: 50, when: 'after' })
  const slow = exchange(zoom, await newCode(zoom))
  await nextEntry(zoom, 'fault.injected')
  const heard: Exchange[] = []
  const leaving = new AbortController()
  const following = collect(zoom.journal.follow({ signal: leaving.signal }), heard)
  await slow
  leaving.abort()
  await following
  expect(heard).toEqual(await zoom.journal.exchanges())
})

async function collect<Item>(items: AsyncIterable<Item>, into: Item[]): Promise<void> {
  for await (const item of items) into.push(item)
}

test('what was published is what the list has', async () => {
  await using zoom = await createMockZoom()
  await using target = await listenForWebhooks()
  await subscribe(zoom, target.url)
  const heard: Exchange[] = []
  const leaving = new AbortController()
  const following = collect(zoom.journal.follow({ signal: leaving.signal }), heard)
  await zoom.install({ user: 'sam@example.com', redirectUri })
  await connect(zoom)
  await connect(zoom)
  await zoom.clock.advance({ hours: 1 })
  await zoom.uninstall({ user: 'jill@example.com' })
  leaving.abort()
  await following
  expect(heard).toEqual(await zoom.journal.exchanges())
  expect(heard.map(({ entries }) => entries.map(({ type }) => type))).toEqual([
    ['authorize.asked', 'consent.given', 'code.issued'],
    ['authorize.asked', 'consent.given', 'code.issued', 'request.answered'],
    ['code.redeemed', 'request.answered'],
    ['authorize.asked', 'code.issued', 'request.answered'],
    ['code.redeemed', 'grant.superseded', 'request.answered'],
    ['clock.advanced'],
    ['grant.closed'],
    ['app.uninstalled'],
    ['webhook.sent', 'webhook.acknowledged'],
  ])
})

test('who was behind an exchange is known from earlier codes and grants, also after a restart', async () => {
  using folder = temporaryFolder()
  const database = folder.file('mock.db')
  let code: string
  {
    await using zoom = await createMockZoom({ database })
    code = await newCode(zoom, {}, 'sam@example.com')
    await exchange(zoom, code)
  }
  await using zoom = await createMockZoom({ database })
  const sam = (await zoom.users.list()).find(({ email }) => email === 'sam@example.com')
  const heard: Exchange[] = []
  const leaving = new AbortController()
  const following = collect(zoom.journal.follow({ after: 'now', signal: leaving.signal }), heard)
  await exchange(zoom, code)
  leaving.abort()
  await following
  expect(heard).toMatchObject([{ userId: sam?.id, findings: [{ rule: 'code-replayed' }] }])
})

test('a request whose response never came, since its mock was killed, is ended by the next one', async () => {
  using folder = temporaryFolder()
  const database = folder.file('mock.db')
  const storage = openStorage(database)
  storage.journal.append({ type: 'request.malformed', problem: 'cut' }, 1, 'request-1')
  storage.close()
  await using zoom = await createMockZoom({ database })
  expect(await zoom.journal.exchanges()).toMatchObject([{ requestId: 'request-1', request: null }])
})

test('listeners hear only what the outermost transaction has committed', () => {
  const storage = openStorage(':memory:')
  const { journal, transaction } = storage
  const heard: string[] = []
  journal.onAppend((entry) => heard.push(entry.type === 'request.malformed' ? entry.problem : entry.type))
  const append = (problem: string) => journal.append({ type: 'request.malformed', problem }, 1, null)

  transaction(() => {
    append('outer')
    transaction(() => append('inner'))
    expect(() =>
      transaction(() => {
        append('undone')
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(heard).toEqual([])
  })
  expect(heard).toEqual(['outer', 'inner'])

  expect(() =>
    transaction(() => {
      transaction(() => append('committed within what was undone'))
      throw new Error('no')
    }),
  ).toThrow('no')
  expect(heard).toEqual(['outer', 'inner'])
  expect(journal.list()).toHaveLength(2)
  storage.close()
})
