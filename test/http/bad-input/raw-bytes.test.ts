import { expect, test } from 'vitest'
import { createMockZoom } from '../../../src/mock-zoom/index.ts'
import { control } from '../../support/control.ts'
import { nextEntry } from '../../support/next-entry.ts'
import { closing, speak, speakAndLeave, statusIn } from '../../support/raw-request.ts'
import { formType, isWell, reasons } from './scene.ts'

const garbage: readonly (readonly [name: string, bytes: string | Uint8Array, status: number])[] = [
  ['a TLS greeting', Uint8Array.of(0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc), 400],
  ['zeros', new Uint8Array(512), 400],
  ['a text', 'Hello, is this Zoom?\r\n\r\n', 400],
  ['an HTTP/2 greeting', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
  ['an unknown method', `BREW /oauth/token HTTP/1.1\r\n${closing}`, 400],
  ['an unknown version', `GET /oauth/token HTTP/7.7\r\n${closing}`, 400],
  ['a NUL in the path', `GET /oauth\0/token HTTP/1.1\r\n${closing}`, 400],
  ['a space in the path', `GET /oauth /token HTTP/1.1\r\n${closing}`, 400],
  ['UTF-8 in the path', Buffer.from(`GET /oauth/tökén HTTP/1.1\r\n${closing}`), 400],
  ['a header without a colon', `GET /oauth/token HTTP/1.1\r\nnonsense\r\n${closing}`, 400],
  ['a NUL in a header', `GET /oauth/token HTTP/1.1\r\nX: a\0b\r\n${closing}`, 400],
  ['a length that isn’t a number', `POST /oauth/token HTTP/1.1\r\nContent-Length: x\r\n${closing}`, 400],
  ['a negative length', `POST /oauth/token HTTP/1.1\r\nContent-Length: -1\r\n${closing}`, 400],
  ['two lengths', `POST /oauth/token HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n${closing}`, 400],
  [
    'a length and chunks',
    `POST /oauth/token HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n${closing}0\r\n\r\n`,
    400,
  ],
  ['a chunk of no size', `POST /oauth/token HTTP/1.1\r\nTransfer-Encoding: chunked\r\n${closing}zz\r\n`, 400],
  ['a header of 70 KB', `GET /oauth/token HTTP/1.1\r\nX: ${'a'.repeat(70_000)}\r\n${closing}`, 431],
  ['a query of 70 KB', `GET /oauth/authorize?state=${'a'.repeat(70_000)} HTTP/1.1\r\n${closing}`, 431],
]

for (const [name, bytes, status] of garbage) {
  test(`${name} on the socket is ${status}`, async () => {
    await using zoom = await createMockZoom()
    expect(statusIn(await speak(zoom, bytes))).toBe(status)
    expect((await zoom.journal.list())[0]).toMatchObject({ type: 'request.malformed' })
    expect(await reasons(zoom)).toEqual([])
    await isWell(zoom)
  })
}

const hardly: readonly (readonly [name: string, bytes: string, status: number | '4xx'])[] = [
  ['no Host', 'GET /v2/users/me HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['2500 headers before Host', `GET /v2/users/me HTTP/1.1\r\n${'X: a\r\n'.repeat(2500)}${closing}`, '4xx'],
  ['an empty Host', 'GET /v2/users/me HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n', 400],
  ['an invalid Host', 'GET /oauth/authorize HTTP/1.1\r\nHost: [::1\r\nConnection: close\r\n\r\n', 403],
  ['no Host in HTTP/1.0', 'GET /v2/users/me HTTP/1.0\r\n\r\n', 400],
  ['the address of a proxy request', `GET http://zoom.us/oauth/authorize HTTP/1.1\r\n${closing}`, 400],
  ['an address of another kind', `GET a://b HTTP/1.1\r\n${closing}`, '4xx'],
  ['a URL of another scheme, without a host', `GET a:// HTTP/1.1\r\n${closing}`, '4xx'],
  ['an address that is broken', `GET http://[::1/oauth/token HTTP/1.1\r\n${closing}`, '4xx'],
  ['an expectation', `POST /oauth/token HTTP/1.1\r\nExpect: a-miracle\r\n${closing}`, 417],
  [
    'a request for another protocol',
    'GET /oauth/authorize HTTP/1.1\r\nUpgrade: websocket\r\nConnection: close, Upgrade\r\nHost: localhost\r\n\r\n',
    400,
  ],
  ['a wish for a tunnel', `CONNECT zoom.us:443 HTTP/1.1\r\n${closing}`, '4xx'],
  ['Accept of no sense', `GET /oauth/authorize HTTP/1.1\r\nAccept: ;;;q=x,\r\n${closing}`, 400],
  [
    'an unknown charset',
    `POST /oauth/token HTTP/1.1\r\nContent-Type: ${formType};charset=zz\r\n${closing}`,
    400,
  ],
  [
    'an encoding that is not applied',
    `POST /oauth/token HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n${closing}a=b`,
    400,
  ],
  [
    'headers named like properties that every object has',
    `GET /oauth/authorize HTTP/1.1\r\n__proto__: x\r\nconstructor: y\r\n${closing}`,
    400,
  ],
]

for (const [name, bytes, status] of hardly) {
  test(`a request with ${name} is ${status}, and in the journal`, async () => {
    await using zoom = await createMockZoom()
    const answer = await speak(zoom, bytes)
    expect(String(statusIn(answer))).toMatch(status === '4xx' ? /^4/ : String(status))
    expect(await zoom.journal.list()).not.toEqual([])
    expect(await zoom.journal.list({ type: 'mock.failed' })).toEqual([])
    await isWell(zoom)
  })
}

test('the connection is closed after the head of a request', async () => {
  await using zoom = await createMockZoom()
  await speakAndLeave(zoom, 'POST /oauth/token HTTP/1.1\r\nContent-Le')
  expect(await zoom.journal.list()).toMatchObject([{ type: 'request.malformed' }])
  await isWell(zoom)
})

test('the connection is closed after half of a body', async () => {
  await using zoom = await createMockZoom()
  const answered = nextEntry(zoom, 'request.answered')
  await speakAndLeave(
    zoom,
    `POST /oauth/token HTTP/1.1\r\nContent-Type: ${formType}\r\nContent-Length: 100\r\n${closing}grant_type=`,
  )
  expect(await answered).toMatchObject({ path: '/oauth/token', status: 400 })
  expect(await zoom.journal.list({ type: 'request.malformed' })).not.toEqual([])
  await isWell(zoom)
})

test('the connection is closed before a chunked body ends', async () => {
  await using zoom = await createMockZoom()
  const answered = nextEntry(zoom, 'request.answered')
  await speakAndLeave(
    zoom,
    `POST /oauth/token HTTP/1.1\r\nTransfer-Encoding: chunked\r\n${closing}5\r\ngrant\r\n`,
  )
  expect(await answered).toMatchObject({ path: '/oauth/token', status: 400 })
  await isWell(zoom)
})

test('two requests in one packet both get a response', async () => {
  await using zoom = await createMockZoom()
  const first = 'GET /v2/users/me HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'
  const answer = await speak(zoom, `${first}GET /nothing HTTP/1.1\r\n${closing}`)
  expect(answer.match(/HTTP\/1\.1 \d{3}/g)).toEqual(['HTTP/1.1 401', 'HTTP/1.1 404'])
  expect(await zoom.journal.list({ type: 'request.answered' })).toHaveLength(2)
})

test('a mock can be closed while a request is half sent', async () => {
  const zoom = await createMockZoom()
  const half = speak(
    zoom,
    `POST /oauth/token HTTP/1.1\r\nContent-Length: 100\r\nHost: 127.0.0.1\r\n\r\ngrant_type=`,
  )
  await control(zoom, 'GET /__mock/health')
  await zoom.close()
  expect(await half).not.toMatch(/^HTTP\/1\.1 5/)
})
