import { expect, test } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { connectMockZoom, createMockZoom } from '../../src/mock-zoom/index.ts'
import { authorizeUrl, basic, redirectUri } from '../support/oauth.ts'

// zoom.fetch: a Request in, a Response out, no socket in between.

const quiet = { listen: false } as const

const postForm = async (zoom: MockZoom, to: string, form: Readonly<Record<string, string>>) =>
  zoom.fetch(to, {
    method: 'POST',
    headers: { authorization: await basic(zoom) },
    body: new URLSearchParams(form),
  })

/** Authorizes and exchanges at these addresses, without a socket. */
async function connectBy(zoom: MockZoom, zoomUrl: string) {
  await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
  const { search } = new URL(await authorizeUrl(zoom, { state: crypto.randomUUID() }))
  const sentBack = await zoom.fetch(`${zoomUrl}/oauth/authorize${search}`)
  const code = new URL(sentBack.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri }
  const answer = await postForm(zoom, `${zoomUrl}/oauth/token`, form)
  return { status: answer.status, tokens: await answer.json() }
}

for (const [how, zoomUrl] of [
  ['paths alone', () => ''],
  ['its own address', (zoom) => zoom.url],
  ['Zoom’s address', () => 'https://zoom.us'],
] satisfies [string, (zoom: MockZoom) => string][]) {
  test(`the whole flow works by ${how}`, async () => {
    await using zoom = await createMockZoom(quiet)
    const { status, tokens } = await connectBy(zoom, zoomUrl(zoom))
    expect(status).toBe(200)
    expect(tokens.api_url).toBe(zoomUrl(zoom) === 'https://zoom.us' ? 'https://api.zoom.us' : zoom.url)
    const me = await zoom.fetch(`${tokens.api_url}/v2/users/me`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    })
    expect(await me.json()).toMatchObject({ email: 'jill@example.com' })
    expect(await zoom.findings.list()).toEqual([])
  })
}

