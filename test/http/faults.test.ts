import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { FaultInput, MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom, MockZoomError } from '../../src/mock-zoom/index.ts'
import { nextEntry } from '../support/next-entry.ts'
import {
  type Answer,
  authorizeUrl,
  basic,
  connect,
  exchange,
  newCode,
  parseTokens,
  post,
  refresh,
  usersMe,
} from '../support/oauth.ts'

type Effect = Omit<FaultInput, 'route'>

async function get(url: string): Promise<Answer> {
  const response = await fetch(url, { redirect: 'manual' })
  return { status: response.status, body: await response.text(), headers: response.headers }
}

/** A correct request to each route. */
const routes: Readonly<Record<Exclude<FaultInput['route'], 'all'>, (zoom: MockZoom) => Promise<Answer>>> = {
  authorize: async (zoom) => get(await authorizeUrl(zoom)),
  token: (zoom) => exchange(zoom, 'a-code'),
  devicecode: async (zoom) => {
    const [clientId] = (await zoom.apps.list()).flatMap((app) => (app.deviceFlow ? [app.clientId] : []))
    return post(zoom, '/oauth/devicecode', { client_id: clientId }, {})
  },
  revoke: (zoom) => post(zoom, '/oauth/revoke', { token: 'a-token' }),
  api: (zoom) => usersMe(zoom, 'a-token'),
  page: (zoom) => get(`${zoom.url}/oauth_device`),
}
const routeNames = Object.keys(routes) as (keyof typeof routes)[]

const malformed =
  '{"code":104,"message":"Invalid access token, does not contain scopes:["zoom_events_basic:read","zoom_events_basic:read:admin"]"}'
const perSecond =
  '{"code":429,"message":"You have reached the maximum per-second rate limit for this API. Try again later."}'
const daily =
  '{"code":429,"message":"You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request."}'

/** Responses that replace Zoom's: status, type, body. */
const answers: readonly (readonly [Effect, number, string | null, string])[] = [
  [{ status: 502, body: '<html>' }, 502, 'text/html', '<html>'],
  [{ status: 200, body: 'Hello' }, 200, 'text/plain', 'Hello'],
  [{ status: 500, body: '{"a":' }, 500, 'application/json', '{"a":'],
  [{ status: 404 }, 404, null, ''],
  [{ status: 503, body: '<a/>', headers: { 'content-type': 'text/xml' } }, 503, 'text/xml', '<a/>'],
  [{ answer: 'empty' }, 500, null, ''],
  [{ answer: 'malformed-json' }, 400, 'application/json', malformed],
  [{ answer: 'rate-limit-per-second' }, 429, 'application/json', perSecond],
  [{ answer: 'rate-limit-daily' }, 429, 'application/json', daily],
  [{ answer: 'empty', status: 504, when: 'after' }, 504, null, ''],
]

