import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { StubInput } from '../../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../../src/mock-zoom/index.ts'
import { call, capableApps, userToken } from '../../support/api.ts'
import { control } from '../../support/control.ts'

const redirectUris = ['http://127.0.0.1:*']
const apps = [
  {
    clientId: 'one',
    clientSecret: 's',
    name: 'One',
    redirectUris,
    scopes: [
      'webinar:read:list_webinars',
      'webinar:write:webinar',
      'cloud_recording:read:list_recording_files',
      'user:read:user',
    ],
  },
]
const webinars: StubInput = { path: '/v2/users/{userId}/webinars', body: { webinars: ['{{user.email}}'] } }

test('a stub responds behind the checks of token, scope, rate and user', async () => {
  await using zoom = await createMockZoom({ apps, stubs: [webinars], rateLimits: { Medium: { perDay: 4 } } })
  const [path, token] = ['GET /users/me/webinars', await userToken(zoom)]
  const { status, body, headers } = await call(zoom, token, path)
  expect([status, body]).toEqual([200, '{"webinars":["jill@example.com"]}'])
  expect(['content-type', 'x-mock-zoom', 'x-ratelimit-category'].map((name) => headers.get(name))).toEqual([
    'application/json',
    'stub-1',
    'Medium',
  ])
  const dead = await call(zoom, 'dead', path)
  expect([dead.body, dead.headers.get('x-mock-zoom')]).toEqual([
    '{"code":124,"message":"Invalid access token."}',
    null,
  ])
  expect((await call(zoom, token, 'GET /users/sam%40example.com/webinars')).body).toContain('"code":4711')
  await zoom.stubs.add({ path: '/v2/meetings/{meetingId}/polls', body: {} })
  expect((await call(zoom, token, 'GET /meetings/1/polls')).body).toBe(
    '{"code":4711,"message":"Invalid access token, does not contain scopes:[meeting:read:list_polls, meeting:read:list_polls:admin]."}',
  )
  await call(zoom, token, path)
  expect((await call(zoom, token, path)).status).toBe(429)
  expect((await zoom.journal.list({ type: 'api.called' })).length).toBe(2)
})

test('of those that fit, the last one counts; one for a user or a grant is for nobody else', async () => {
  await using zoom = await createMockZoom({ apps })
  const [jill, sam] = [await userToken(zoom), await userToken(zoom, 'sam@example.com')]
  const [grant] = await zoom.grants.list()
  await zoom.stubs.add({ path: '/v2/users/me', body: 'everybody' })
  await zoom.stubs.add({ path: '/v2/users/{userId}', user: 'sam@example.com', body: 'sam' })
  const bodies = async () => [
    (await call(zoom, jill, 'GET /users/me')).body,
    (await call(zoom, sam, 'GET /users/me')).body,
  ]
  expect(await bodies()).toEqual(['"everybody"', '"sam"'])
  await zoom.stubs.add({ path: '/v2/users/me', ...(grant ? { grant: grant.id } : {}), body: 'the grant' })
  expect(await bodies()).toEqual(['"the grant"', '"sam"'])
  await zoom.stubs.clear()
  expect((await bodies()).map((body) => JSON.parse(body).email)).toEqual([
    'jill@example.com',
    'sam@example.com',
  ])
})

test('status, headers and placeholders; values are escaped for the type', async () => {
  await using zoom = await createMockZoom({ apps })
  const token = await userToken(zoom)
  await zoom.stubs.add({
    ...{ method: 'PUT', path: '/v2/own/{thing}', status: 418, headers: { 'X-Own': 'yes' } },
    body: {
      '{{url}}': ['{{path.thing}} {{query.q}}', '{{ body.topic }}{{body.none}}', 7, null, '{{url}} {{now}}'],
    },
  })
  const put = await call(zoom, token, 'PUT /own/a%22b?q=%3C', { topic: 'T' })
  expect([put.status, put.headers.get('x-own'), put.body]).toEqual([
    ...[418, 'yes'],
    `{"{{url}}":["a\\"b <","T",7,null,"${zoom.url} ${new Date(await zoom.clock.now()).toISOString().slice(0, 19)}Z"]}`,
  ])
  for (const [type, sent] of [
    ['text/html', '<b>&#60;&#34;</b>'],
    ['application/json', '<b><\\"</b>'],
    ['text/csv', '<b><"</b>'],
  ] as const) {
    await zoom.stubs.add({ path: '/v2/own', headers: { 'Content-Type': type }, text: '<b>{{query.q}}</b>' })
    const { headers, body } = await call(zoom, token, 'GET /own?q=%3C%22')
    expect([headers.get('content-type'), body]).toEqual([type, sent])
  }
  await zoom.stubs.add({ method: 'DELETE', path: '/v2/own', status: 204 })
  expect((await call(zoom, token, 'DELETE /own')).body).toBe('')
})

test('the recordings of docs/stubs.md: the download takes the token in the header or in the query, and no other', async () => {
  const page = readFileSync(new URL('../../../docs/stubs.md', import.meta.url), 'utf8')
  const [example = ''] = /(?<=Recordings[\s\S]*```ts\n)[\s\S]*?(?=```)/.exec(page) ?? []
  await using zoom = await createMockZoom({ apps })
  const AsyncFunction = (async () => {}).constructor as new (
    ...code: string[]
  ) => (zoom: unknown) => Promise<void>
  await new AsyncFunction('zoom', example)(zoom)
  const token = await userToken(zoom)
  const { body } = await call(zoom, token, 'GET /meetings/85746065/recordings')
  const url: string = JSON.parse(body).recording_files[0].download_url
  expect(url).toBe(`${zoom.url}/rec/download/85746065`)
  const inHeader = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
  expect([inHeader.headers.get('content-type'), await inHeader.text()]).toEqual([
    'video/mp4',
    'the video of 85746065',
  ])
  expect((await fetch(`${url}?access_token=${token}`)).status).toBe(200)
  expect((await fetch(`${url}?access_token=dead`)).status).toBe(401)
  expect((await fetch(url)).status).toBe(401)
})

