import { expect, test } from 'vitest'
import { opening } from '../../../src/mock-zoom/domain/api.ts'
import { apiEndpoints } from '../../../src/mock-zoom/endpoints/api/endpoints.ts'
import { createMockZoom } from '../../../src/mock-zoom/index.ts'
import { allOperations, findOperation } from '../../../src/mock-zoom/zoom/operations/find-operation.ts'
import { accountToken, call, capableApps, userToken } from '../../support/api.ts'

const redirectUris = ['http://127.0.0.1:*']
const appWith = (...scopes: string[]) => [
  { clientId: 'one', clientSecret: 's', name: 'One', redirectUris, scopes },
]

test('all 1,897 operations are known, each by its own method and path', () => {
  const operations = allOperations()
  expect(operations.length).toBe(1897)
  const lost = operations.filter(({ name }) => {
    const [method = '', path = ''] = name.split(' ')
    const found = findOperation(method, path.replaceAll(/\{\w+\}/g, 'x1'))
    return found?.rules.name.replaceAll(/\{\w+\}/g, '') !== name.replaceAll(/\{\w+\}/g, '')
  })
  expect(lost).toEqual([])
})

test('what the mock implements is opened by exactly the scopes of Zoom’s tables', () => {
  const known = new Map(allOperations().map(({ name, scopes }) => [name, opening(scopes).toSorted()]))
  // That a user's own token lists the whole account is doubtful; the reference has one operation for a user and for me.
  const doubted: Readonly<Record<string, readonly string[]>> = {
    'GET /v2/users': ['user:read', 'user:write'],
  }
  const other: Readonly<Record<string, string>> = { 'GET /v2/users/me': 'GET /v2/users/{userId}' }
  // Logged, and in no table: zoomapps-sample-js#25.
  const logged = ['zoomapp:inmeeting']
  for (const { name, scopes } of apiEndpoints) {
    const told = [...opening(scopes), ...(doubted[name] ?? [])]
      .filter((each) => !logged.includes(each))
      .toSorted()
    expect([name, told]).toEqual([name, known.get(other[name] ?? name)])
  }
})

test('a scope of master accounts opens an operation, and Zoom doesn’t name it when it is missing', async () => {
  await using zoom = await createMockZoom({
    apps: appWith('user:read:user:master').map((app) => ({ ...app, kind: 'admin-managed' as const })),
  })
  const token = await userToken(zoom)
  expect((await call(zoom, token, 'GET /users/sam%40example.com')).status).toBe(200)
  expect((await call(zoom, token, 'GET /users/me/webinars')).body).toBe(
    '{"code":4711,"message":"Invalid access token, does not contain scopes:[webinar:read:list_webinars, webinar:read:list_webinars:admin]."}',
  )
})

test('user:read opens no ZAK, and a token for the user’s ZAK no other token', async () => {
  await using zoom = await createMockZoom({ apps: appWith('user:read'), switches: { errorDialect: '2020' } })
  const token = await userToken(zoom)
  expect((await call(zoom, token, 'GET /users/me/zak')).body).toContain('[user_zak:read]')
  expect((await call(zoom, token, 'GET /users/me/token')).status).toBe(200)
})

test('an operation that only Zoom has: token, rate, scope and user are checked, then the mock says that it has no body', async () => {
  await using zoom = await createMockZoom({
    apps: appWith('cloud_recording:read:list_user_recordings'),
    rateLimits: { Medium: { perDay: 3 } },
  })
  const [path, token] = ['GET /users/me/recordings', await userToken(zoom)]
  const dead = await call(zoom, 'nonsense', path)
  expect([dead.status, dead.headers.get('x-mock-zoom')]).toEqual([401, null])
  const sams = await call(zoom, token, 'GET /users/sam%40example.com/recordings')
  expect([sams.status, sams.body.slice(0, 12)]).toEqual([400, '{"code":4711'])
  const { status, body, headers } = await call(zoom, token, path)
  expect([status, headers.get('x-mock-zoom'), headers.get('x-ratelimit-category')]).toEqual([
    501,
    'endpoint-not-in-the-mock',
    'Medium',
  ])
  expect(body).toBe(
    '{"mock_zoom":{"problem":"Zoom has GET /v2/users/{userId}/recordings, and this token opens it, but mock-zoom has no body for it.","remedy":"Give it a body with a stub: docs/stubs.md. Or set the switch operationWithoutBody."}}',
  )
  const finding = (await zoom.findings.list()).find(({ rule }) => rule === 'endpoint-not-in-the-mock')
  expect([finding?.rule, finding?.sentence.slice(12)]).toEqual([
    'endpoint-not-in-the-mock',
    'GET /v2/users/{userId}/recordings was called. Zoom has it and the token opens it, but this mock has no body for it.',
  ])
  await call(zoom, token, path)
  expect((await call(zoom, token, path)).status).toBe(429)
})