for (const route of routeNames) {
  for (const [effect, status, type, body] of answers) {
    test(`${route}: ${JSON.stringify(effect)} replaces Zoom’s response, once`, async () => {
      await using zoom = await createMockZoom()
      const genuine = await routes[route](zoom)
      await zoom.faults.add({ route, ...effect })
      const answer = await routes[route](zoom)
      expect([answer.status, answer.headers.get('content-type'), answer.body]).toEqual([status, type, body])
      expect(answer.headers.get('x-zm-trackingid')).toBeNull()
      expect(answer.headers.get('cache-control')).toBeNull()
      expect(answer.headers.get('x-mock-zoom-fault')).toBe('fault-1')
      expect(await zoom.journal.list({ type: 'request.unknown-route' })).toEqual([])
      expect((await routes[route](zoom)).status).toBe(genuine.status)
      expect(await zoom.faults.list()).toEqual([])
    })
  }

  for (const when of ['before', 'after'] as const) {
    test(`${route}: the connection is dropped ${when} the request is handled`, async () => {
      await using zoom = await createMockZoom()
      await zoom.faults.add({ route, drop: true, when })
      await expect(routes[route](zoom)).rejects.toMatchObject({
        message: 'fetch failed',
        cause: { code: expect.stringMatching(/^(ECONNRESET|UND_ERR_SOCKET)$/) },
      })
      const [injected, answered, ...more] = (await zoom.journal.list()).filter(
        ({ type }) => type === 'fault.injected' || type === 'request.answered',
      )
      expect(injected).toMatchObject({ type: 'fault.injected', faultId: 'fault-1', route, when, delay: 0 })
      expect(injected).toMatchObject({ outcome: 'dropped', status: null })
      expect(answered).toMatchObject({ type: 'request.answered', route, status: 0, fault: 'fault-1' })
      expect(answered).toMatchObject({ responseHeaders: {}, responseBody: '' })
      expect(answered?.requestId).toBe(injected?.requestId)
      expect(more).toEqual([])
    })
  }

  test(`${route}: the body is cut off`, async () => {
    await using zoom = await createMockZoom()
    const { status } = await routes[route](zoom)
    await zoom.faults.add({ route, cutAfter: 7 })
    await zoom.faults.add({ route, cutAfter: 3, status: 502, body: '<html>' })
    await expect(routes[route](zoom)).rejects.toThrow('terminated')
    await expect(routes[route](zoom)).rejects.toThrow('terminated')
    const cut = (await zoom.journal.list({ type: 'request.answered' })).slice(1)
    expect(cut).toMatchObject([
      {
        status,
        fault: 'fault-1',
        responseBody: expect.stringMatching(/^\(\d of \d+ bytes, then the connection was closed\)$/),
      },
      { status: 502, fault: 'fault-2', responseBody: '(3 of 6 bytes, then the connection was closed)' },
    ])
  })

  test(`${route}: a delayed response is Zoom’s own`, async () => {
    await using zoom = await createMockZoom()
    const genuine = await routes[route](zoom)
    await zoom.faults.add({ route, delay: 40 })
    const start = performance.now()
    const delayed = await routes[route](zoom)
    expect(performance.now() - start).toBeGreaterThan(35)
    expect([delayed.status, delayed.headers.get('content-type')]).toEqual([
      genuine.status,
      genuine.headers.get('content-type'),
    ])
    expect(await zoom.journal.list({ type: 'fault.injected' })).toMatchObject([
      { route, outcome: 'delayed', delay: 40, status: null },
    ])
    expect((await zoom.journal.list({ type: 'request.answered' })).at(-1)).toMatchObject({ fault: 'fault-1' })
  })
}

test.each([
  [9, '20', '{"status"'],
  [0, '20', ''],
  [20, '21', '{"status":"success"}'],
  [500, '501', '{"status":"success"}'],
])('a body that is cut after %i bytes promises more than it sends', async (cutAfter, length, expected) => {
  await using zoom = await createMockZoom()
  await zoom.faults.next('revoke', { cutAfter })
  const response = await fetch(`${zoom.url}/oauth/revoke`, {
    method: 'POST',
    headers: { authorization: await basic(zoom) },
    body: new URLSearchParams({ token: 'a-token' }),
  })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-length')).toBe(length)
  let arrived = ''
  const reading = async () => {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) arrived += chunk
  }
  await expect(reading()).rejects.toThrow('terminated')
  expect(arrived).toBe(expected)
})

test('a request without a fault is journalled as usual', async () => {
  await using zoom = await createMockZoom()
  await zoom.faults.next('api', { answer: 'html' })
  await newCode(zoom)
  expect(await zoom.journal.list({ type: 'fault.injected' })).toEqual([])
  for (const entry of await zoom.journal.list()) expect(entry).not.toHaveProperty('fault')
})

test('next counts only the requests that the fault matches', async () => {
  await using zoom = await createMockZoom()
  await zoom.faults.next('revoke', { status: 503 }, 2)
  const statuses = []
  for (const route of ['revoke', 'api', 'revoke', 'token', 'revoke'] as const)
    statuses.push((await routes[route](zoom)).status)
  expect(statuses).toEqual([503, 401, 503, 400, 200])
})

test('a fault for the next three requests hits three of ten parallel ones', async () => {
  await using zoom = await createMockZoom()
  await zoom.faults.next('revoke', { status: 503 }, 3)
  const all = await Promise.all(Array.from({ length: 10 }, () => routes.revoke(zoom)))
  expect(all.filter(({ status }) => status === 503)).toHaveLength(3)
  expect(all.filter(({ status }) => status === 200)).toHaveLength(7)
})

