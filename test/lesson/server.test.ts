import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lessons } from '../../src/lesson/index.ts'
import { startLessonServer } from '../../src/lesson/server.ts'
import type { Exchange } from '../../src/mock-zoom/index.ts'

async function openServer() {
  const [lesson] = lessons
  if (lesson === undefined) throw new Error('no lessons')
  const server = await startLessonServer({ lesson, seed: 'test', host: '127.0.0.1', port: 0 })
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(server.url + path, {
      method: 'POST',
      headers,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  return { ...server, post, [Symbol.asyncDispose]: server.close }
}

const connect = { deed: { do: 'connect', person: 'Alice' } }

test('a deed is done on both sides, or on one, and the response shows what they look like afterwards', async () => {
  await using server = await openServer()
  const both = await (await server.post('/lesson/deeds', connect)).json()
  expect([both.sides.broken.rows.cells.length, both.sides.right.rows.cells.length]).toEqual([1, 1])
  const one = await (await server.post('/lesson/deeds', { ...connect, side: 'right' })).json()
  expect([one.sides.broken.told.length, one.sides.right.told.length]).toEqual([1, 2])
  expect(one.version).toBeGreaterThan(both.version)
})

test('its folder holds the page with its script and its style, and nothing that nobody asks for', () => {
  expect(readdirSync('dist/lesson-page').toSorted()).toEqual([
    expect.stringMatching(/^index-[\w-]{8}\.js$/),
    'index.html',
    expect.stringMatching(/^style-[\w-]{8}\.css$/),
  ])
})

test('a reset starts again, with the same codes', async () => {
  await using server = await openServer()
  const codeOf = async () => {
    const { sides } = await (await server.post('/lesson/deeds', connect)).json()
    const exchanges: readonly Exchange[] = sides.broken.exchanges
    const issued = exchanges.flatMap(({ entries }) => entries).find(({ type }) => type === 'code.issued')
    return issued?.type === 'code.issued' ? issued.code : undefined
  }
  const code = await codeOf()
  expect(code).toBeTruthy()
  const { sides } = await (await server.post('/lesson/reset', '')).json()
  expect(sides.broken.told).toEqual([])
  expect(sides.broken.exchanges).toEqual([])
  expect(await codeOf()).toBe(code)
})

test('changes are reported as they happen', async () => {
  await using server = await openServer()
  const left = new AbortController()
  const response = await fetch(`${server.url}/lesson/events`, { signal: left.signal })
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  await server.post('/lesson/deeds', connect)
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString()
    if (text.includes('"Alice connects"')) break
  }
  left.abort()
  expect(text).toMatch(/^data: \{"lessons":\[\{"id":"reuses-stored-code"/)
})

describe('is closed', () => {
  test.each([
    ['a page of another origin', { origin: 'http://127.0.0.1:1' }],
    ['a page on another port that sends no Origin', { 'sec-fetch-site': 'same-site' }],
    ['a name that was pointed here', { host: 'evil.example' }],
  ])('to %s', async (_who, headers) => {
    await using server = await openServer()
    const { request } = await import('node:http')
    const status = await new Promise((resolve, reject) => {
      request(`${server.url}/lesson/deeds`, { method: 'POST', headers }, (response) =>
        resolve(response.statusCode),
      )
        .once('error', reject)
        .end(JSON.stringify(connect))
    })
    expect(status).toBe(403)
  })

  test.each([
    ['/lesson/deeds', 'invalid JSON', 400],
    ['/lesson/deeds', { deed: { do: 'rm -rf' } }, 400],
    ['/lesson/deeds', { deed: { do: 'use-at-once', person: 'Alice', times: 1e9 } }, 400],
    ['/lesson/choose', { id: 'none' }, 404],
    ['/lesson/nothing', {}, 404],
  ])('to nonsense: POST %s %j', async (path, body, status) => {
    await using server = await openServer()
    const response = await server.post(path, body)
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual({ problem: expect.stringMatching(/^[A-Z].*\.$/) })
  })

  test('to files outside its own', async () => {
    await using server = await openServer()
    for (const path of ['/..%2f..%2fpackage.json', '/package.json', '/%00.html'])
      expect((await fetch(server.url + path)).status).toBe(404)
  })
})
