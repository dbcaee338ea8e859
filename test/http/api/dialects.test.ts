import { request } from 'node:http'
import { expect, test } from 'vitest'
import { createMockZoom } from '../../../src/mock-zoom/index.ts'
import { call, capableApps, userToken } from '../../support/api.ts'
import { connect, usersMe } from '../../support/oauth.ts'

const named = 'user:read:list_users:admin'

test.each([
  ['104', `{"code":104,"message":"Invalid access token, does not contain scopes:["${named}"]"}`],
  ['201', `{"code":201,"message":"Invalid access token, does not contain scopes:[${named}]."}`],
  ['4700', `{"code":4700,"message":"Invalid access token, does not contain scopes:[${named}]."}`],
  ['4711', `{"code":4711,"message":"Invalid access token, does not contain scopes:[${named}]."}`],
] as const)('scopeErrorShape %s', async (scopeErrorShape, text) => {
  await using zoom = await createMockZoom({ apps: capableApps, switches: { scopeErrorShape } })
  const { status, body } = await call(zoom, await userToken(zoom), 'GET /users')
  expect([status, body]).toEqual([400, text])
})

test('scopeErrorShape 104 is not valid JSON when Zoom names several scopes either', async () => {
  await using zoom = await createMockZoom({ apps: capableApps, switches: { scopeErrorShape: '104' } })
  const { body } = await call(zoom, await userToken(zoom), 'GET /users/sam@example.com')
  expect(body).toBe(
    '{"code":104,"message":"Invalid access token, does not contain scopes:["user:read:user:admin","user:read:user"]"}',
  )
  expect(() => JSON.parse(body)).toThrow(SyntaxError)
})

test('expiredAccessToken: an expired token can get the same response as any other dead token', async () => {
  await using zoom = await createMockZoom({ switches: { expiredAccessToken: 'invalid' } })
  const { access_token } = await connect(zoom)
  await zoom.clock.advance({ hours: 1 })
  const { status, body } = await usersMe(zoom, access_token)
  expect([status, body]).toEqual([401, '{"code":124,"message":"Invalid access token."}'])
  expect(await zoom.journal.list({ type: 'api.refused' })).toMatchObject([{ reason: 'access-token-expired' }])
})

test('deadTokenShape: only the status can show that a token is dead', async () => {
  await using zoom = await createMockZoom({ switches: { deadTokenShape: 'status-false' } })
  for (const end of [async () => 'garbage', () => expired(zoom)]) {
    const { status, body } = await call(zoom, await end(), 'GET /users/me')
    expect([status, body]).toEqual([401, '{"status":false,"errorCode":401}'])
  }
})

async function expired(zoom: Awaited<ReturnType<typeof createMockZoom>>): Promise<string> {
  const token = await userToken(zoom)
  await zoom.clock.advance({ hours: 1 })
  return token
}

test('a response of the API can be replaced in every dialect', async () => {
  const seen = { status: 403, body: '{"code":{=x}"{scopes}"}' }
  await using zoom = await createMockZoom({
    apps: capableApps,
    switches: { scopeErrorShape: '201' },
    errors: { 'scope-missing': seen },
  })
  const { status, body } = await call(zoom, await userToken(zoom), 'GET /users')
  expect([status, body]).toEqual([403, `{"code":"${named}"}`])
})

test('an endpoint that Zoom lacks gets its response to an unknown one, and the journal lists those that exist', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  for (const what of [
    'GET /webinars',
    'POST /users/me/webinar',
    'GET ',
    'GET //users/me',
    'GET /users/x/zak',
  ]) {
    const { status, body, headers } = await call(zoom, 'whatever', what)
    expect([status, body]).toEqual([404, '{"code":2300,"message":"This API endpoint is not recognized."}'])
    expect(headers.get('x-zm-trackingid')).toMatch(/^v=2\.0;clid=us02;rid=WEB_/)
  }
  const [entry] = await zoom.journal.list({ type: 'request.unknown-route' })
  expect(entry).toMatchObject({ method: 'GET', path: '/v2/webinars' })
  expect(entry).toHaveProperty('supported', expect.arrayContaining(['GET /v2/users/:userId/meetings']))
  const [refused] = await zoom.journal.list({ type: 'api.refused' })
  expect(refused).toMatchObject({ reason: 'endpoint-unknown', endpoint: 'GET /v2/webinars' })
})

test('a method that no operation has at a known path gets the same, and no Allow header', async () => {
  await using zoom = await createMockZoom()
  for (const method of ['PUT', 'POST', 'OPTIONS', 'PROPFIND']) {
    const { status, body, headers } = await call(zoom, 'whatever', `${method} /users/me`)
    expect([status, headers.get('allow')]).toEqual([404, null])
    expect(body).toBe('{"code":2300,"message":"This API endpoint is not recognized."}')
  }
})

test('the journal names endpoints by their pattern', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await userToken(zoom)
  await call(zoom, token, 'GET /users/me')
  await call(zoom, token, 'GET /users/jill@example.com')
  await call(zoom, token, 'POST /users/me/meetings', {})
  const called = await zoom.journal.list({ type: 'api.called' })
  expect(called.map((entry) => 'endpoint' in entry && entry.endpoint)).toEqual([
    'GET /v2/users/me',
    'GET /v2/users/{userId}',
    'POST /v2/users/{userId}/meetings',
  ])
})

test('the journal contains neither keys nor passcodes', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await userToken(zoom)
  const { body } = await call(zoom, token, 'POST /users/me/meetings', { password: 'passcode-7' })
  const zak = new URL(JSON.parse(body).start_url).searchParams.get('zak') ?? ''
  const key = JSON.parse((await call(zoom, token, 'GET /users/me/zak')).body).token
  const journal = JSON.stringify(await zoom.journal.list())
  for (const secret of [token, zak, key, 'passcode-7', JSON.parse(body).encrypted_password])
    expect(journal).not.toContain(secret)
})

test.each([
  ['api.zoom.us', 4],
  ['zoom.us', 4],
  ['api.zoomgov.com', 0],
  ['127.0.0.1', 0],
])('by the name %s, API answers clear %i cookies of zoom.us', async (host, count) => {
  await using zoom = await createMockZoom()
  const { port } = new URL(zoom.url)
  const cookies = await new Promise<string[]>((resolve, reject) => {
    const sent = request({ port, path: '/v2/users/me', headers: { host } }, (response) => {
      response.resume()
      resolve(response.headers['set-cookie'] ?? [])
    })
    sent.on('error', reject).end()
  })
  expect(cookies).toHaveLength(count)
  if (count > 0) {
    expect(cookies[0]).toBe(
      'zm_aid=""; Domain=.zoom.us; Expires=Thu, 01-Jan-1970 00:00:10 GMT; Path=/; Secure; HttpOnly',
    )
  }
})
