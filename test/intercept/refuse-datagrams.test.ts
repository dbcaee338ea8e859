import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { refuseDatagrams } from '../../src/intercept/refuse-datagrams.ts'

// 192.0.2.1 is nobody's (RFC 5737). A datagram to it that is sent does not fail: that is how the rule is seen.
const refused = expect.objectContaining({ code: 'EMOCKZOOMOFFLINE' })

/** What the callback of a call gets. */
const told = (call: (done: (error?: Error | null) => void) => void) =>
  new Promise((resolve) => call((error) => resolve(error ?? undefined)))

async function withSocket(use: (socket: Socket) => Promise<void>): Promise<void> {
  const allow = refuseDatagrams()
  const socket = createSocket('udp4').bind(0, '127.0.0.1')
  try {
    await once(socket, 'listening')
    await use(socket)
  } finally {
    socket.close()
    allow()
  }
}

test('a datagram to another machine is refused in each form of send, and by connect', () =>
  withSocket(async (socket) => {
    expect(await told((done) => socket.send('a', 53, '192.0.2.1', done))).toEqual(refused)
    expect(await told((done) => socket.send('abc', 0, 1, 53, '192.0.2.1', done))).toEqual(refused)
    expect(await told((done) => socket.send('a', 53, 'secret.example.com', done))).toEqual(refused)
    expect(await told((done) => socket.connect(53, '192.0.2.1', done))).toEqual(refused)
  }))

test('without a callback, the socket tells', () =>
  withSocket(async (socket) => {
    const failed = once(socket, 'error')
    socket.send('a', 53, '192.0.2.1')
    expect(await failed).toEqual([refused])
  }))

test('this machine gets its datagrams, with its address and without', () =>
  withSocket(async (socket) => {
    const { port } = socket.address()
    const came: string[] = []
    const three = new Promise<void>((done) => {
      socket.on('message', (text) => {
        if (came.push(text.toString()) === 3) done()
      })
    })
    expect(await told((done) => socket.send('a', port, '127.0.0.1', done))).toBeUndefined()
    expect(await told((done) => socket.send('a', port, done))).toBeUndefined()
    expect(await told((done) => socket.send('abc', 0, 1, port, 'localhost', done))).toBeUndefined()
    await three
    expect(came).toEqual(['a', 'a', 'a'])
  }))
