import { once } from 'node:events'
import { connect as openSocket, type Socket } from 'node:net'
import { expect, test, vi } from 'vitest'
import { createMockZoom, type MockZoom } from '../../src/mock-zoom/index.ts'
import { basic, connect } from '../support/oauth.ts'

// Whether a client had one response before it sent the next request decides between two findings.

/** A connection to the mock, of which nothing has been sent yet. */
async function open(zoom: MockZoom): Promise<Socket> {
  const { hostname, port } = new URL(zoom.url)
  const socket = openSocket({ host: hostname, port: Number(port) })
  await once(socket, 'connect')
  return socket
}

/** The bytes of a refresh. */
async function refreshOf(zoom: MockZoom, token: string): Promise<string> {
  const body = `grant_type=refresh_token&refresh_token=${token}`
  return [
    'POST /oauth/token HTTP/1.1',
    `Host: ${new URL(zoom.url).host}`,
    `Authorization: ${await basic(zoom)}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n')
}

const ping = 'GET /oauth/ HTTP/1.1\r\nHost: localhost\r\n\r\n'

/** Sends bytes. Returns when the first of the response are here. */
async function send(socket: Socket, bytes: string): Promise<void> {
  socket.write(bytes)
  await once(socket, 'data')
}

async function findingsOf(zoom: MockZoom): Promise<string[]> {
  return (await zoom.findings.list()).map(({ rule }) => rule)
}

test('two refreshes whose bytes left together were sent at once, however fast the first is answered', async () => {
  await using zoom = await createMockZoom()
  const { refresh_token: token } = await connect(zoom)
  const [one, other] = [await open(zoom), await open(zoom)]
  const bytes = await refreshOf(zoom, token)
  // Both connections have had a request, so it is the bytes that count.
  await send(one, ping)
  await send(other, ping)
  await Promise.all([send(one, bytes), send(other, bytes)])
  expect(await findingsOf(zoom)).toContain('parallel-refresh')
  expect(await findingsOf(zoom)).not.toContain('refresh-token-reused')
})

test('what comes first on a connection was decided when the client opened it', async () => {
  await using zoom = await createMockZoom()
  const { refresh_token: token } = await connect(zoom)
  const bytes = await refreshOf(zoom, token)
  const [one, other] = [await open(zoom), await open(zoom)]
  await send(one, bytes)
  await send(other, bytes)
  expect(await findingsOf(zoom)).toContain('parallel-refresh')
})

test('a connection opened after the first response shows that the client had it', async () => {
  await using zoom = await createMockZoom()
  const { refresh_token: token } = await connect(zoom)
  const bytes = await refreshOf(zoom, token)
  await send(await open(zoom), bytes)
  await send(await open(zoom), bytes)
  expect(await findingsOf(zoom)).toContain('refresh-token-reused')
  expect(await findingsOf(zoom)).not.toContain('parallel-refresh')
})

test('what comes on another connection right after a response was decided before', async () => {
  await using zoom = await createMockZoom()
  const { refresh_token: token } = await connect(zoom)
  const bytes = await refreshOf(zoom, token)
  const [one, other] = [await open(zoom), await open(zoom)]
  await send(one, ping)
  await send(other, ping)
  const now = vi.spyOn(performance, 'now').mockReturnValue(performance.now())
  try {
    await send(one, bytes)
    await send(other, bytes)
  } finally {
    now.mockRestore()
  }
  expect(await findingsOf(zoom)).toContain('parallel-refresh')
})

test('what comes on the same connection shows that the client had the response', async () => {
  await using zoom = await createMockZoom()
  const { refresh_token: token } = await connect(zoom)
  const bytes = await refreshOf(zoom, token)
  const connection = await open(zoom)
  await send(connection, bytes)
  await send(connection, bytes)
  expect(await findingsOf(zoom)).toContain('refresh-token-reused')
  expect(await findingsOf(zoom)).not.toContain('parallel-refresh')
})