test('a fault can be for one grant type, in the form or in the query', async () => {
  await using zoom = await createMockZoom()
  const tokens = await connect(zoom)
  await zoom.faults.next('token', { grantType: 'refresh_token', status: 502 }, 2)
  expect((await exchange(zoom, await newCode(zoom))).status).toBe(200)
  expect((await refresh(zoom, tokens.refresh_token)).status).toBe(502)
  const query = `grant_type=refresh_token&refresh_token=${tokens.refresh_token}`
  expect((await post(zoom, `/oauth/token?${query}`, {})).status).toBe(502)
})

test('a fault can match one path, or all paths with a prefix', async () => {
  await using zoom = await createMockZoom()
  await zoom.faults.add({ route: 'all', path: '/v2/users', status: 500, next: 9 })
  await zoom.faults.add({ route: 'all', path: '/v2/users/*', status: 503, next: 9 })
  expect((await routes.api(zoom)).status).toBe(503)
  expect((await routes.token(zoom)).status).toBe(400)
})

test('of several faults, only the first that matches is injected', async () => {
  await using zoom = await createMockZoom()
  await zoom.faults.next('api', { status: 500 })
  await zoom.faults.next('all', { status: 501 })
  await zoom.faults.next('api', { status: 503 })
  const statuses = []
  for (let i = 0; i < 4; i += 1) statuses.push((await routes.api(zoom)).status)
  expect(statuses).toEqual([500, 501, 503, 401])
})

test('“all” covers all of Zoom’s routes, and none of the mock’s own', async () => {
  await using zoom = await createMockZoom()
  await zoom.faults.add({ route: 'all', share: 1, status: 503 })
  for (const name of routeNames) expect((await routes[name](zoom)).status, name).toBe(503)
  expect((await get(`${zoom.url}/__mock/health`)).status).toBe(200)
  expect((await get(`${zoom.url}/`)).status).toBe(200)
  await zoom.faults.clear()
  expect((await routes.revoke(zoom)).status).toBe(200)
})

async function pattern(zoom: MockZoom): Promise<string> {
  await zoom.faults.add({ route: 'revoke', share: 0.4, status: 503 })
  let met = ''
  for (let i = 0; i < 40; i += 1) met += (await routes.revoke(zoom)).status === 503 ? 'x' : '.'
  return met
}

test('a share depends on the seed: it repeats, also after a reset', async () => {
  await using zoom = await createMockZoom({ seed: 'one' })
  await using same = await createMockZoom({ seed: 'one' })
  await using other = await createMockZoom({ seed: 'two' })
  const first = await pattern(zoom)
  const met = first.replaceAll('.', '').length
  expect(met).toBeGreaterThan(6)
  expect(met).toBeLessThan(28)
  expect(await zoom.faults.list()).toMatchObject([{ remaining: null, injected: met }])
  expect(await pattern(same)).toBe(first)
  expect(await pattern(other)).not.toBe(first)
  await zoom.reset()
  expect(await pattern(zoom)).toBe(first)
})

test('a share of 1 and a share of 0', async () => {
  await using zoom = await createMockZoom()
  await zoom.faults.add({ route: 'revoke', share: 0, status: 500 })
  await zoom.faults.add({ route: 'revoke', share: 1, status: 503 })
  for (let i = 0; i < 20; i += 1) expect((await routes.revoke(zoom)).status).toBe(503)
})

test('faults do not shift the codes of a seed', async () => {
  await using zoom = await createMockZoom({ seed: 'one' })
  await using troubled = await createMockZoom({
    seed: 'one',
    faults: [{ route: 'api', share: 0.5, status: 500 }],
  })
  for (let i = 0; i < 5; i += 1) await routes.api(troubled)
  expect(await newCode(troubled)).toBe(await newCode(zoom))
})

test('before: nothing has happened at Zoom', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  await zoom.faults.next('token', { drop: true })
  await expect(exchange(zoom, code)).rejects.toThrow('fetch failed')
  expect(await zoom.journal.list({ type: 'code.redeemed' })).toEqual([])
  expect((await exchange(zoom, code)).status).toBe(200)
})

