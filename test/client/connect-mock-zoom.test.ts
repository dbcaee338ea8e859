import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { connectMockZoom, createMockZoom, MockZoomError } from '../../src/mock-zoom/index.ts'
import { connect, exchange, newCode, redirectUri, refresh } from '../support/oauth.ts'

test('it shows and does the same as the mock’s own handle', async () => {
  await using zoom = await createMockZoom()
  await using control = await connectMockZoom(`${zoom.url}/`)
  expect(await control.health()).toEqual({ status: 'ok', profile: '2026' })
  expect(await control.apps.list()).toEqual(await zoom.apps.list())
  expect(await control.users.list()).toEqual(await zoom.users.list())
  expect(await control.switches.show()).toEqual(await zoom.switches.show())
  expect((await control.switches.set({ codeTtl: 7 })).codeTtl).toBe(7)
  expect((await zoom.switches.show()).codeTtl).toBe(7)
  await connect(zoom)
  expect(await control.journal.list()).toEqual(await zoom.journal.list())
  expect(await control.journal.list({ after: 2, type: 'code.issued' })).toHaveLength(1)
  const [grant] = await control.grants.list()
  expect(grant).toMatchObject({ userId: (await zoom.users.list())[0]?.id, endedAt: null })
  const before = await zoom.clock.now()
  expect((await control.clock.advance({ minutes: 1, seconds: 1 })).now).toBe(before + 61_000)
  expect((await control.clock.show()).now).toBe(await zoom.clock.now())
  await control.reset()
  expect(await zoom.journal.list()).toEqual([])
})

test('apps and users are added, changed and removed', async () => {
  await using zoom = await createMockZoom()
  await using control = await connectMockZoom(zoom.url)
  expect(await control.apps.add({ clientId: 'a/b%c', name: 'Odd' })).toMatchObject({ clientSecret: null })
  expect(await control.apps.change('a/b%c', { name: 'Odder' })).toMatchObject({ name: 'Odder' })
  await control.apps.remove('a/b%c')
  expect(await control.apps.list()).toEqual(await zoom.apps.list())
  const added = await control.users.add({ email: 'new@example.com', firstName: 'New', lastName: 'Comer' })
  expect(await control.users.change(added.email, { removed: true })).toEqual({ ...added, removed: true })
  await control.users.remove(added.id)
  expect((await zoom.users.list()).map(({ email }) => email)).not.toContain(added.email)
})

test('it says who is signed in, installs, and injects faults', async () => {
  await using zoom = await createMockZoom()
  await using control = await connectMockZoom(zoom.url)
  expect(await control.signedIn.show()).toEqual({ userId: null })
  await control.signedIn.choose({ user: 'sam@example.com', consent: 'allow' })
  expect(await control.signedIn.show()).toMatchObject({ consent: 'allow' })
  await control.signedIn.clear()
  const { callbackUrl } = await control.install({ user: 'jill@example.com', redirectUri })
  expect(new URL(callbackUrl).searchParams.get('code')).toHaveLength(33)
  const fault = await control.faults.add({ route: 'token', answer: 'html' })
  expect(await control.faults.list()).toEqual([fault])
  expect((await exchange(zoom, 'a-code')).status).toBe(502)
  expect(await control.faults.list()).toEqual([])
  await control.faults.clear()
})

test('findings are those of the mock', async () => {
  await using zoom = await createMockZoom()
  const { refresh_token } = await connect(zoom)
  await refresh(zoom, refresh_token)
  await refresh(zoom, refresh_token)
  const findings = await (await connectMockZoom(zoom.url)).findings.list()
  expect(findings).toEqual(await zoom.findings.list())
  expect(findings).toMatchObject([{ rule: 'refresh-token-reused' }])
})

test('a refusal is thrown, with the mock’s message', async () => {
  await using zoom = await createMockZoom()
  await using control = await connectMockZoom(zoom.url)
  const failure = await control.apps.remove('nobody').catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(MockZoomError)
  expect(failure).toMatchObject({
    status: 404,
    problem: 'There is no app nobody.',
    remedy: 'zoom.apps.list() lists them.',
    message: 'There is no app nobody. zoom.apps.list() lists them.',
  })
  const wrong: { codeTtl: number } = { codeTtl: 0 }
  await expect(control.switches.set(wrong)).rejects.toThrow('codeTtl: Too small')
})

test('another server at that URL is recognised', async () => {
  await using zoom = await createMockZoom()
  const elsewhere = `${zoom.url}/v2/users/me?x=`
  await expect(connectMockZoom(elsewhere)).rejects.toThrow(
    `What responds at ${elsewhere} (status 401) is not mock-zoom. Check the address`,
  )
  await expect(connectMockZoom('localhost:9666')).rejects.toThrow('localhost:9666 is not the URL of a mock.')
})

test('it follows the journal: existing entries, then new ones', async () => {
  await using zoom = await createMockZoom()
  await newCode(zoom)
  const known = await zoom.journal.list()
  const seen = []
  for await (const entry of (await connectMockZoom(zoom.url)).journal.followEntries()) {
    seen.push(entry)
    if (seen.length === known.length) await zoom.clock.advance({ seconds: 1 })
    if (entry.type === 'clock.advanced') break
  }
  expect(seen).toEqual(await zoom.journal.list())
})

