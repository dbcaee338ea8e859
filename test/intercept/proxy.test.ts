import { createServer as createHttpServer, type IncomingMessage, request } from 'node:http'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { expect, test } from 'vitest'
import { createAuthority } from '../../src/intercept/authority/create-authority.ts'
import { startProxy } from '../../src/intercept/proxy.ts'
import { findUpstream } from '../../src/intercept/upstream.ts'
import { passToMock, startZoomEndpoint } from '../../src/intercept/zoom-endpoint.ts'
import { createMockZoom, type MockZoom } from '../../src/mock-zoom/index.ts'

const authority = createAuthority(Date.now())

/** A proxy in front of a mock, with the user's own proxy if one is given. */
async function startProxyTo(zoom: MockZoom, { offline = false, own = '', password = '' } = {}) {
  const mock = new URL(zoom.url)
  const endpoint = await startZoomEndpoint(authority, (client) => passToMock(mock, client))
  const refusals: string[] = []
  const onRefusal = (text: string) => void refusals.push(text)
  const upstream = findUpstream(() => own, { lendsPassword: password !== '' })
  const proxy = await startProxy({
    mock,
    endpoint,
    upstream,
    offline,
    onRefusal,
    ...(password && { password }),
  })
  return {
    url: proxy.url,
    port: Number(new URL(proxy.url).port),
    refusals,
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]()
      await endpoint[Symbol.asyncDispose]()
    },
  }
}

async function listen<Kind extends Server>(server: Kind) {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { port, [Symbol.dispose]: () => void server.close() }
}

/** Requests a tunnel. Returns the head of the response, and the connection. */
async function openTunnel(proxyPort: number, target: string, early = '', header = '') {
  const socket = connect(proxyPort, '127.0.0.1')
  socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${header}\r\n${early}`)
  const first = await nextChunk(socket)
  return { first, socket, [Symbol.dispose]: () => void socket.destroy() }
}

const nextChunk = (socket: Socket) =>
  new Promise<string>((resolve) => socket.once('data', (chunk) => resolve(chunk.toString())))

const established = 'HTTP/1.1 200 Connection established\r\n\r\n'

/** A server of an arbitrary protocol: it echoes everything. */
const echo = () => listen(createServer((socket) => socket.on('error', () => {}).pipe(socket)))

test('a tunnel to another host carries every byte unchanged, including those sent with the request', async () => {
  await using zoom = await createMockZoom()
  await using proxy = await startProxyTo(zoom)
  using other = await echo()
  using tunnel = await openTunnel(proxy.port, `127.0.0.1:${other.port}`)
  expect(tunnel.first).toBe(established)
  tunnel.socket.write('\x16\x03\x01 not what it seems')
  expect(await nextChunk(tunnel.socket)).toBe('\x16\x03\x01 not what it seems')
  using hasty = await openTunnel(proxy.port, `127.0.0.1:${other.port}`, 'early bytes')
  expect(hasty.first + (await nextChunk(hasty.socket))).toBe(`${established}early bytes`)
  expect(await zoom.journal.list()).toEqual([])
})

test('a tunnel to Zoom speaks TLS as Zoom, and the mock sees the request with its Host', async () => {
  await using zoom = await createMockZoom()
  await using proxy = await startProxyTo(zoom)
  using tunnel = await openTunnel(proxy.port, 'API.zoom.us:443')
  expect(tunnel.first).toBe(established)
  const secure = connectTls({
    socket: tunnel.socket,
    servername: 'api.zoom.us',
    ca: [authority.certificate],
    ALPNProtocols: ['h2', 'http/1.1'],
  })
  secure.write('GET /v2/users/me HTTP/1.1\r\nHost: api.zoom.us\r\nConnection: close\r\n\r\n')
  expect(await nextChunk(secure)).toMatch(/^HTTP\/1\.1 401 Unauthorized\r\n[\s\S]*Domain=\.zoom\.us;/)
  expect([secure.authorized, secure.alpnProtocol]).toEqual([true, 'http/1.1'])
})

test('plain requests with a full URL: Zoom’s go to the mock, others to their host, with unchanged headers', async () => {
  await using zoom = await createMockZoom()
  await using proxy = await startProxyTo(zoom)
  const seen: IncomingMessage[] = []
  const other = createHttpServer((incoming, response) => {
    seen.push(incoming)
    response.writeHead(418, 'As It Came', { 'X-Own': 'yes' })
    incoming.pipe(response)
  })
  using server = await listen(other)
  const send = (url: string, headers: Record<string, string>) =>
    new Promise<string>((resolve, reject) => {
      const outgoing = request({ port: proxy.port, method: 'POST', path: url, headers }, async (answer) => {
        let text = `${answer.statusCode} ${answer.statusMessage} ${answer.headers['x-own'] ?? ''} `
        for await (const chunk of answer) text += chunk
        resolve(text)
      })
      outgoing.once('error', reject)
      outgoing.end('a body')
    })
  const headers = {
    'X-Mixed-Case': '1',
    'Proxy-Connection': 'keep-alive',
    'Proxy-Authorization': 'Basic eA==',
  }
  const url = `http://127.0.0.1:${server.port}/path?query`
  expect(await send(url, { ...headers, host: 'as.given' })).toBe('418 As It Came yes a body')
  expect([seen[0]?.url, seen[0]?.headers.host]).toEqual(['/path?query', 'as.given'])
  expect(seen[0]?.rawHeaders).toContain('X-Mixed-Case')
  expect(seen[0]?.headers).not.toHaveProperty('proxy-authorization')
  expect(seen[0]?.headers).not.toHaveProperty('proxy-connection')
  // Some clients request an https URL this way, and leave TLS to the proxy.
  for (const zooms of ['http://zoom.us/oauth/token', 'https://zoom.us/oauth/token']) {
    expect(await send(zooms, { host: 'zoom.us' })).toMatch(/^400 Bad Request {2}\{"reason":/)
  }
  expect(await zoom.journal.list({ type: 'request.answered' })).toHaveLength(2)
})

