import { expect, test, vi } from 'vitest'
import { startReferenceClient } from '../../src/reference-client/index.ts'
import { Person } from './browser.ts'
import { type OddAnswer, startOddZoom } from './odd-zoom.ts'
import { temporaryDatabase } from './temporary-database.ts'

const html: OddAnswer = { status: 502, body: '<html>Bad gateway</html>', type: 'text/html' }
const empty: OddAnswer = { status: 500, body: '' }
const notJson: OddAnswer = { status: 200, body: '<xml/>', type: 'text/xml' }
const refusal = (status: number, body: object): OddAnswer => ({ status, body: JSON.stringify(body) })
const tokenIsBad = refusal(401, { code: 124, message: 'Invalid access token.' })

/** Alice, connected through an odd Zoom, and the app's database file. */
async function scene() {
  const zoom = await startOddZoom()
  const database = temporaryDatabase()
  const credentials = { clientId: 'an_id', clientSecret: 's-e_c.r+e/t%20=:' }
  const client = await startReferenceClient({ zoomUrl: zoom.url, ...credentials, database: database.file })
  const alice = await Person.signIn(client, 'alice')
  const arrive = async () => {
    const { location = '' } = await alice.browser.get(`${client.url}/connect`)
    const state = new URL(location).searchParams.get('state') ?? ''
    return alice.browser.get(`${client.url}/callback?${new URLSearchParams({ code: 'a-code', state })}`)
  }
  return {
    zoom,
    client,
    alice,
    arrive,
    database,
    expireAccessToken: () => database.run('UPDATE zoom_connections SET expires_at = 0'),
    async [Symbol.asyncDispose]() {
      await client.close()
      await zoom[Symbol.asyncDispose]()
      database[Symbol.dispose]()
    },
  }
}

test('sends client_id:client_secret as Basic without escaping, and no secret in a URL', async () => {
  await using at = await scene()
  await at.arrive()
  at.expireAccessToken()
  expect((await at.alice.use()).status).toBe(200)
  await at.alice.disconnect()
  expect(at.zoom.seenLines()).toEqual([
    'POST /oauth/token authorization_code',
    'GET /v2/users/me',
    'POST /oauth/token refresh_token',
    'GET /v2/users/me',
    'POST /oauth/revoke',
  ])
  for (const { line, headers, form } of at.zoom.seen) {
    if (line.startsWith('GET')) continue
    const basic = Buffer.from(headers.authorization?.replace('Basic ', '') ?? '', 'base64').toString()
    expect(basic).toBe('an_id:s-e_c.r+e/t%20=:')
    expect(form).not.toHaveProperty('client_secret')
  }
  expect(at.zoom.seen.at(-1)?.form).toEqual({ token: 'access-2' })
})

test('repeats the redirect URI and sends the verifier with the code', async () => {
  await using at = await scene()
  await at.arrive()
  expect(at.zoom.seen[0]?.form).toEqual({
    grant_type: 'authorization_code',
    code: 'a-code',
    redirect_uri: `${at.client.url}/callback`,
    code_verifier: expect.stringMatching(/^[\w-]{43}$/),
  })
})

test.each([
  ['HTML', () => html],
  ['an empty 500', () => empty],
  ['200 without JSON', () => notJson],
  ['an HTML refusal', () => ({ ...html, status: 403 })],
  [
    'a refusal of the app',
    () => refusal(400, { reason: 'Invalid client_id or client_secret', error: 'invalid_client' }),
  ],
  ['a broken connection', () => 'hang up' as const],
])('a refresh that gets %s keeps the connection', async (_what, answer) => {
  await using at = await scene()
  await at.arrive()
  at.expireAccessToken()
  const well = at.zoom.answers['POST /oauth/token refresh_token']
  at.zoom.answers['POST /oauth/token refresh_token'] = answer
  const failed = await at.alice.use()
  expect(failed.status).toBe(502)
  expect(failed.json()).toEqual({ works: false, message: expect.any(String) })
  expect(await at.alice.isConnected()).toBe(true)
  if (well) at.zoom.answers['POST /oauth/token refresh_token'] = well
  expect((await at.alice.use()).json()).toMatchObject({
    works: true,
    zoom_user: { email: 'jill@example.com' },
  })
})

test.each([
  ['HTML', () => html],
  ['an empty 500', () => empty],
  ['200 without JSON', () => notJson],
  ['200 with the wrong JSON', () => refusal(200, [])],
  ['429', () => refusal(429, { code: 429, message: 'You have reached the maximum per-second rate limit.' })],
  [
    '400 with a scope error',
    () => refusal(400, { code: 4711, message: 'Invalid access token, does not contain scopes:[x].' }),
  ],
  [
    '400 with JSON that Zoom broke',
    () => ({ status: 400, body: '{"code":104,"message":"scopes:["a","b"]"}' }),
  ],
  ['a broken connection', () => 'hang up' as const],
])('an API response of %s leads to no refresh and keeps the connection', async (_what, answer) => {
  await using at = await scene()
  await at.arrive()
  at.zoom.answers['GET /v2/users/me'] = answer
  const failed = await at.alice.use()
  expect(failed.status).toBe(502)
  expect(failed.json()).toEqual({ works: false, message: expect.any(String) })
  expect(at.zoom.seenLines()).not.toContain('POST /oauth/token refresh_token')
  expect(await at.alice.isConnected()).toBe(true)
})

