import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { describeReach } from '../../src/cli/describe-reach.ts'
import type { LocalMockZoom, MockZoomOptions } from '../../src/mock-zoom/index.ts'
import { connectMockZoom, createMockZoom } from '../../src/mock-zoom/index.ts'

// A mock that other machines can reach asks them for a token. These servers are on loopback, as all of ours are in tests: the
// mock is told that its callers are elsewhere.

interface Reached extends AsyncDisposable {
  readonly zoom: LocalMockZoom
  readonly url: string
}

async function reachedFrom(
  caller: string | undefined,
  options: MockZoomOptions = { host: '0.0.0.0' },
): Promise<Reached> {
  const zoom = await createMockZoom({ ...options, listen: false })
  const server = createServer(zoom.handler)
  server.on('connection', (socket) => Object.defineProperty(socket, 'remoteAddress', { value: caller }))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    zoom,
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
      await zoom.close()
    },
  }
}

const closed = [
  'GET /',
  'GET /__mock/apps',
  'GET /__mock/journal',
  'POST /__mock/reset',
  'GET /__MOCK/apps',
  'GET /__mock/inspector/index.html',
]

for (const caller of ['192.168.1.20', '::ffff:10.0.0.7', 'fd00::1', undefined]) {
  test(`a caller at ${caller ?? 'an address that is gone'} gets Zoom’s part, and nothing else without the token`, async () => {
    await using reached = await reachedFrom(caller)
    const ask = (route: string, headers: Record<string, string> = {}) => {
      const [method = '', path = ''] = route.split(' ')
      return fetch(reached.url + path, { method, headers, redirect: 'manual' })
    }
    const token = reached.zoom.controlToken ?? ''
    expect(token).toMatch(/^[A-Za-z0-9_-]{32}$/)
    for (const route of closed) {
      for (const authorization of [
        '',
        'Bearer',
        `Bearer ${token.slice(1)}`,
        `Basic ${token}`,
        `Bearer ${token} x`,
      ]) {
        const refused = await ask(route, authorization === '' ? {} : { authorization })
        expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
        expect(await refused.text()).toContain('need this mock’s token')
      }
      expect((await ask(route, { authorization: `Bearer ${token}` })).status).not.toBe(401)
    }
    for (const route of ['GET /__mock/health', 'GET /__mock/ready', 'POST /oauth/token', 'GET /v2/users/me'])
      expect(await (await ask(route)).text()).not.toContain('need this mock’s token')
  })
}

test('a browser opens the address with the token once, and has a cookie from then on', async () => {
  await using reached = await reachedFrom('192.168.1.20')
  const { url, zoom } = reached
  const wrong = await fetch(`${url}/?token=${'x'.repeat(32)}`, { redirect: 'manual' })
  expect([wrong.status, wrong.headers.get('set-cookie')]).toEqual([401, null])
  const opened = await fetch(`${url}/?token=${zoom.controlToken}`, { redirect: 'manual' })
  expect([opened.status, opened.headers.get('location')]).toEqual([303, '/'])
  const cookie = opened.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^mock_zoom_token_\d+=[A-Za-z0-9_-]{32}; path=\/; samesite=strict; httponly$/)
  const [pair = ''] = cookie.split(';')
  expect((await fetch(`${url}/__mock/apps`, { headers: { cookie: pair } })).status).toBe(200)
  // The cookie is no way around the guard.
  const fromPage = { cookie: pair, origin: 'http://evil.example' }
  expect((await fetch(`${url}/__mock/reset`, { method: 'POST', headers: fromPage })).status).toBe(403)
  expect(JSON.stringify(await zoom.journal.list())).not.toContain(zoom.controlToken)
})

test('a sandbox asks for the same token, and its part of Zoom for none', async () => {
  await using reached = await reachedFrom('192.168.1.20')
  const { url, zoom } = reached
  await using sandbox = await zoom.sandboxes.create()
  const below = `${url}/__mock/sandboxes/${sandbox.id}`
  expect((await fetch(`${below}/__mock/apps`)).status).toBe(401)
  expect((await fetch(`${below}/oauth/token`, { method: 'POST' })).status).toBe(400)
  const authorization = `Bearer ${zoom.controlToken}`
  expect((await fetch(`${below}/__mock/apps`, { headers: { authorization } })).status).toBe(200)
})

