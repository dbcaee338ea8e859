import { readFileSync } from 'node:fs'
import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { connectMockZoom, createMockZoom, MockZoomError } from '../../src/mock-zoom/index.ts'
import { newCode } from '../support/oauth.ts'

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

test('following ends when the mock closes, and fails if no mock is running', async () => {
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

test('the client loads schemas and ids, but no server code', () => {
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

test('a follower misses nothing from its first call on, however late its stream opens', async () => {
  await using zoom = await createMockZoom()
  await using slow = await openStreamsLate(zoom.url)
  await using control = await connectMockZoom(slow.url)
  const exchanges = control.journal.follow({ after: 'now' })
  const entries = control.journal.followEntries({ after: 'now' })
  const findings = control.findings.follow({ after: 'now' })
  await control.clock.advance({ seconds: 1 })
  await control.fetch('/oauth/token', { method: 'POST', body: 'grant_type=refresh_token' })
  const next = async (items: AsyncIterable<object>) => (await items[Symbol.asyncIterator]().next()).value
  expect(await next(exchanges)).toEqual((await zoom.journal.exchanges())[0])
  expect(await next(entries)).toMatchObject({ type: 'clock.advanced' })
  expect(await next(findings)).toEqual((await zoom.findings.list())[0])
})

/** Passes requests on: at once, but those for a stream after a while, as a busy server does. */
async function openStreamsLate(mock: string): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request
    const pass = () =>
      request.pipe(
        httpRequest(`${mock}${url}`, { method, headers, agent: false }, (answer) => {
          response.writeHead(answer.statusCode ?? 0, answer.headers)
          answer.on('error', () => response.destroy()).pipe(response)
        }).on('error', () => response.destroy()),
      )
    if (headers.accept === 'text/event-stream') setTimeout(pass, 200)
    else pass()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

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