test.each([
  ['124', tokenIsBad],
  ['the Contact Center’s words', refusal(401, { status: false, errorCode: 401 })],
  ['an empty body', { status: 401, body: '' }],
])('401 with %s leads to one refresh and one retry', async (_what, answer) => {
  await using at = await scene()
  await at.arrive()
  const well = at.zoom.answers['GET /v2/users/me']
  at.zoom.answers['GET /v2/users/me'] = (request) =>
    request.headers.authorization === 'Bearer access-1' || !well ? answer : well(request)
  expect((await at.alice.use()).status).toBe(200)
  expect(at.zoom.seenLines().slice(2)).toEqual([
    'GET /v2/users/me',
    'POST /oauth/token refresh_token',
    'GET /v2/users/me',
  ])
})

test.each([
  [
    429,
    { code: 429, message: 'Slow down.' },
    'Zoom API error: 429, reason: Slow down. Zoom has had too many requests',
  ],
  [
    400,
    { code: 4711, message: 'No scopes:[x].' },
    'Zoom API error: 4711, reason: No scopes:[x]. The app lacks this scope.',
  ],
  [
    404,
    { code: 1001, message: 'No such user' },
    'Zoom API error: 1001, reason: No such user If this doesn’t change',
  ],
  [403, {}, 'Zoom API error: HTTP 403, reason: none given'],
])('the API’s words with %i reach the person', async (status, body, words) => {
  await using at = await scene()
  await at.arrive()
  at.zoom.answers['GET /v2/users/me'] = () => refusal(status, body)
  expect((await at.alice.use()).json()).toEqual({ works: false, message: expect.stringContaining(words) })
})

test('a wrong client secret is named while connecting', async () => {
  await using at = await scene()
  const body = { reason: 'Invalid client_id or client_secret', error: 'invalid_client' }
  at.zoom.answers['POST /oauth/token authorization_code'] = () => refusal(400, body)
  const { status, text } = await at.arrive()
  expect(status).toBe(400)
  expect(text).toContain('Zoom API error: invalid_client, reason: Invalid client_id or client_secret')
  expect(text).toContain('Compare both with the app at Zoom.')
})

test('a Zoom that takes longer than ten seconds is unavailable, and the connection stays', async () => {
  await using at = await scene()
  await at.arrive()
  at.expireAccessToken()
  {
    using timeout = vi.spyOn(AbortSignal, 'timeout')
    timeout.mockImplementation(() => AbortSignal.abort(new DOMException('too slow', 'TimeoutError')))
    const failed = await at.alice.use()
    expect(timeout.mock.calls).toEqual([[10_000]])
    expect(failed.status).toBe(502)
    expect(failed.text).toContain('Zoom took too long to respond.')
  }
  expect((await at.alice.use()).status).toBe(200)
})

test('401 for every access token ends after one refresh', async () => {
  await using at = await scene()
  await at.arrive()
  at.zoom.answers['GET /v2/users/me'] = () => tokenIsBad
  const failed = await at.alice.use()
  expect(failed.status).toBe(502)
  expect(at.zoom.seenLines().filter((line) => line.endsWith('refresh_token'))).toHaveLength(1)
  expect(await at.alice.isConnected()).toBe(true)
})

test('the rotated pair is saved before it is used', async () => {
  await using at = await scene()
  await at.arrive()
  at.expireAccessToken()
  const saved: unknown[] = []
  const well = at.zoom.answers['GET /v2/users/me']
  at.zoom.answers['GET /v2/users/me'] = (request) => {
    const select = 'SELECT access_token, refresh_token FROM zoom_connections WHERE deleted_at IS NULL'
    saved.push(...at.database.rows(select))
    return well ? well(request) : html
  }
  await at.alice.use()
  expect(saved).toEqual([{ access_token: 'access-2', refresh_token: 'refresh-2' }])
})

test('the API is called where the token response says, but tokens go to no unsafe place', async () => {
  await using at = await scene()
  await using api = await startOddZoom()
  const tokens = { access_token: 'a', token_type: 'bearer', refresh_token: 'r', expires_in: 3599 }
  at.zoom.answers['POST /oauth/token authorization_code'] = () =>
    refusal(200, { ...tokens, api_url: api.url })
  expect((await at.arrive()).status).toBe(303)
  expect(api.seenLines()).toEqual(['GET /v2/users/me'])

  for (const api_url of ['http://zoom.example', 'ftp://127.0.0.1', 'not a URL', 7, undefined]) {
    at.zoom.answers['POST /oauth/token authorization_code'] = () => refusal(200, { ...tokens, api_url })
    expect((await at.arrive()).status).toBe(303)
    expect(at.zoom.seenLines().at(-1)).toBe('GET /v2/users/me')
  }
})

test('Zoom being down keeps nobody connected', async () => {
  await using at = await scene()
  await at.arrive()
  at.expireAccessToken()
  await at.zoom[Symbol.asyncDispose]()
  const answer = await at.alice.disconnect()
  expect(answer.status).toBe(200)
  expect(answer.json()).toEqual({ connected: false })
  expect(await at.alice.isConnected()).toBe(false)
})

test('Zoom failing while connecting gives a page, stores nothing, and can be tried again', async () => {
  await using at = await scene()
  const well = at.zoom.answers['POST /oauth/token authorization_code']
  at.zoom.answers['POST /oauth/token authorization_code'] = () => html
  const failed = await at.arrive()
  expect(failed.status).toBe(502)
  expect(failed.text).toContain('Zoom is not responding right now')
  expect(await at.alice.isConnected()).toBe(false)
  if (well) at.zoom.answers['POST /oauth/token authorization_code'] = well
  expect((await at.arrive()).status).toBe(303)
})

test('what Zoom says is escaped on the page', async () => {
  await using at = await scene()
  at.zoom.answers['POST /oauth/token authorization_code'] = () =>
    refusal(400, { reason: '<script>alert("1")</script>', error: 'invalid_grant' })
  const { status, text } = await at.arrive()
  expect(status).toBe(400)
  expect(text).toContain(
    'Zoom API error: invalid_grant, reason: &#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;',
  )
})
