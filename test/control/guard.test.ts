import { expect, test } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { control, ownProblem, send } from '../support/control.ts'
import { newCode } from '../support/oauth.ts'
import { speak } from '../support/raw-request.ts'

// A page that the developer happens to open must not be able to control the mock, or to read from it.

const remedy = 'Use 127.0.0.1 or localhost, from a program or from the mock’s own pages.'
const otherPage = 'The control API is closed to web pages of other origins.'
const health = '{"status":"ok","profile":"2026"}'

const port = (zoom: MockZoom) => new URL(zoom.url).port

const foreignHosts = [
  'evil.example',
  'zoom.us',
  'api.zoom.us',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  '127.0.0.1.nip.io',
  'notlocalhost',
  '2130706433',
  '0x7f000001',
  '',
  '[::1',
  '::1',
  'evil.example#127.0.0.1',
  'evil.example/127.0.0.1',
]

for (const host of foreignHosts) {
  test(`the host name “${host}” is refused`, async () => {
    await using zoom = await createMockZoom()
    const { status, body } = await send(zoom, 'GET /__mock/health', { host: `${host}:${port(zoom)}` })
    expect(status).toBe(403)
    expect(body).toMatch(/^\{"mock_zoom":\{"problem":"mock-zoom doesn’t accept the host name “/)
  })
}

test('the response repeats a refused host name, with a remedy', async () => {
  await using zoom = await createMockZoom()
  expect(await send(zoom, 'GET /__mock/health', { host: 'evil.example' })).toEqual({
    status: 403,
    body: ownProblem(
      'mock-zoom doesn’t accept the host name “evil.example”.',
      'Use 127.0.0.1 or localhost. If the mock does have that name, start it with --allow-host (allowHosts in code).',
    ),
  })
})

for (const host of ['127.0.0.1', 'localhost', 'LocalHost', '[::1]', 'mock.localhost', '192.168.1.20']) {
  test(`the host name ${host} is accepted, with a port and without`, async () => {
    await using zoom = await createMockZoom()
    for (const value of [host, `${host}:${port(zoom)}`]) {
      expect(await send(zoom, 'GET /__mock/health', { host: value })).toEqual({ status: 200, body: health })
    }
  })
}

for (const origin of [
  'https://evil.example',
  'http://127.0.0.1:1',
  'http://localhost:3000',
  'https://127.0.0.1',
]) {
  test(`the origin ${origin} is refused for every request`, async () => {
    await using zoom = await createMockZoom()
    for (const route of ['GET /__mock/health', 'POST /__mock/reset', 'OPTIONS /__mock/reset']) {
      expect(await send(zoom, route, { host: `127.0.0.1:${port(zoom)}`, origin })).toEqual({
        status: 403,
        body: ownProblem(
          `The control API is closed to web pages of other origins (this one is ${origin}).`,
          remedy,
        ),
      })
    }
  })
}

test('the origin null, of sandboxed frames and files, is refused', async () => {
  await using zoom = await createMockZoom()
  expect(await send(zoom, 'POST /__mock/reset', { host: '127.0.0.1', origin: 'null' })).toEqual({
    status: 403,
    body: ownProblem('The control API is closed to web pages of other origins (this one is null).', remedy),
  })
})

test('the mock’s own origin is accepted', async () => {
  await using zoom = await createMockZoom()
  const host = `127.0.0.1:${port(zoom)}`
  const headers = { host, origin: zoom.url, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }
  expect(await send(zoom, 'POST /__mock/reset', headers)).toEqual({ status: 204, body: '' })
})

test('the mock’s own origin under the name localhost is accepted', async () => {
  await using zoom = await createMockZoom()
  const host = `localhost:${port(zoom)}`
  expect(await send(zoom, 'POST /__mock/reset', { host, origin: `http://${host}` })).toEqual({
    status: 204,
    body: '',
  })
})

for (const site of ['cross-site', 'same-site']) {
  for (const route of ['GET /__mock/journal', 'POST /__mock/reset', 'DELETE /__mock/signed-in']) {
    test(`${route} from a page that is ${site} is refused without an Origin too`, async () => {
      await using zoom = await createMockZoom()
      const headers = { host: '127.0.0.1', 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors' }
      expect(await send(zoom, route, headers)).toEqual({ status: 403, body: ownProblem(otherPage, remedy) })
    })
  }
}

for (const site of ['none', 'same-origin']) {
  test(`a request that is ${site} is accepted`, async () => {
    await using zoom = await createMockZoom()
    const headers = { host: '127.0.0.1', 'sec-fetch-site': site }
    expect(await send(zoom, 'GET /__mock/health', headers)).toEqual({ status: 200, body: health })
  })
}

test('a link to it from another site can be followed', async () => {
  await using zoom = await createMockZoom()
  const headers = { host: '127.0.0.1', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
  expect(await send(zoom, 'GET /__mock/health', headers)).toEqual({ status: 200, body: health })
})

test('a form of another site can’t be sent to it', async () => {
  await using zoom = await createMockZoom()
  const headers = { host: '127.0.0.1', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
  for (const route of ['POST /__mock/reset', 'POST /__mock/sign-out']) {
    expect(await send(zoom, route, headers)).toEqual({ status: 403, body: ownProblem(otherPage, remedy) })
  }
})

// The router and the guard have to agree on what belongs to the control API.
for (const path of ['/__MOCK/reset', '/__Mock/reset', '/__mock/RESET', '/__mock/reset/', '/__mock//reset']) {
  test(`the guard also protects ${path}`, async () => {
    await using zoom = await createMockZoom()
    await newCode(zoom)
    const answer = await send(zoom, `POST ${path}`, { host: 'evil.example', origin: 'https://evil.example' })
    expect([403, 404]).toContain(answer.status)
    expect(await zoom.journal.list({ type: 'code.issued' })).toHaveLength(1)
  })
}

test('no response header opens it to pages of other origins', async () => {
  await using zoom = await createMockZoom()
  const { headers } = await control(zoom, 'GET /__mock/apps')
  expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
})

test('a request from a foreign page has no effect', async () => {
  await using zoom = await createMockZoom()
  await newCode(zoom)
  const before = await zoom.journal.list()
  const evil = { host: '127.0.0.1', origin: 'https://evil.example', 'content-type': 'text/plain' }
  await send(zoom, 'POST /__mock/reset', evil)
  await send(zoom, 'POST /__mock/clock', evil, '{"advance":{"days":1}}')
  await send(zoom, 'PATCH /__mock/switches', evil, '{"codeTtl":1}')
  await send(zoom, `DELETE /__mock/apps/${(await zoom.apps.first()).clientId}`, evil)
  expect(await zoom.journal.list()).toEqual(before)
  expect((await zoom.switches.show()).codeTtl).toBe(300)
  expect((await zoom.apps.first()).name).toBe('Acme Scheduler')
})

const token = {
  status: 400,
  body: '{"reason":"Client ID or client secret is missing.","error":"invalid_client"}',
}

for (const host of foreignHosts.filter((name) => !/(^|\.)zoom\.us$/.test(name))) {
  test(`Zoom’s part refuses the host name “${host}” as well, and the journal says so`, async () => {
    await using zoom = await createMockZoom()
    const { status, body } = await send(zoom, 'POST /oauth/token', { host: `${host}:${port(zoom)}` })
    expect(status).toBe(403)
    expect(body).toMatch(/^\{"mock_zoom":\{"problem":"mock-zoom doesn’t accept the host name “/)
    expect(await zoom.journal.list({ type: 'request.turned-away' })).toMatchObject([{ because: 'host' }])
  })
}

for (const host of [
  'zoom.us',
  'api.zoom.us',
  'us02web.zoomgov.com',
  'api.zoom.com',
  'zoom.com.cn',
  'mock.localhost',
  '10.0.0.1',
]) {
  test(`Zoom’s part accepts the host name ${host}, and its own pages’ posts behind TLS`, async () => {
    await using zoom = await createMockZoom()
    for (const headers of [
      {},
      { origin: `https://${host}`, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate' },
      { origin: `https://${host}` },
      // Without a referrer, a browser doesn’t name the origin.
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-mode': 'cors', 'user-agent': 'node' },
    ]) {
      expect(await send(zoom, 'POST /oauth/token', { host, ...headers })).toEqual(token)
    }
  })
}

const foreignPosts: Readonly<Record<string, string>>[] = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'http://127.0.0.1:1' },
  { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
  { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' },
  { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
]

for (const headers of foreignPosts) {
  test(`a post to Zoom’s part from a page with ${JSON.stringify(headers)} is refused`, async () => {
    await using zoom = await createMockZoom()
    const from = headers.origin ?? ''
    const named = from === '' ? '' : ` (this one is ${from})`
    for (const route of [
      `POST /oauth/token?x=${'x'.repeat(9_000)}`,
      'POST /oauth/authorize',
      'POST /oauth_device',
      'POST /v2/users/me/meetings',
    ]) {
      expect(await send(zoom, route, { host: '127.0.0.1', ...headers }, 'x='.padEnd(60_000, 'x'))).toEqual({
        status: 403,
        body: ownProblem(
          `A web page of another origin sent this request${named}, and mock-zoom turns those away.`,
          'Send it from your server. If your app does run in a browser, start the mock with --any-caller (anyCaller in code).',
        ),
      })
    }
    expect(await zoom.journal.list({ type: 'request.turned-away' })).toMatchObject(
      Array(4).fill({ because: 'page', from }),
    )
    // Nothing that such a page sends can fill it.
    expect(JSON.stringify(await zoom.journal.list())).not.toContain('xxxx')
  })
}

test('an image of another site’s page can’t use Zoom’s part, and a link can', async () => {
  await using zoom = await createMockZoom()
  const from = (mode: string) => ({
    host: '127.0.0.1',
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': mode,
  })
  for (const mode of ['no-cors', 'cors', 'same-origin'])
    expect((await send(zoom, 'GET /oauth/authorize', from(mode))).status).toBe(403)
  expect((await send(zoom, 'GET /oauth/authorize', from('navigate'))).body).toContain('client_id')
})

test('with anyCaller Zoom’s part accepts any host name and origin, and the control API doesn’t', async () => {
  await using zoom = await createMockZoom({ anyCaller: true })
  const headers = { host: 'a.example', origin: 'https://app.example', 'sec-fetch-site': 'cross-site' }
  expect(await send(zoom, 'POST /oauth/token', headers)).toEqual(token)
  expect((await send(zoom, 'POST /__mock/reset', headers)).status).toBe(403)
  expect((await send(zoom, 'GET /', headers)).status).toBe(403)
})

test('the mock’s own page is also closed to foreign host names, and open to links from other sites', async () => {
  await using zoom = await createMockZoom()
  const rebound = await speak(zoom, 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n')
  expect(rebound).toMatch(/^HTTP\/1\.1 403/)
  expect(rebound).not.toContain('jill@example.com')
  const linked = await fetch(zoom.url, {
    headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
  })
  expect(linked.status).toBe(200)
})

test('an allowed host name is accepted, similar ones aren’t, and origins are still checked', async () => {
  await using zoom = await createMockZoom({ allowHosts: ['mock-zoom', 'Zoom.Test'] })
  await using sandbox = await zoom.sandboxes.create()
  const own = `/__mock/sandboxes/${sandbox.id}`
  for (const host of ['mock-zoom', `mock-zoom:${port(zoom)}`, 'zoom.test']) {
    for (const path of ['', own]) {
      expect(await send(zoom, `GET ${path}/__mock/health`, { host })).toEqual({ status: 200, body: health })
      expect(await send(zoom, `POST ${path}/oauth/token`, { host })).toEqual(token)
    }
    const origin = `http://${host}`
    expect((await send(zoom, 'POST /__mock/reset', { host, origin })).status).toBe(204)
    expect((await send(zoom, 'POST /__mock/reset', { host, origin: 'https://zoom.test' })).status).toBe(403)
  }
  for (const host of ['mock-zoom.evil.example', 'evil-mock-zoom', 'test', 'a.zoom.test']) {
    expect((await send(zoom, 'GET /__mock/health', { host })).status).toBe(403)
  }
})

for (const name of ['*', '*.example', 'mock:80', 'http://mock', '']) {
  test(`“${name}” can’t be allowed: it isn’t a host name`, async () => {
    await expect(createMockZoom({ allowHosts: [name] })).rejects.toThrow(
      'allowHosts.0: must be a host name, without a port or *',
    )
  })
}

test('a host name can’t be allowed over HTTP', async () => {
  await using zoom = await createMockZoom()
  const { status, body } = await control(zoom, 'POST /__mock/sandboxes', { allowHosts: ['evil.example'] })
  expect([status, body]).toEqual([400, expect.stringContaining('allowHosts: unknown key')])
})
