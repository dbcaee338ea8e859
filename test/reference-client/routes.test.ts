import { expect, test } from 'vitest'
import { startReferenceClient } from '../../src/reference-client/index.ts'
import { Browser, Person } from './browser.ts'

const nowhere = { zoomUrl: 'http://127.0.0.1:9', clientId: 'an_id', clientSecret: 'a-secret' }
const json = { accept: 'application/json' }

test.each(['http://zoom.us', 'ftp://127.0.0.1', 'zoom.us', ''])(
  'will not start for zoomUrl "%s"',
  async (zoomUrl) => {
    await expect(startReferenceClient({ ...nowhere, zoomUrl })).rejects.toThrow('zoomUrl must be https://')
  },
)

test('says so when the port is taken', async () => {
  await using first = await startReferenceClient(nowhere)
  const port = Number(new URL(first.url).port)
  await expect(startReferenceClient({ ...nowhere, port })).rejects.toThrow('EADDRINUSE')
})

test('the way to Zoom: PKCE S256, a random state, our one redirect URI, no scope', async () => {
  await using client = await startReferenceClient(nowhere)
  const { browser } = await Person.signIn(client, 'alice')
  const urls = []
  for (let round = 0; round < 2; round += 1) {
    const { status, location = '' } = await browser.get(`${client.url}/connect`)
    expect(status).toBe(302)
    urls.push(new URL(location))
  }
  const [one, two] = urls
  expect(`${one?.origin}${one?.pathname}`).toBe('http://127.0.0.1:9/oauth/authorize')
  expect(Object.fromEntries(one?.searchParams ?? [])).toEqual({
    response_type: 'code',
    client_id: 'an_id',
    redirect_uri: `${client.url}/callback`,
    state: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: 'S256',
  })
  expect(one?.searchParams.get('state')).not.toBe(two?.searchParams.get('state'))
  expect(one?.searchParams.get('code_challenge')).not.toBe(two?.searchParams.get('code_challenge'))
})

test('the cookie belongs to this host only, hidden from scripts, and new at each sign-in', async () => {
  await using client = await startReferenceClient(nowhere)
  const { browser } = await Person.signIn(client, 'alice')
  const again = await browser.post(`${client.url}/sign-in`, { person: 'alice' })
  expect(again.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^acme_session=[\w-]{43}; path=\/; samesite=lax; httponly$/),
  ])
})

test('signing in again ends the previous browser session', async () => {
  await using client = await startReferenceClient(nowhere)
  const alice = await Person.signIn(client, 'alice')
  const cookie = await alice.browser.cookies(client.url)
  await alice.browser.post(`${client.url}/sign-in`, { person: 'bob' })
  expect((await fetch(`${client.url}/status`, { headers: { cookie } })).status).toBe(401)
})

test('a person’s name is escaped', async () => {
  await using client = await startReferenceClient(nowhere)
  const { browser } = await Person.signIn(client, `<b>"it's"</b> & co`)
  const { text } = await browser.get(client.url)
  expect(text).toContain('Hello, &#60;b&#62;&#34;it&#39;s&#34;&#60;/b&#62; &#38; co')
})

test('pages run no script, load nothing, and are neither cached nor framed', async () => {
  await using client = await startReferenceClient(nowhere)
  const { headers } = await new Browser().get(client.url)
  expect(headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/,
  )
  expect(headers.get('content-security-policy')).toContain(`frame-ancestors 'none'`)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('referrer-policy')).toBe('same-origin')
})

test.each([
  ['/connect', 'get'],
  ['/status', 'get'],
  ['/use', 'post'],
  ['/disconnect', 'post'],
] as const)('%s needs a signed-in person', async (path, method) => {
  await using client = await startReferenceClient(nowhere)
  for (const headers of [{}, { cookie: 'acme_session=made-up' }, { cookie: 'acme_session=%00%ff;;=' }]) {
    const answer = await fetch(`${client.url}${path}`, {
      method,
      headers: { ...json, ...headers },
      redirect: 'manual',
    })
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ message: expect.stringContaining('irst') })
  }
})

