import { expect, test } from 'vitest'
import { createHttpReader, type HttpMessage } from '../../src/observe/http-reader.ts'

/** Reads the same bytes in pieces of every size: where a connection is cut is chance. */
function read(text: string, untilEnd = false): string[] {
  const bytes = Buffer.from(text, 'latin1')
  const all = [1, 2, 3, 7, 64, bytes.length].map((size) => {
    const told: HttpMessage[] = []
    const reader = createHttpReader({
      untilEnd,
      onMessage: (message) => told.push(message),
      hasNoBody: (startLine) => startLine.includes(' 204'),
    })
    for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size))
    reader.end()
    return told.map(({ startLine, body }) => `${startLine}|${body}`)
  })
  for (const each of all) expect(each).toEqual(all[0])
  return all[0] ?? []
}

test('requests one after the other, with a length, in chunks, and without a body', () => {
  const sized = 'POST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc'
  const chunks =
    'POST /b HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nab\r\n1\r\nc\r\n0\r\nX: 1\r\n\r\n'
  expect(read(`${sized}${chunks}GET /c HTTP/1.1\r\nHost: a\r\n\r\n${sized}`)).toEqual([
    'POST /a HTTP/1.1|abc',
    'POST /b HTTP/1.1|abc',
    'GET /c HTTP/1.1|',
    'POST /a HTTP/1.1|abc',
  ])
})

test('responses: early hints, none, and a body that ends with the connection', () => {
  const early = 'HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n'
  const none = 'HTTP/1.1 204 No Content\r\n\r\n'
  expect(read(`${early}${none}HTTP/1.1 200 OK\r\n\r\nrest`, true)).toEqual([
    'HTTP/1.1 204 No Content|',
    'HTTP/1.1 200 OK|rest',
  ])
})

test('what is no HTTP is not read, and too long a body is not kept', () => {
  expect(read('POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n')).toEqual([])
  const told: HttpMessage[] = []
  const reader = createHttpReader({ untilEnd: false, onMessage: (message) => told.push(message) })
  reader.push(Buffer.from(`POST /a HTTP/1.1\r\nContent-Length: ${2 ** 21}\r\n\r\n`))
  reader.push(Buffer.alloc(2 ** 21, 'x'))
  expect(told.map(({ body }) => body)).toEqual([null])
})