test('entries that arrive in pieces are put together', async () => {
  await using zoom = await createMockZoom()
  for (let i = 0; i < 40; i += 1) await newCode(zoom, { state: `${i}-`.repeat(2_000) })
  const all = await zoom.journal.list()
  const seen = []
  for await (const entry of (await connectMockZoom(zoom.url)).journal.followEntries()) {
    seen.push(entry)
    if (entry.seq === all.at(-1)?.seq) break
  }
  expect(seen).toEqual(all)
})

test('it continues after a reset, and the reset’s message isn’t an entry', async () => {
  await using zoom = await createMockZoom()
  await newCode(zoom)
  const seen: [number, string][] = []
  for await (const { seq, type } of (await connectMockZoom(zoom.url)).journal.followEntries({ after: 3 })) {
    seen.push([seq, type])
    if (type === 'clock.advanced') break
    await zoom.reset()
    await zoom.clock.advance({ seconds: 1 })
  }
  expect(seen).toEqual([
    [4, 'request.answered'],
    [1, 'clock.advanced'],
  ])
})

test('it follows one type, after a sequence number, until the signal', async () => {
  await using zoom = await createMockZoom()
  const { followEntries: follow } = (await connectMockZoom(zoom.url)).journal
  await newCode(zoom)
  const [first] = await zoom.journal.list({ type: 'code.issued' })
  await newCode(zoom)
  const enough = new AbortController()
  const seen = []
  for await (const entry of follow({ after: first?.seq ?? 0, type: 'code.issued', signal: enough.signal })) {
    seen.push(entry)
    enough.abort()
  }
  expect(seen).toEqual((await zoom.journal.list({ type: 'code.issued' })).slice(1))
})

test('following ends when the mock closes, and fails if there is none', async () => {
  const zoom = await createMockZoom()
  await newCode(zoom)
  const { followEntries: follow } = (await connectMockZoom(zoom.url)).journal
  let seen = 0
  for await (const _ of follow()) {
    seen += 1
    if (seen === 1) void zoom.close()
  }
  expect(seen).toBeGreaterThan(0)
  const failure = await connectMockZoom(zoom.url).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(MockZoomError)
  expect(failure).toMatchObject({
    status: 503,
    remedy: 'Start one with mock-zoom serve, or check the address.',
  })
})

/** The packages that a source file and its imports need at run time. */
function packagesOf(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return new Set()
  seen.add(file)
  const imports = [
    ...readFileSync(file, 'utf-8').matchAll(/^(?:import|export) (?!type\b)(?:[^'"=]* from )?'([^']+)'/gm),
  ]
  return new Set(
    imports.flatMap(([, from = '']) =>
      from.startsWith('.') ? [...packagesOf(join(dirname(file), from), seen)] : [from],
    ),
  )
}

test('the client loads schemas and ids, and nothing of a server', () => {
  const packages = [...packagesOf('src/mock-zoom/client/index.ts')]
  expect(packages.filter((name) => !name.startsWith('node:')).toSorted()).toEqual(['nanoid', 'zod'])
  expect([...packagesOf('src/mock-zoom/index.ts')]).toContain('koa')
})

test('a sandbox is a client too, and ends with its block', async () => {
  await using zoom = await createMockZoom()
  await using control = await connectMockZoom(zoom.url)
  let id = ''
  {
    await using sandbox = await control.sandboxes.create({ profile: '2020' })
    id = sandbox.id
    expect(sandbox.url).toBe(`${zoom.url}/__mock/sandboxes/${id}`)
    expect(await sandbox.health()).toMatchObject({ profile: '2020' })
    await sandbox.clock.advance({ hours: 1 })
    expect((await sandbox.clock.show()).now - (await control.clock.show()).now).toBeGreaterThan(3_000_000)
    expect(await control.sandboxes.list()).toMatchObject([{ id, profile: '2020' }])
  }
  expect(await control.sandboxes.list()).toEqual([])
  await using again = await control.sandboxes.create()
  await again.close()
  await expect(again.health()).rejects.toThrow(`There is no sandbox ${again.id}`)
})

test('what happens right after a follow is not missed', async () => {
  await using zoom = await createMockZoom()
  await using control = await connectMockZoom(zoom.url)
  const exchanges = control.journal.follow({ after: 'now' })
  await control.clock.advance({ seconds: 1 })
  const { value } = await exchanges[Symbol.asyncIterator]().next()
  expect(value).toEqual((await zoom.journal.exchanges())[0])
  expect(value).toMatchObject({ request: null, entries: [{ type: 'clock.advanced' }] })
})

test('its fetch reaches the mock by a path, its URL and Zoom’s own, and nothing else', async () => {
  await using zoom = await createMockZoom()
  await using sandbox = await (await connectMockZoom(zoom.url)).sandboxes.create({ profile: '2020' })
  for (const to of ['/v2/users/me', `${sandbox.url}/v2/users/me`, 'https://api.zoom.us/v2/users/me']) {
    expect((await sandbox.fetch(to)).status).toBe(401)
  }
  expect((await sandbox.journal.exchanges()).length).toBe(3)
  expect(await zoom.journal.exchanges()).toEqual([])
  await expect(sandbox.fetch('https://example.com/')).rejects.toThrow('zoom.fetch only reaches this mock')
})