test('in place of that, an empty object or an empty list, still marked as the mock’s own', async () => {
  await using zoom = await createMockZoom({
    apps: appWith('webinar:read:list_webinars', 'webinar:write:webinar', 'webinar:delete:webinar'),
    switches: { operationWithoutBody: 'list' },
  })
  const token = await userToken(zoom)
  const list = await call(zoom, token, 'GET /users/me/webinars')
  expect([list.status, list.body, list.headers.get('x-mock-zoom')]).toEqual([
    200,
    '{"page_size":30,"total_records":0,"next_page_token":"","webinars":[]}',
    'endpoint-not-in-the-mock',
  ])
  await zoom.switches.set({ operationWithoutBody: 'object' })
  const answers = [
    await call(zoom, token, 'GET /users/me/webinars'),
    await call(zoom, token, 'POST /users/me/webinars', {}),
    await call(zoom, token, 'DELETE /webinars/1'),
  ]
  expect(answers.map(({ status, body }) => [status, body])).toEqual([
    [200, '{}'],
    [201, '{}'],
    [204, ''],
  ])
  expect(await zoom.findings.list()).toEqual([])
})

test('a path or a method that Zoom doesn’t have is 404 with code 2300, and the finding says which of both', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await userToken(zoom)
  for (const what of ['GET /meeting', 'PUT /users/me', 'GET /users/me/nothing/more', 'POST /']) {
    const { status, body, headers } = await call(zoom, token, what)
    expect([what, status, body, headers.get('allow'), headers.get('x-mock-zoom')]).toEqual([
      ...[what, 404, '{"code":2300,"message":"This API endpoint is not recognized."}', null],
      'endpoint-not-in-the-mock',
    ])
  }
  const sentences = (await zoom.findings.list()).map(({ rule, sentence }) => [rule, sentence.slice(12)])
  expect(sentences.slice(0, 2)).toEqual([
    ['operation-unknown', 'GET /v2/meeting was called. It is not among the operations of Zoom’s API.'],
    [
      'operation-unknown',
      'PUT /v2/users/me was called. Zoom has GET /v2/users/{userId} and PATCH /v2/users/{userId} and DELETE /v2/users/{userId} there.',
    ],
  ])
})

test('where the record doesn’t say which scopes open an operation, any token does', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const open = allOperations().find(({ scopes }) => opening(scopes).length === 0)
  const { status } = await call(zoom, await accountToken(zoom), (open?.name ?? '').replace('/v2', ''))
  expect(status).toBe(501)
})

test('POST /v2/zoomapp/deeplink ends an install of a Zoom App, and names zoomapp:inmeeting where it is missing', async () => {
  await using zoom = await createMockZoom({ apps: appWith('zoomapp:inmeeting', 'user:read:user') })
  const token = await userToken(zoom)
  const made = await call(zoom, token, 'POST /zoomapp/deeplink', { action: '{"url":"/a b"}' })
  expect([made.status, made.body]).toEqual([
    201,
    '{"deeplink":"https://us02web.zoom.us/zapp/deeplink?action=%7B%22url%22%3A%22%2Fa%20b%22%7D"}',
  ])
  expect((await call(zoom, token, 'POST /zoomapp/deeplink', 'no JSON')).body).toContain('"code":300')
  await zoom.apps.change('one', { scopes: ['user:read:user'] })
  const without = await call(zoom, await userToken(zoom), 'POST /zoomapp/deeplink', {})
  expect([without.status, without.body]).toEqual([
    400,
    '{"code":4711,"message":"Invalid access token, does not contain scopes:[zoomapp:inmeeting]."}',
  ])
})