test('a function gets a frozen request without secrets, and makes the response', async () => {
  await using zoom = await createMockZoom({ apps })
  const token = await userToken(zoom)
  const seen: unknown[] = []
  const added = await zoom.stubs.add(
    { method: 'POST', path: '/v2/users/{userId}/webinars' },
    async (request) => {
      seen.push(
        request,
        Object.isFrozen(request) && Object.isFrozen(request.body) && Object.isFrozen(request.user),
      )
      return { status: 201, headers: { 'x-own': '1' }, body: { for: request.user.firstName } }
    },
  )
  expect([added.isFunction, (await zoom.stubs.list())[0]?.isFunction]).toEqual([true, true])
  const { status, body } = await call(zoom, token, 'POST /users/me/webinars?q=1', { topic: ['T'] })
  expect([status, body, seen[1]]).toEqual([201, '{"for":"Jill"}', true])
  expect(seen[0]).toEqual({
    ...{ method: 'POST', path: '/v2/users/me/webinars', params: { userId: 'me' }, query: { q: '1' } },
    body: { topic: ['T'] },
    user: expect.objectContaining({ email: 'jill@example.com' }),
    url: zoom.url,
    now: await zoom.clock.now(),
  })
  expect(JSON.stringify(seen)).not.toContain(token)
})

test('a function that throws, or returns something else, is a 500 in the mock’s own shape, and in the journal', async () => {
  await using zoom = await createMockZoom({ apps })
  const token = await userToken(zoom)
  const failures: [() => never | Promise<never>, string][] = [
    [() => Promise.reject(new Error('no\u001b[31m luck')), 'no\\u{1b}[31m luck'],
    // What TypeScript would refuse.
    [() => ({ status: 99 }) as never, 'it returned something else than a response: status: '],
    [() => null as never, 'it returned something else than a response: all of it: '],
    [
      () => ({ headers: { a: 'b\r\nc: d' } }) as never,
      'it returned something else than a response: headers.a: ',
    ],
  ]
  for (const [respond, problem] of failures) {
    await zoom.stubs.add({ path: '/v2/users/me/webinars' }, respond)
    const { status, body } = await call(zoom, token, 'GET /users/me/webinars')
    expect([status, JSON.parse(body).mock_zoom.problem]).toEqual([
      500,
      expect.stringContaining(
        `The function of the stub for GET /v2/users/me/webinars failed: ${problem.slice(0, 2)}`,
      ),
    ])
    expect(body).not.toContain('\u001b')
    const entry = (await zoom.journal.list({ type: 'stub.failed' })).at(-1)
    expect(entry).toMatchObject({ endpoint: 'GET /v2/users/me/webinars' })
    if (problem.startsWith('it')) expect(body).toContain(problem)
  }
})

test('a bad stub is refused with its place and the remedy', async () => {
  await using zoom = await createMockZoom()
  for (const [stub, problem] of [
    [{ path: '/__mock/reset' }, 'path: must begin with /v2/ or /rec/'],
    [{ path: '/v2/../__mock/reset' }, 'path: must begin with /v2/ or /rec/'],
    [{ path: '/v2/a/{x}/{x}' }, 'path: has the same name in braces twice'],
    [
      { path: '/v2/a', body: { deep: ['{{usr.id}}'] } },
      'body.deep.0: there is no {{usr.id}}; there are url, now, user.id',
    ],
    [{ path: '/v2/a', text: '{{constructor}}' }, 'text: there is no {{constructor}}'],
    [{ path: '/v2/a', text: '', body: 1 }, 'text: can’t be combined with body: leave one of them out'],
    [{ path: '/v2/a', status: 204, body: 1 }, 'status: has no body: leave body and text out'],
    [{ path: '/v2/a', status: 199 }, 'status: '],
    [{ path: '/v2/a', status: 600 }, 'status: '],
    [{ path: '/v2/a', headers: { a: 'b\r\nc: d' } }, 'headers.a: must be printable, on one line'],
    [{ path: '/v2/a', headers: { 'content-length': '1' } }, 'headers.content-length: '],
    [{ path: '/v2/a', respond: 'x' }, 'respond: unknown key'],
    [{ path: '/v2/a', body: 'x'.repeat(1_000_001) }, 'body: is longer than a million characters'],
  ] as const) {
    // Over HTTP, as everything that TypeScript would refuse.
    const response = await control(zoom, 'POST /__mock/stubs', stub)
    expect([response.status, response.body], JSON.stringify(stub).slice(0, 80)).toEqual([
      ...[response.status === 413 ? 413 : 400],
      response.status === 413 ? response.body : expect.stringContaining(problem),
    ])
  }
  await expect(zoom.stubs.add({ path: '/nothing' })).rejects.toThrow('path: must begin with /v2/ or /rec/')
  await expect(createMockZoom({ stubs: [{ path: '/nothing' }] })).rejects.toThrow(
    'stubs.0.path: must begin with /v2/ or /rec/',
  )
})

test('a reset removes added stubs, and brings back those of the options', async () => {
  await using zoom = await createMockZoom({ apps: capableApps, stubs: [webinars] })
  await zoom.stubs.clear()
  await zoom.stubs.add({ path: '/v2/users/me', body: {} })
  await zoom.reset()
  expect((await zoom.stubs.list()).map(({ path, configured }) => [path, configured])).toEqual([
    ['/v2/users/{userId}/webinars', true],
  ])
})