for (const effect of [
  { drop: true, when: 'after' },
  { answer: 'html', when: 'after' },
  { cutAfter: 20 },
] as const) {
  test(`a refresh whose response is lost (${JSON.stringify(effect)}) has rotated the token nevertheless`, async () => {
    await using zoom = await createMockZoom()
    const { refresh_token } = await connect(zoom)
    await zoom.faults.next('token', { grantType: 'refresh_token', ...effect })
    const lost = await refresh(zoom, refresh_token).catch((error: unknown) => error)
    expect(lost instanceof Error || (lost as Answer).status === 502).toBe(true)
    expect((await zoom.journal.list()).map(({ type }) => type).slice(-3)).toEqual([
      'refresh.rotated',
      'fault.injected',
      'request.answered',
    ])
    const again = await refresh(zoom, refresh_token)
    expect([again.status, again.body]).toEqual([400, '{"reason":"Invalid Token!","error":"invalid_grant"}'])
    expect(await zoom.journal.list({ type: 'refresh.refused' })).toMatchObject([
      { reason: 'refresh-token-rotated' },
    ])
    // The app can’t save what never arrived.
    expect(await zoom.findings.list()).toEqual([])
    await expectNoSecrets(zoom)
  })
}

/** The journal shows no token in the responses of these requests. */
async function expectNoSecrets(zoom: MockZoom): Promise<void> {
  for (const entry of await zoom.journal.list({ type: 'request.answered' }))
    expect(JSON.stringify(entry)).not.toMatch(/eyJ[\w-]{20}/)
}

test('a code whose response is lost is spent, and no finding blames the app', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  await zoom.faults.next('token', { drop: true, when: 'after' })
  await expect(exchange(zoom, code)).rejects.toThrow('fetch failed')
  expect((await exchange(zoom, code)).status).toBe(400)
  expect(await zoom.journal.list({ type: 'code.refused' })).toMatchObject([{ reason: 'code-spent' }])
  expect(await zoom.findings.list()).toEqual([])
})

test('a response that comes late, after the request was handled', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  await zoom.faults.next('token', { delay: 30, when: 'after' })
  const late = exchange(zoom, code)
  await nextEntry(zoom, 'fault.injected')
  expect(await zoom.journal.list({ type: 'code.redeemed' })).toHaveLength(1)
  expect((await usersMe(zoom, parseTokens(await late).access_token)).status).toBe(200)
})

test('a request that hangs ends when the client gives up, and Zoom has seen nothing of it', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  await zoom.faults.next('token', { hang: true })
  const giveUp = new AbortController()
  const body = new URLSearchParams({ grant_type: 'authorization_code', code })
  const url = `${zoom.url}/oauth/token`
  const hanging = expect(fetch(url, { method: 'POST', body, signal: giveUp.signal })).rejects.toThrow(
    'aborted',
  )
  expect(await nextEntry(zoom, 'fault.injected')).toMatchObject({ outcome: 'hung', status: null })
  const recorded = nextEntry(zoom, 'request.answered')
  giveUp.abort()
  await hanging
  expect(await recorded).toMatchObject({ route: 'token', status: 0, fault: 'fault-1' })
  expect((await exchange(zoom, code)).status).toBe(200)
})

for (const end of ['clear', 'reset', 'close'] as const) {
  test(`what hangs is let go at ${end}`, async () => {
    await using zoom = await createMockZoom()
    await zoom.faults.add({ route: 'api', share: 1, hang: true })
    const hanging = Array.from({ length: 12 }, () =>
      expect(routes.api(zoom)).rejects.toMatchObject({
        message: 'fetch failed',
        cause: { code: expect.stringMatching(/^(ECONNRESET|UND_ERR_SOCKET)$/) },
      }),
    )
    let met = 0
    for await (const _ of zoom.journal.followEntries({ type: 'fault.injected' }))
      if (++met === hanging.length) break
    await { clear: () => zoom.faults.clear(), reset: () => zoom.reset(), close: () => zoom.close() }[end]()
    await Promise.all(hanging)
  })
}

test('closing the mock ends a delay at once', async () => {
  const zoom = await createMockZoom()
  await zoom.faults.next('token', { delay: 60_000 })
  const waiting = expect(routes.token(zoom)).rejects.toThrow('fetch failed')
  await nextEntry(zoom, 'fault.injected')
  await zoom.close()
  await waiting
})

