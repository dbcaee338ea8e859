import { once } from 'node:events'
import { connect as openSocket, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { eventStream } from '../../src/mock-zoom/control/event-stream.ts'
import type { Listener } from '../../src/mock-zoom/control/operation.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'

// A reader that doesn't read must not cost the mock its memory.

/** An event stream, and who fills it. */
function open() {
  let heard: Listener | undefined
  let ended = 0
  const stream = eventStream((listener) => {
    heard = listener
    return () => {
      ended += 1
    }
  })
  if (!heard) throw new Error('nothing follows')
  return { stream, listener: heard, ended: () => ended }
}

test('what exists is taken only as fast as somebody reads it', async () => {
  const { stream, listener } = open()
  let made = 0
  listener.all(
    (function* () {
      for (; made < 100_000; made += 1) yield [made, { text: 'x'.repeat(1000) }] as const
    })(),
  )
  stream.on('readable', () => undefined)
  await once(stream, 'readable')
  expect(made).toBeLessThan(100)
  stream.removeAllListeners('readable')
  let length = 0
  for await (const chunk of stream) {
    length += chunk.length
    if (made === 100_000) break
  }
  expect(length).toBeGreaterThan(99_900_000)
})

test('what is new comes after what exists, and an emptied journal begins again', async () => {
  const { stream, listener } = open()
  listener.all([[1, { is: 'old' }]])
  listener.item(2, { is: 'new' })
  const read = async (until: string) => {
    let text = ''
    for (;;) {
      text += stream.read() ?? ''
      if (text.includes(until)) return text
      await once(stream, 'readable')
    }
  }
  expect(await read('new')).toBe(
    ': the journal follows\n\nid: 1\ndata: {"is":"old"}\n\nid: 2\ndata: {"is":"new"}\n\n',
  )
  listener.emptied()
  listener.all([[1, { is: 'other' }]])
  expect(await read('other')).toBe('event: emptied\nid: 0\ndata: {}\n\nid: 1\ndata: {"is":"other"}\n\n')
})

test('a reader that leaves more than 8 MiB of new items unread is closed, and no longer listened for', async () => {
  const { stream, listener, ended } = open()
  stream.on('error', () => undefined)
  const item = { text: 'x'.repeat(1024 * 1024) }
  for (let id = 1; id <= 7; id += 1) listener.item(id, item)
  expect([stream.destroyed, ended()]).toEqual([false, 0])
  for (let id = 8; id <= 10; id += 1) listener.item(id, item)
  await once(stream, 'close')
  expect([stream.destroyed, ended()]).toEqual([true, 1])
})

/** A connection that asks for a stream and reads no more than its head. */
async function stalled(port: number): Promise<Socket> {
  const socket = openSocket(port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.write('GET /__mock/journal HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n')
  await once(socket, 'readable')
  return socket
}

test('ten readers that stop reading cost a few MB, not the journal times ten', async () => {
  await using zoom = await createMockZoom()
  const state = 'x'.repeat(3000)
  for (let number = 0; number < 1500; number += 1)
    await zoom.fetch(`/oauth/authorize?client_id=a&state=${state}`)
  const port = Number(new URL(zoom.url).port)
  const before = process.memoryUsage().rss
  const readers = await Promise.all(Array.from({ length: 10 }, () => stalled(port)))
  // Each has been sent what its connection takes.
  await zoom.apps.list()
  const grown = (process.memoryUsage().rss - before) / 1024 / 1024
  for (const reader of readers) reader.destroy()
  expect(grown, `${grown} MB`).toBeLessThan(40)
})
