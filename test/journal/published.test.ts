import { expect, test } from 'vitest'
import type { Exchange, Finding, JournalEntry } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { parseOptions } from '../../src/mock-zoom/mock/options.ts'
import { handleOf } from '../../src/mock-zoom/server/handle.ts'
import { serveMock } from '../../src/mock-zoom/server/served-mock.ts'
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

test('a late follower first gets what has ended, and nothing twice', async () => {
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
    ['grant.closed', 'app.uninstalled'],
    ['webhook.sent', 'webhook.acknowledged'],
  ])
})

test('an uninstall is one exchange, however many apps and grants it ends', async () => {
  await using zoom = await createMockZoom()
  await connect(zoom)
  await newCode(zoom, { client_id: 'acme_desktop_pub_0001', code_challenge: 'a'.repeat(43) })
  await zoom.uninstall({ user: 'jill@example.com' })
  const exchange = (await zoom.journal.exchanges()).at(-1)
  expect(exchange?.entries.map(({ type }) => type)).toEqual([
    'grant.closed',
    'app.uninstalled',
    'app.uninstalled',
  ])
  expect(exchange).toMatchObject({ request: null, requestId: expect.stringMatching(/^[\da-f]{32}$/) })
})

test('findings can be followed: first those so far, then each when its exchange ends', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  await exchange(zoom, code)
  await exchange(zoom, code)
  const heard: Finding[] = []
  const fresh: Finding[] = []
  const leaving = new AbortController()
  const following = [
    collect(zoom.findings.follow({ signal: leaving.signal }), heard),
    collect(zoom.findings.follow({ after: 'now', signal: leaving.signal }), fresh),
  ]
  await exchange(zoom, 'never-issued')
  leaving.abort()
  await Promise.all(following)
  expect(heard.map(({ rule }) => rule)).toEqual(['code-replayed', 'not-from-this-mock'])
  expect(heard).toEqual(await zoom.findings.list())
  expect(fresh).toEqual(heard.slice(1))
})

test('what was just told is not read back from the storage', async () => {
  const served = await serveMock(parseOptions({}))
  await using zoom = handleOf(served, 'http://mock-zoom.localhost', served.close)
  const { journal } = served.mock.context.storage
  const { list } = journal
  let reads = 0
  Object.assign(journal, {
    list(...filter: Parameters<typeof list>) {
      reads += 1
      return list(...filter)
    },
  })
  const [exchanges, findings, entries]: [Exchange[], Finding[], JournalEntry[]] = [[], [], []]
  const leaving = new AbortController()
  const following = [
    collect(zoom.journal.follow({ after: 'now', signal: leaving.signal }), exchanges),
    collect(zoom.findings.follow({ after: 'now', signal: leaving.signal }), findings),
    collect(zoom.journal.followEntries({ after: 'now', signal: leaving.signal }), entries),
  ]
  await zoom.fetch('/oauth/token', { method: 'POST', body: 'grant_type=refresh_token' })
  await zoom.install({ user: 'jill@example.com', redirectUri })
  leaving.abort()
  await Promise.all(following)
  expect([exchanges.length, findings.length, entries.length]).toEqual([2, 1, 5])
  expect(await zoom.findings.list()).toEqual(findings)
  expect(reads).toBe(0)
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