test('a client that stops waiting does no harm: the request is handled later', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  await zoom.faults.next('token', { delay: 60 })
  const body = new URLSearchParams({ grant_type: 'authorization_code', code })
  const gaveUp = new AbortController()
  const waiting = fetch(`${zoom.url}/oauth/token`, { method: 'POST', body, signal: gaveUp.signal })
  const answered = nextEntry(zoom, 'fault.injected').then(() => nextEntry(zoom, 'request.answered'))
  await nextEntry(zoom, 'fault.injected')
  gaveUp.abort()
  await expect(waiting).rejects.toThrow()
  await answered
  expect(await zoom.journal.list({ type: 'mock.failed' })).toEqual([])
  expect(await zoom.journal.list({ type: 'request.malformed' })).toEqual([])
})

test('a rate limit looks as Zoom documents it, by the mock’s clock', async () => {
  await using zoom = await createMockZoom()
  await zoom.faults.next('api', { answer: 'rate-limit-per-second' })
  await zoom.faults.next('api', { answer: 'rate-limit-daily' })
  const [second, day] = [await routes.api(zoom), await routes.api(zoom)]
  expect(second.headers.get('x-ratelimit-type')).toBe('QPS')
  expect(second.headers.get('x-ratelimit-remaining')).toBe('0')
  expect(second.headers.get('x-ratelimit-reset')).toBe(
    String(Math.floor((await zoom.clock.now()) / 1000) + 1),
  )
  expect(second.headers.get('retry-after')).toBeNull()
  const midnight = new Date(await zoom.clock.now()).setUTCHours(24, 0, 0, 0)
  expect(day.headers.get('x-ratelimit-type')).toBe('Daily-limit')
  expect(day.headers.get('retry-after')).toBe(new Date(midnight).toISOString().replace('.000Z', 'Z'))
})

test('Retry-After can be seconds or a date', async () => {
  await using zoom = await createMockZoom()
  await zoom.faults.next('token', { answer: 'rate-limit-daily', retryAfter: 30 })
  await zoom.faults.next('token', { status: 503, retryAfter: '2026-12-01T00:00:00Z' })
  expect((await routes.token(zoom)).headers.get('retry-after')).toBe('30')
  expect((await routes.token(zoom)).headers.get('retry-after')).toBe('2026-12-01T00:00:00Z')
})

test('a fault has its own headers, and Zoom’s too if it says so', async () => {
  await using zoom = await createMockZoom()
  await zoom.faults.next('token', { status: 503, headers: { Via: '1.1 edge' }, zoomHeaders: true })
  const { headers } = await routes.token(zoom)
  expect(headers.get('via')).toBe('1.1 edge')
  expect(headers.get('x-zm-trackingid')).toMatch(/^v=2\.0;clid=us02;rid=WEB_[0-9a-f]{32}$/)
})

test('cookies and redirects of Zoom’s response don’t leak into the one that replaces it', async () => {
  await using zoom = await createMockZoom()
  await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
  await zoom.faults.next('authorize', { status: 502, when: 'after' })
  const { headers } = await routes.authorize(zoom)
  expect(await zoom.journal.list({ type: 'code.issued' })).toHaveLength(1)
  expect([headers.get('location'), headers.get('set-cookie')]).toEqual([null, null])
})

test('a reset brings back the faults of the options, and not those added later', async () => {
  await using zoom = await createMockZoom({ faults: [{ route: 'token', answer: 'html', next: 2 }] })
  const ofOptions = await zoom.faults.list()
  expect(ofOptions).toEqual([
    {
      id: 'fault-1',
      route: 'token',
      answer: 'html',
      next: 2,
      when: 'before',
      zoomHeaders: false,
      remaining: 2,
      injected: 0,
      configured: true,
    },
  ])
  await zoom.faults.next('api', { status: 500 })
  expect((await routes.token(zoom)).status).toBe(502)
  expect(await zoom.faults.list()).toMatchObject([
    { id: 'fault-1', remaining: 1, injected: 1 },
    { id: 'fault-2', configured: false },
  ])
  await zoom.reset()
  expect(await zoom.faults.list()).toEqual(ofOptions)
})

