import { expect, test } from 'vitest'
import { mannersFor } from '../../src/cli/manners.ts'
import type { ProviderContract, ProviderRequest } from '../../src/provider-contracts/index.ts'
import { app, get, planRun, post, runProviderContracts } from '../../src/provider-contracts/index.ts'
import { deadUrl, serve } from '../contract-runner/small-server.ts'
import { runAgainst, unhurried } from './run.ts'

const usersMe = get('/v2/users/me')

/** A contract that sends these requests and expects status 200 for each. */
function wants200(sends: readonly ProviderRequest[], announced = sends): ProviderContract {
  return {
    id: 'wants-200',
    title: 'Everything is answered with 200.',
    claim: { 2026: { status: 200 }, 2020: { status: 200 } },
    source: [],
    confidence: 'unknown',
    needs: 'nothing',
    destructive: false,
    sends: announced,
    async run({ send, compare }) {
      const observations = []
      for (const request of sends) observations.push(compare.answer(await send(request)))
      return observations
    },
  }
}

test('a request that was not announced is not sent, and none is sent more often than announced', async () => {
  await using server = await serve((_, response) => void response.end())
  const reason = expect.stringContaining('sends GET /v2/users/me without having announced it')
  expect(await runAgainst(server.url, wants200([usersMe], [get('/v2/users/me')]))).toMatchObject({
    verdict: 'cannot tell',
    reason,
  })
  expect(server.requests).toEqual([])
  expect(await runAgainst(server.url, wants200([usersMe, usersMe], [usersMe]))).toMatchObject({ reason })
  expect(server.requests).toHaveLength(1)
})

test('it waits a second between two requests on others’ servers, and not at all on this machine', async () => {
  await using server = await serve((_, response) => void response.end())
  const waits: number[] = []
  let clock = 5000
  const time = {
    now: () => clock,
    wait: async (ms: number) => {
      waits.push(ms)
      clock += ms
    },
  }
  const contract = wants200([usersMe, usersMe, usersMe])
  const elsewhere = await runAgainst(server.url, contract, { manners: mannersFor(false, time) })
  expect(elsewhere.verdict).toBe('agrees')
  expect(waits).toEqual([1000, 1000])
  await runAgainst(server.url, contract, { manners: mannersFor(true, time) })
  expect(waits).toHaveLength(2)
})

test('the number of requests is limited', async () => {
  await using server = await serve((_, response) => void response.end())
  const result = await runAgainst(server.url, wants200([usersMe, usersMe, usersMe]), {
    manners: { limit: 2 },
  })
  expect(result).toMatchObject({ verdict: 'cannot tell', reason: 'the limit of 2 requests was reached' })
  expect(server.requests).toHaveLength(2)
})

test('a request to slow down is obeyed: nothing more is sent', async () => {
  await using server = await serve((_, response) => void response.writeHead(429).end())
  const result = await runAgainst(server.url, wants200([usersMe, usersMe]))
  expect(result).toMatchObject({ verdict: 'cannot tell', reason: 'rate limited (429)' })
  expect(server.requests).toHaveLength(1)
})

test.each([
  [502, 'text/html', 'a problem at the other end (502)'],
  [403, 'text/html; charset=UTF-8', 'something in between refused the request with a page (403)'],
])('%i %s says nothing about Zoom', async (status, type, reason) => {
  await using server = await serve((_, response) => {
    response.writeHead(status, { 'content-type': type }).end('<html>')
  })
  expect(await runAgainst(server.url, wants200([usersMe]))).toMatchObject({ verdict: 'cannot tell', reason })
})

test('no response: the reason, no retry', async () => {
  const result = await runAgainst(await deadUrl(), wants200([usersMe]))
  expect(result).toMatchObject({ verdict: 'cannot tell', reason: 'no response: ECONNREFUSED' })
  await using silent = await serve(() => {})
  const late = await runAgainst(silent.url, wants200([usersMe]), { manners: { timeoutMs: 50 } })
  expect(late).toMatchObject({ verdict: 'cannot tell', reason: 'no response: none within 0.05 s' })
  expect(silent.requests).toHaveLength(1)
})