test('it returns exactly what a socket would carry', async () => {
  await using zoom = await createMockZoom()
  const form = { grant_type: 'authorization_code', code: 'none', redirect_uri: redirectUri }
  const [here, there] = await Promise.all([
    await postForm(zoom, '/oauth/token', form),
    fetch(`${zoom.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: await basic(zoom) },
      body: new URLSearchParams(form),
    }),
  ])
  const changing = (name: string) => !/date|connection|keep-alive|trackingid/.test(name)
  const seen = async (answer: Response) => ({
    status: answer.status,
    statusText: answer.statusText,
    headers: [...answer.headers].filter(([name]) => changing(name)),
    body: await answer.text(),
  })
  expect(await seen(here)).toEqual(await seen(there))
})

test('with listen: false no port is open, and the URL never leaves this machine', async () => {
  const servers = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length
  const before = servers()
  await using zoom = await createMockZoom(quiet)
  expect(zoom.url).toBe('http://mock-zoom.localhost')
  expect((await zoom.fetch('/')).status).toBe(200)
  // A server of an earlier test may still be closing.
  expect(servers()).toBeLessThanOrEqual(before)
})

test('a redirect is returned, not followed, because it leads to the app', async () => {
  await using zoom = await createMockZoom(quiet)
  await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'decline' })
  const answer = await zoom.fetch(await authorizeUrl(zoom))
  expect([answer.status, answer.redirected, answer.headers.get('location')]).toEqual([
    302,
    false,
    `${redirectUri}?error=access_denied&state=a-state`,
  ])
})

test('it accepts what fetch accepts: a Request, a URL, bytes, HEAD', async () => {
  await using zoom = await createMockZoom(quiet)
  const health = new Request(`${zoom.url}/__mock/health`)
  expect(await (await zoom.fetch(health)).json()).toEqual({ status: 'ok', profile: '2026' })
  const head = await zoom.fetch(new URL(health.url), { method: 'HEAD' })
  expect([head.status, head.body]).toEqual([200, null])
  const body = new TextEncoder().encode('{"codeTtl":7}')
  const changed = await zoom.fetch('/__mock/switches', { method: 'PATCH', body })
  expect([changed.status, (await zoom.switches.show()).codeTtl]).toEqual([200, 7])
  const nothing = await zoom.fetch('/__mock/signed-in', { method: 'DELETE' })
  expect([nothing.status, await nothing.text()]).toEqual([204, ''])
})

test('a URL of another server is refused, and nothing is sent', async () => {
  await using zoom = await createMockZoom(quiet)
  await using sandbox = await zoom.sandboxes.create()
  for (const [mock, url] of [
    [zoom, 'https://example.com/oauth/token'],
    [zoom, 'https://zoom.us.example.com/'],
    [sandbox, `${zoom.url}/oauth/token`],
  ] as const) {
    await expect(mock.fetch(url)).rejects.toThrow(
      `zoom.fetch only reaches this mock, so it can’t fetch ${url}. Use ${mock.url}, a path, or one of Zoom’s URLs.`,
    )
  }
})

test('a dropped connection, a truncated body and an aborted delay fail as with fetch', async () => {
  await using zoom = await createMockZoom(quiet)
  await zoom.faults.next('token', { drop: true })
  await expect(postForm(zoom, '/oauth/token', {})).rejects.toMatchObject({
    name: 'TypeError',
    message: 'fetch failed',
    cause: { code: 'ECONNRESET' },
  })
  await zoom.faults.next('token', { cutAfter: 5 })
  const cut = await postForm(zoom, '/oauth/token', {})
  await expect(cut.text()).rejects.toMatchObject({ name: 'TypeError', message: 'terminated' })
  await zoom.faults.next('token', { delay: 60_000 })
  await expect(
    zoom.fetch('/oauth/token', { method: 'POST', signal: AbortSignal.timeout(20) }),
  ).rejects.toMatchObject({ name: 'TimeoutError' })
  const gaveUp = AbortSignal.abort(new Error('changed my mind'))
  await expect(zoom.fetch('/', { signal: gaveUp })).rejects.toThrow('changed my mind')
})

test('an event stream flows, and ends when the mock closes', async () => {
  const zoom = await createMockZoom(quiet)
  const { body } = await zoom.fetch('/__mock/journal', { headers: { accept: 'text/event-stream' } })
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  expect(await reader?.read()).toEqual({ done: false, value: ': the journal follows\n\n' })
  await zoom.clock.advance({ hours: 1 })
  expect((await reader?.read())?.value).toContain('"type":"clock.advanced"')
  await zoom.close()
  await expect(reader?.read()).rejects.toThrow('terminated')
})

test('many calls at once are separate requests', async () => {
  await using zoom = await createMockZoom(quiet)
  const answers = await Promise.all(
    Array.from(
      { length: 50 },
      async (_, i) => await postForm(zoom, '/oauth/token', { grant_type: `kind-${i}` }),
    ),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400]))
  expect(await zoom.journal.list({ type: 'request.answered' })).toHaveLength(50)
})

test('a sandbox has its own fetch', async () => {
  await using zoom = await createMockZoom(quiet)
  const options = { profile: '2020', switches: { tokenBodyHasApiUrl: true } } as const
  await using sandbox = await zoom.sandboxes.create(options)
  for (const to of ['/__mock/health', `${sandbox.url}/__mock/health`]) {
    expect(await (await sandbox.fetch(to)).json()).toMatchObject({ profile: '2020' })
  }
  const { tokens } = await connectBy(sandbox, sandbox.url)
  expect(tokens.api_url).toBe(sandbox.url)
  const byZoom = await connectBy(sandbox, 'https://zoom.us')
  expect(byZoom.tokens.api_url).toBe('https://api.zoom.us')
})

test('a mock that does not listen can’t be reached by its URL', async () => {
  await using zoom = await createMockZoom(quiet)
  await expect(connectMockZoom(zoom.url)).rejects.toThrow(`No mock-zoom responds at ${zoom.url} (`)
})

test('a closed mock says that it is closed', async () => {
  const zoom = await createMockZoom(quiet)
  await zoom.close()
  const answer = await zoom.fetch('/oauth/token', { method: 'POST' })
  expect([answer.status, await answer.text()]).toEqual([
    503,
    '{"mock_zoom":{"problem":"This mock is closed.","remedy":"Start another one."}}',
  ])
})

test('a wrong option of a mock that doesn’t listen is refused too', async () => {
  await expect(createMockZoom({ ...quiet, profile: '1999' as '2020' })).rejects.toThrow('profile: Invalid')
})