test('the control API adds, lists and clears', async () => {
  await using zoom = await createMockZoom()
  const call = (method: string, body?: object) =>
    fetch(`${zoom.url}/__mock/faults`, { method, ...(body ? { body: JSON.stringify(body) } : {}) })
  const added = await call('POST', { route: 'token', status: 502, body: '<html>' })
  expect([added.status, await added.text()]).toEqual([
    201,
    '{"id":"fault-1","route":"token","when":"before","status":502,"body":"<html>","zoomHeaders":false,"remaining":1,"injected":0,"configured":false}',
  ])
  expect(await (await call('GET')).json()).toEqual(await zoom.faults.list())
  expect((await routes.token(zoom)).body).toBe('<html>')
  await call('POST', { route: 'token', share: 1, status: 502 })
  expect((await call('DELETE')).status).toBe(204)
  expect(await zoom.faults.list()).toEqual([])
  const wrong = await call('POST', { route: 'token', drop: true, status: 500 })
  expect(await wrong.json()).toMatchObject({
    mock_zoom: {
      problem:
        'drop: sends nothing; leave out answer, status, headers, body, retryAfter and cutAfter; found true',
    },
  })
})

/** What callers without types could pass. */
const impossible: readonly (readonly [object, string])[] = [
  [
    { route: 'token' },
    '(top level): does nothing; give delay, drop, hang, answer, status or cutAfter; found {"route":"token"}',
  ],
  [
    { route: 'tokens', status: 500 },
    'route: Invalid option: expected one of "authorize"|"token"|"devicecode"|"revoke"|"api"|"page"|"all"; found "tokens"',
  ],
  [{ route: 'token', status: 500, times: 2 }, 'times: unknown key; remove it or check its spelling'],
  [{ route: 'token', delay: 60_001 }, 'delay: Too big: expected number to be <=60000; found 60001'],
  [
    { route: 'token', status: 500, next: 1, share: 0.5 },
    'share: can’t be combined with next: a share lasts until it is cleared; found 0.5',
  ],
  [{ route: 'token', delay: 1, body: 'x' }, 'body: needs a status or an answer to go with; found "x"'],
  [
    { route: 'token', delay: 1, zoomHeaders: true },
    'zoomHeaders: needs a status or an answer to go with; found true',
  ],
  [
    { route: 'api', status: 500, grantType: 'refresh_token' },
    'grantType: is only for the token route; found "refresh_token"',
  ],
  [
    { route: 'api', hang: true, delay: 10 },
    'hang: never responds; leave out everything that says how; found true',
  ],
  [{ route: 'api', status: 500, path: 'v2' }, 'path: must begin with a slash, and have no query; found "v2"'],
  [
    { route: 'api', status: 500, headers: { 'x-a': 'b\r\nc: d' } },
    'headers.x-a: must be printable, on one line; found "b\\r\\nc: d"',
  ],
]

for (const [fault, problem] of impossible) {
  test(`${JSON.stringify(fault)} is refused, in code and in options`, async () => {
    await using zoom = await createMockZoom()
    const add: (fault: never) => Promise<unknown> = zoom.faults.add
    await expect(add(fault as never)).rejects.toThrow(
      new MockZoomError(problem, 'Correct the named keys; docs/api.md shows each argument.'),
    )
    const inOptions = createMockZoom({ faults: [fault as never] })
    await expect(inOptions).rejects.toThrow(
      problem.startsWith('(top level)') ? 'faults.0: does nothing' : `faults.0.${problem}`,
    )
  })
}

test('a header that only the mock can set is refused', async () => {
  await using zoom = await createMockZoom()
  for (const name of ['Content-Length', 'transfer-encoding', 'Connection', 'two words', ''])
    await expect(
      zoom.faults.add({ route: 'api', status: 500, headers: { [name]: '1' } }),
    ).rejects.toMatchObject({
      status: 400,
      problem: expect.stringMatching(/^headers\./),
    })
})

test('every example in docs/faults.md is a valid fault', async () => {
  await using zoom = await createMockZoom()
  const page = readFileSync('docs/faults.md', 'utf-8')
  const examples = [...page.matchAll(/`(\{ "[^`]*\})`/g)].map(([, text = '']) => JSON.parse(text))
  expect(examples.length).toBeGreaterThan(10)
  for (const example of examples) await zoom.faults.add({ route: 'token', ...example })
  expect(await zoom.faults.list()).toHaveLength(examples.length)
  const [, config = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? []
  await using configured = await createMockZoom(JSON.parse(config))
  expect(await configured.faults.list()).toHaveLength(1)
})