test('the user’s own proxy is used, with its credentials, and its responses are passed on', async () => {
  const ours = `Basic ${btoa('mock-zoom:ours')}`
  await using zoom = await createMockZoom()
  const heard: string[] = []
  using own = await listen(
    createServer((socket) => {
      socket.on('data', (chunk) => {
        heard.push(chunk.toString())
        socket.end('HTTP/1.1 407 Not Today\r\n\r\n')
      })
    }),
  )
  await using proxy = await startProxyTo(zoom, {
    password: 'ours',
    own: `http://me:p%40ss@127.0.0.1:${own.port}`,
  })
  using tunnel = await openTunnel(proxy.port, 'example.com:443', '', `Proxy-Authorization: ${ours}\r\n`)
  expect(tunnel.first).toBe('HTTP/1.1 407 Not Today\r\n\r\n')
  expect(heard.join('')).toBe(
    `CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\nProxy-Authorization: Basic ${btoa('me:p@ss')}\r\n\r\n`,
  )
  heard.length = 0
  const outgoing = request({
    port: proxy.port,
    path: 'http://example.com/plain',
    headers: { host: 'example.com', 'proxy-authorization': ours },
  }).end()
  const answer = await new Promise<IncomingMessage>((resolve) => outgoing.once('response', resolve))
  expect([answer.statusCode, heard.join('').split('\r\n').slice(0, 3)]).toEqual([
    407,
    [
      'GET http://example.com/plain HTTP/1.1',
      'host: example.com',
      `Proxy-Authorization: Basic ${btoa('me:p@ss')}`,
    ],
  ])
})

test('without the password of the run, nobody gets through: not to Zoom, not to another host', async () => {
  await using zoom = await createMockZoom()
  await using proxy = await startProxyTo(zoom, { password: 'ours' })
  using other = await echo()
  const wrong = `Proxy-Authorization: Basic ${btoa('mock-zoom:theirs')}\r\n`
  for (const target of ['zoom.us:443', `127.0.0.1:${other.port}`])
    for (const header of ['', wrong]) {
      using tunnel = await openTunnel(proxy.port, target, '', header)
      expect(tunnel.first).toMatch(/^HTTP\/1\.1 407 .*\r\nProxy-Authenticate: Basic realm="mock-zoom"\r\n/)
    }
  const outgoing = request({ port: proxy.port, path: 'http://zoom.us/oauth/token' }).end()
  const answer = await new Promise<IncomingMessage>((resolve) => outgoing.once('response', resolve))
  expect([answer.statusCode, answer.headers['proxy-authenticate']]).toEqual([407, 'Basic realm="mock-zoom"'])
  expect(await zoom.journal.list()).toEqual([])
})