test.each([
  'person=',
  'person=%20%20',
  'person=a%00b',
  'person=a%0Ab',
  'person=%E2%80%AE',
  'person=alice&person=bob',
  `person=${'x'.repeat(101)}`,
  'somebody=alice',
  '',
  '%',
  '{"person":"alice"}',
])('signing in with "%s" is refused', async (body) => {
  await using client = await startReferenceClient(nowhere)
  const answer = await fetch(`${client.url}/sign-in`, {
    method: 'POST',
    body,
    headers: json,
    redirect: 'manual',
  })
  expect(answer.status).toBe(400)
  expect(answer.headers.getSetCookie()).toEqual([])
  expect(await answer.json()).toEqual({ message: expect.stringContaining('"person"') })
})

test('a form of more than 64 KiB is refused', async () => {
  await using client = await startReferenceClient(nowhere)
  const body = `person=${'x'.repeat(70_000)}`
  expect((await fetch(`${client.url}/sign-in`, { method: 'POST', body })).status).toBe(413)
})

test.each([
  'code=a&code=b&state=c',
  'code=a&state=b&state=c',
  'state=a',
  'state=a&code=',
  'code=a&state=forged',
  'code=a&state=%00',
  'code=%ff%fe&state=%ff',
  'error=access_denied&error=server_error',
  'error=server_error',
  'error=%3Cscript%3E&state=forged',
  'error=access_denied&state=',
  '%',
  '',
  '=',
])('/callback?%s is refused', async (query) => {
  await using client = await startReferenceClient(nowhere)
  const { browser } = await Person.signIn(client, 'alice')
  const answer = await browser.get(`${client.url}/callback?${query}`)
  expect(answer.status).toBe(400)
  expect(answer.text).toContain('Start again')
  expect(answer.text).not.toContain('<script')
})

test.each([
  ['GET', '/nothing', 404],
  ['GET', '/%zz', 404],
  ['GET', '/%00', 404],
  ['GET', '//callback', 404],
  ['GET', '/use', 405],
  ['GET', '/disconnect', 405],
  ['GET', '/sign-in', 405],
  ['POST', '/callback', 405],
  ['PUT', '/', 405],
  ['PROPFIND', '/', 405],
  ['HEAD', '/callback?code=a&state=b', 405],
])('%s %s gets a %i', async (method, path, status) => {
  await using client = await startReferenceClient(nowhere)
  const answer = await fetch(`${client.url}${path}`, { method, redirect: 'manual' })
  expect(answer.status).toBe(status)
  expect(answer.headers.get('allow') === null).toBe(status === 404)
})

test('errors are JSON for clients that ask for JSON, and a page for others', async () => {
  await using client = await startReferenceClient(nowhere)
  const browser = new Browser()
  expect((await browser.get(`${client.url}/nothing`, json)).json()).toEqual({ message: expect.any(String) })
  expect((await browser.get(`${client.url}/nothing`)).text).toMatch(/^<!doctype html>/)
})

test.each([
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' }, // another port of this host
  { origin: 'https://evil.example' },
  { origin: 'http://127.0.0.1:1' },
  { origin: 'null' },
])('a form sent by another site is refused: %o', async (headers) => {
  await using client = await startReferenceClient(nowhere)
  const { browser } = await Person.signIn(client, 'alice')
  for (const path of ['/sign-in', '/use', '/disconnect']) {
    expect((await browser.post(`${client.url}${path}`, { person: 'mallory' }, headers)).status).toBe(403)
  }
  expect((await browser.get(`${client.url}/status`)).json()).toMatchObject({ person: 'alice' })
})

test('our own forms are accepted', async () => {
  await using client = await startReferenceClient(nowhere)
  const { browser } = await Person.signIn(client, 'alice')
  for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { origin: client.url }, {}]) {
    expect((await browser.post(`${client.url}/disconnect`, {}, headers)).status).toBe(303)
  }
})

test('without a connection: status says so, use asks to connect, disconnect has nothing to do', async () => {
  await using client = await startReferenceClient(nowhere)
  const alice = await Person.signIn(client, 'alice')
  const status = await alice.browser.get(`${client.url}/status`, json)
  expect(status.json()).toEqual({ person: 'alice', connected: false, zoom_user_id: null })
  const use = await alice.use()
  expect(use.status).toBe(409)
  expect(use.json()).toEqual({ reconnect: true, message: expect.stringContaining('not connected') })
  expect((await alice.disconnect()).json()).toEqual({ connected: false })
})
