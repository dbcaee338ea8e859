import { expect, test } from 'vitest'
import { fetchPage } from '../../src/contract-runner/fetch-page.ts'
import { sendAtOnce } from '../../src/contract-runner/send-at-once.ts'
import { deadUrl, serve } from './small-server.ts'

const limits = { timeoutMs: 10_000, maxBytes: 1000 }

test('with its connection open, a request waits until it may be sent', async () => {
  await using server = await serve((_, response) => void response.end('here'))
  let sentBefore = -1
  const whenOpen = async () => {
    await new Promise((turn) => setImmediate(turn))
    sentBefore = server.requests.length
  }
  const request = { method: 'GET', url: new URL(server.url), headers: {} }
  expect(await fetchPage(request, { ...limits, whenOpen })).toMatchObject({ text: 'here' })
  expect([sentBefore, server.requests.length]).toEqual([0, 1])
})

test('all of them arrive', async () => {
  await using server = await serve((_, response) => void response.end())
  const request = { method: 'GET', url: new URL('/callback?code=1', server.url), headers: {} }
  await sendAtOnce(Array.from({ length: 8 }, () => request))
  expect(server.requests.map(({ url }) => url)).toEqual(Array(8).fill('/callback?code=1'))
})

test('a request that fails keeps nobody waiting, and is no error', async () => {
  await using server = await serve((_, response) => void response.end())
  const headers = { cookie: 'session=1' }
  const dead = { method: 'GET', url: new URL(await deadUrl()), headers }
  await sendAtOnce([dead, { method: 'GET', url: new URL(server.url), headers }])
  expect(server.requests).toMatchObject([{ headers }])
})