test('the open proxy, for Java and browsers, lends nobody the password of the user’s own', async () => {
  await using zoom = await createMockZoom()
  const heard: string[] = []
  using own = await listen(
    createServer((socket) => {
      socket.on('data', (chunk) => {
        heard.push(chunk.toString())
        socket.end('HTTP/1.1 407 Who Are You\r\n\r\n')
      })
    }),
  )
  await using proxy = await startProxyTo(zoom, { own: `http://me:p%40ss@127.0.0.1:${own.port}` })
  using tunnel = await openTunnel(proxy.port, 'example.com:443')
  expect(tunnel.first).toBe('HTTP/1.1 407 Who Are You\r\n\r\n')
  expect(heard.join('')).toBe('CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n')
})

test('offline: other hosts are refused by name, this machine isn’t', async () => {
  await using zoom = await createMockZoom()
  await using proxy = await startProxyTo(zoom, { offline: true })
  using refused = await openTunnel(proxy.port, 'zoom.us.example.com:443')
  const text =
    "mock-zoom refused a connection to zoom.us.example.com:443: it is not one of Zoom's hosts, and --offline blocks all others. Run without --offline to allow it."
  expect(refused.first).toBe(
    `HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${text.length + 1}\r\nConnection: close\r\n\r\n${text}\n`,
  )
  expect(proxy.refusals).toEqual([text])
  using other = await echo()
  using allowed = await openTunnel(proxy.port, `127.0.0.1:${other.port}`)
  expect(allowed.first).toBe(established)
})

test('an unreachable host and a request that isn’t for a proxy get a response, and the proxy keeps running', async () => {
  await using zoom = await createMockZoom()
  await using proxy = await startProxyTo(zoom)
  using nobody = await openTunnel(proxy.port, '127.0.0.1:1')
  expect(nobody.first).toMatch(
    /^HTTP\/1\.1 502 Bad Gateway\r\n[\s\S]*\r\n\r\nmock-zoom can’t connect to 127\.0\.0\.1:1: connect ECONNREFUSED/,
  )
  using nonsense = await openTunnel(proxy.port, 'no:target')
  expect(nonsense.first).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
  const direct = await fetch(`${proxy.url}/oauth/token`)
  expect([direct.status, await direct.text()]).toEqual([
    400,
    `This is the proxy of mock-zoom, for HTTPS_PROXY. The mock itself is at ${zoom.url}.\n`,
  ])
})

// One request of a stray client ended the proxy, the command lived on as an orphan, and its findings were lost.
test.each([
  '127.0.0.1:1/x:99999',
  '127.0.0.1:99999',
  '127.0.0.1:0',

  '127.0.0.1',
  '[::1:443',
  '[x]:443',
  '-:1',
  ':443',
])('a tunnel to %j is refused with 400, and the proxy keeps running', async (target) => {
  await using zoom = await createMockZoom()
  await using proxy = await startProxyTo(zoom)
  using tunnel = await openTunnel(proxy.port, target)
  expect(tunnel.first).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
  expect((await fetch(proxy.url)).status).toBe(400)
})

test.each(['HTTP/1.1 200 O\x01K', 'HTTP/1.1 099 Odd', 'HTTP/1.1 200 OK\r\nX: a\x01b', 'nonsense'])(
  'an upstream that answers %j is a 502, and the proxy keeps running',
  async (head) => {
    await using zoom = await createMockZoom()
    await using proxy = await startProxyTo(zoom)
    using odd = await listen(
      createServer((socket) =>
        socket.on('error', () => {}).once('data', () => socket.end(`${head}\r\nContent-Length: 0\r\n\r\n`)),
      ),
    )
    const path = `http://127.0.0.1:${odd.port}/`
    const outgoing = request({ port: proxy.port, path }).end()
    const answer = await new Promise<IncomingMessage>((resolve) => outgoing.once('response', resolve))
    expect(answer.statusCode).toBe(502)
    expect((await fetch(proxy.url)).status).toBe(400)
  },
)