test('this machine needs no token: by loopback, by the address it listens on, and within the process', async () => {
  for (const caller of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
    await using reached = await reachedFrom(caller)
    expect((await fetch(`${reached.url}/__mock/apps`)).status).toBe(200)
    expect(await reached.zoom.apps.list()).not.toEqual([])
    expect((await reached.zoom.fetch('/__mock/apps')).status).toBe(200)
  }
})

test('connectMockZoom shows the token, for streams and sandboxes too; without it, the error says what is missing', async () => {
  await using reached = await reachedFrom('192.168.1.20', {
    host: '0.0.0.0',
    controlToken: 'a-token-of-the-team',
  })
  expect(reached.zoom.controlToken).toBe('a-token-of-the-team')
  await using without = await connectMockZoom(reached.url)
  await expect(without.apps.list()).rejects.toMatchObject({
    status: 401,
    problem: expect.stringContaining('token'),
  })
  await using zoom = await connectMockZoom(reached.url, { token: 'a-token-of-the-team' })
  expect((await zoom.apps.list()).length).toBeGreaterThan(0)
  const entries = zoom.journal.followEntries()
  await zoom.clock.advance({ seconds: 1 })
  for await (const entry of entries) {
    expect(entry.type).toBe('clock.advanced')
    break
  }
  await using sandbox = await zoom.sandboxes.create()
  expect((await sandbox.apps.list()).length).toBeGreaterThan(0)
})

test('a mock for this machine alone has no token; none opens a mock to everybody', async () => {
  await using own = await createMockZoom({ listen: false })
  expect(own.controlToken).toBeUndefined()
  await using reached = await reachedFrom('192.168.1.20', { host: '0.0.0.0', controlToken: 'none' })
  expect((await fetch(`${reached.url}/__mock/apps`)).status).toBe(200)
  await expect(createMockZoom({ controlToken: 'short' })).rejects.toThrow('controlToken: must be 16 to 200')
  await expect(reached.zoom.sandboxes.create({ controlToken: 'none' } as object)).rejects.toThrow(
    'unknown key',
  )
})

test('what an app answers to an event is repeated, unless everybody could ask for it', async () => {
  await using server = await secretKeeper()
  for (const [controlToken, isSaid] of [
    ['a-token-of-the-team', true],
    ['none', false],
  ] as const) {
    await using reached = await reachedFrom('192.168.1.20', { host: '0.0.0.0', controlToken })
    const { zoom } = reached
    const { clientId } = await zoom.apps.first()
    await zoom.apps.change(clientId, { webhookUrl: server.url, webhookSecret: 'shh' })
    await zoom.webhooks.validate(clientId)
    await zoom.webhooks.send({ event: 'user.created', payload: {}, clientId })
    const told = JSON.stringify([
      await zoom.journal.list({ type: 'webhook.failed' }),
      await zoom.webhooks.list(),
    ])
    expect(told).toContain('plainToken and encryptedToken')
    expect(told.includes('internal page'), controlToken).toBe(isSaid)
  }
})

/** A server that somebody wants to read through the mock. */
async function secretKeeper() {
  let asked = 0
  const server = createServer((_, response) => {
    asked += 1
    response.writeHead(asked % 2 === 1 ? 200 : 404).end('internal page of 10.0.0.5')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
    },
  }
}

test('the first lines warn with the true addresses, and say what other machines need', async () => {
  const reach = { url: 'http://127.0.0.1:9666', controlToken: 'a-token-of-the-team' }
  for (const host of [undefined, '127.0.0.1', 'localhost', '::1', '127.0.0.2'])
    expect(describeReach(reach, host)).toEqual([])
  expect(describeReach(reach, '0.0.0.0', ['192.168.1.20', 'fd00::1'])).toEqual([
    'WARNING: other machines can reach this mock, at http://192.168.1.20:9666, http://[fd00::1]:9666.',
    'Zoom’s part is open to them; the inspector and the control API ask for a token:',
    '  a browser opens http://192.168.1.20:9666/?token=a-token-of-the-team',
    '  a program sends Authorization: Bearer a-token-of-the-team',
  ])
  expect(describeReach({ ...reach, controlToken: 'none' }, '192.168.1.20')).toEqual([
    'WARNING: other machines can reach this mock, at http://192.168.1.20:9666.',
    'Anyone there controls it, and reads the secrets of its apps: it asks for no token (--control-token none).',
  ])
})
