import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { expect, test } from 'vitest'
import { parseOptions } from '../../src/mock-zoom/mock/options.ts'
import { createHttpServer } from '../../src/mock-zoom/server/http-server.ts'
import { serveMock } from '../../src/mock-zoom/server/served-mock.ts'

// Who never ends a request, or never begins one, loses the connection. Short limits here; the mock's own are in seconds.

const short = {
  headersTimeout: 100,
  requestTimeout: 200,
  keepAliveTimeout: 100,
  connectionsCheckingInterval: 20,
}

const half: Readonly<Record<string, readonly [sent: string, said: RegExp]>> = {
  'half of a head': ['POST /oauth/token HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Le', /^HTTP\/1\.1 408 /],
  'half of a body': [
    'POST /oauth/token HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\ngrant_',
    /^HTTP\/1\.1 408 /,
  ],
  'a request, and nothing more': [
    'GET /__mock/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
    /^HTTP\/1\.1 200 /,
  ],
}

for (const [name, [sent, said]] of Object.entries(half)) {
  test(`a connection with ${name} ends`, async () => {
    const served = await serveMock(parseOptions({}))
    const server = createHttpServer(served.handle, served.mock.context, short).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const socket = connect(port, '127.0.0.1')
    let heard = ''
    socket.on('data', (chunk) => {
      heard += chunk
    })
    socket.on('error', () => undefined)
    socket.write(sent)
    await once(socket, 'close')
    expect(heard).toMatch(said)
    server.close()
    await served.close()
  })
}

test('the mock’s own limits are those that docs/security.md names', async () => {
  const served = await serveMock(parseOptions({}))
  const server = createHttpServer(served.handle, served.mock.context)
  const { headersTimeout, requestTimeout, keepAliveTimeout } = server
  expect([headersTimeout, requestTimeout, keepAliveTimeout]).toEqual([30_000, 60_000, 5_000])
  await served.close()
})