test('a redirect is not followed; one to the sign-in page says nothing', async () => {
  await using server = await serve(({ url }, response) => {
    response.writeHead(302, { location: url === '/v2/users/me' ? '/other' : '/oauth/signin?_rnd=1' }).end()
  })
  expect(await runAgainst(server.url, wants200([usersMe]))).toMatchObject({
    verdict: 'differs',
    differences: [{ claimed: 'status 200', observed: '302 (no body)' }],
  })
  expect(await runAgainst(server.url, wants200([get('/oauth/authorize')]))).toMatchObject({
    verdict: 'cannot tell',
    reason: 'Zoom wants somebody to sign in before it looks at the request',
  })
  expect(server.requests.map(({ url }) => url)).toEqual(['/v2/users/me', '/oauth/authorize'])
})

test('an endless response is read up to 64 KiB, and shown shortened, without control characters', async () => {
  await using server = await serve((_, response) => {
    response.writeHead(400)
    const more = () => {
      while (!response.destroyed && response.write('\u001b[31mred'.repeat(1000)));
      if (!response.destroyed) response.once('drain', more)
    }
    more()
  })
  const result = await runAgainst(server.url, wants200([usersMe]))
  const [difference] = result.verdict === 'differs' ? result.differences : []
  expect(difference?.observed).toMatch(/^400 \ufffd\[31mred.*…$/)
  expect(difference?.observed).not.toContain('\u001b')
  expect(difference?.observed.length).toBeLessThan(410)
})

test('missing values are named, and nothing is sent without them', async () => {
  await using server = await serve((_, response) => void response.end())
  const contract = {
    ...wants200([post('/oauth/token', { basic: app, form: {} })]),
    needs: 'client-credentials',
  } as const
  expect(await runAgainst(server.url, contract)).toMatchObject({
    verdict: 'cannot tell',
    reason: 'ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET not set',
  })
  const account = { ...contract, needs: 's2s-account' } as const
  const variables = { ZOOM_CLIENT_ID: 'an-id', ZOOM_CLIENT_SECRET: 'a-secret' }
  expect(await runAgainst(server.url, account, { variables })).toMatchObject({
    reason: 'ZOOM_ACCOUNT_ID not set',
  })
  expect(server.requests).toEqual([])
  expect(await runAgainst(server.url, contract, { variables })).toMatchObject({ verdict: 'agrees' })
})

test('a contract that ends something is left out unless it is named', () => {
  const contract = { ...wants200([usersMe]), destructive: true }
  const hosts = { zoomUrl: 'https://zoom.us', apiUrl: 'https://api.zoom.us' }
  const plan = (named: string) =>
    planRun([contract], hosts, {
      variablesFor: () => ({}),
      person: false,
      mayDestroy: (id) => id === named,
    })
  expect(plan('another')).toMatchObject({
    sends: [],
    leftOut: [{ id: 'wants-200', reason: 'it ends something at Zoom; name it with --only to run it' }],
  })
  expect(plan('wants-200')).toMatchObject({
    sends: [{ requests: [{ method: 'GET', url: 'https://api.zoom.us/v2/users/me' }] }],
    leftOut: [],
  })
})

test('it stops after three requests in a row without a response', async () => {
  await using silent = await serve((_, response) => void response.destroy())
  const { results, answered } = await runProviderContracts({
    contracts: Array.from({ length: 5 }, () => wants200([usersMe])),
    era: '2026',
    hosts: { zoomUrl: silent.url, apiUrl: silent.url },
    means: { variablesFor: () => ({}), mayDestroy: () => false },
    manners: unhurried,
  })
  expect(silent.requests).toHaveLength(3)
  expect(answered).toBe(0)
  expect(results.at(-1)).toMatchObject({
    verdict: 'cannot tell',
    reason: '3 requests in a row got no response, so no more were sent',
  })
})
