import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { temporaryFolder } from '../support/command.ts'
import type { Answer } from '../support/oauth.ts'
import {
  basic,
  connect,
  exchange,
  newCode,
  parseTokens,
  post,
  postToken,
  refresh,
  usersMe,
} from '../support/oauth.ts'
import { serve } from './another-process.ts'

// However many requests come at the same moment, one succeeds.

const badCode = '{"reason":"Invalid authorization code","error":"invalid_grant"}'
const deadToken = '{"reason":"Invalid Token!","error":"invalid_grant"}'

/** The one response that succeeded. All others have to be exactly `refusal`. */
function onlyWinner(answers: readonly Answer[], refusal: string): Answer {
  const winners = answers.filter(({ status }) => status === 200)
  expect(winners).toHaveLength(1)
  const losers = answers.filter(({ status }) => status !== 200)
  expect(losers.map(({ status, body }) => `${status} ${body}`)).toEqual(losers.map(() => `400 ${refusal}`))
  const [winner] = winners
  if (!winner) throw new Error('nobody won')
  return winner
}

const times = <Value>(count: number, make: (index: number) => Promise<Value>) =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)))

for (const where of ['in memory', 'in a file']) {
  test(`200 requests redeem one code at the same moment, ${where}: one success`, async () => {
    using folder = temporaryFolder()
    const database = where === 'in memory' ? ':memory:' : folder.file('mock.db')
    await using zoom = await createMockZoom({ database })
    const code = await newCode(zoom)
    const tokens = parseTokens(onlyWinner(await times(200, () => exchange(zoom, code)), badCode))
    expect((await usersMe(zoom, tokens.access_token)).status).toBe(200)
    expect(await zoom.journal.list({ type: 'code.redeemed' })).toHaveLength(1)
    expect(await zoom.journal.list({ type: 'code.refused' })).toMatchObject(
      Array(199).fill({ reason: 'code-spent' }),
    )
    expect((await zoom.findings.list()).map(({ rule }) => rule)).toEqual(['code-replayed'])
  })

  test(`200 requests use one refresh token at the same moment, ${where}: one success`, async () => {
    using folder = temporaryFolder()
    const database = where === 'in memory' ? ':memory:' : folder.file('mock.db')
    await using zoom = await createMockZoom({ database })
    const first = await connect(zoom)
    const answers = await times(200, () => refresh(zoom, first.refresh_token))
    const tokens = parseTokens(onlyWinner(answers, deadToken))
    expect((await usersMe(zoom, tokens.access_token)).status).toBe(200)
    parseTokens(await refresh(zoom, tokens.refresh_token))
    expect(await zoom.journal.list({ type: 'refresh.refused' })).toMatchObject(
      Array(199).fill({ reason: 'refresh-token-rotated' }),
    )
    // Which other refusals there are depends on which request came first.
    expect((await zoom.findings.list()).map(({ rule }) => rule)).toContain('parallel-refresh')
  })
}

test('100 codes are sent at the same moment, twice each: every code is redeemed once', async () => {
  await using zoom = await createMockZoom()
  const codes = await times(100, () => newCode(zoom))
  const answers = await times(200, (index) => exchange(zoom, codes[index % 100] ?? ''))
  for (const index of codes.keys()) {
    onlyWinner(
      answers.filter((_, other) => other % 100 === index),
      badCode,
    )
  }
  expect(await zoom.journal.list({ type: 'code.redeemed' })).toHaveLength(100)
  // One grant is left: each new one superseded the previous one.
  expect(await zoom.journal.list({ type: 'grant.superseded' })).toHaveLength(99)
})

test('revoke and refresh at the same moment: whichever is first, revoking ends all tokens', async () => {
  await using zoom = await createMockZoom()
  for (let round = 0; round < 20; round += 1) {
    const tokens = await connect(zoom)
    const [refreshed, revoked] = await Promise.all([
      refresh(zoom, tokens.refresh_token),
      post(zoom, '/oauth/revoke', { token: tokens.access_token }),
    ])
    expect(revoked.body).toBe('{"status":"success"}')
    const newest = refreshed.status === 200 ? parseTokens(refreshed) : tokens
    expect((await usersMe(zoom, newest.access_token)).status).toBe(401)
    expect((await refresh(zoom, newest.refresh_token)).body).toBe(deadToken)
  }
})

test('two processes on one file race for each of 50 codes: one winner each', {
  timeout: 60_000,
}, async () => {
  using folder = temporaryFolder()
  const database = folder.file('mock.db')
  await using here = await createMockZoom({ database, clock: 'real' })
  await using there = await serve(here, database)
  for (let round = 0; round < 50; round += 1) {
    const code = await newCode(round % 2 === 0 ? here : there.zoom)
    const racers = [here, there.zoom, here, there.zoom]
    const winner = onlyWinner(await Promise.all(racers.map((zoom) => exchange(zoom, code))), badCode)
    // Each process knows the tokens of the other.
    const { access_token } = parseTokens(winner)
    expect((await usersMe(here, access_token)).status).toBe(200)
    expect((await usersMe(there.zoom, access_token)).status).toBe(200)
  }
  expect(await here.journal.list({ type: 'code.redeemed' })).toHaveLength(50)
  expect(await here.journal.list({ type: 'mock.failed' })).toEqual([])
})

test('two processes on one file race for each of 50 refresh tokens: one winner each', {
  timeout: 60_000,
}, async () => {
  using folder = temporaryFolder()
  const database = folder.file('mock.db')
  await using here = await createMockZoom({ database, clock: 'real' })
  await using there = await serve(here, database)
  let { refresh_token } = await connect(here)
  for (let round = 0; round < 50; round += 1) {
    const racers = [here, there.zoom, here, there.zoom]
    const answers = await Promise.all(racers.map((zoom) => refresh(zoom, refresh_token)))
    refresh_token = parseTokens(onlyWinner(answers, deadToken)).refresh_token
  }
  expect(await here.journal.list({ type: 'refresh.rotated' })).toHaveLength(50)
  expect(await here.journal.list({ type: 'mock.failed' })).toEqual([])
})

test('two mocks that start on one new file at the same moment know each other’s tokens', async () => {
  using folder = temporaryFolder()
  const database = folder.file('mock.db')
  const [one, two] = await Promise.all([createMockZoom({ database }), createMockZoom({ database })])
  await using first = one
  await using second = two
  const { access_token } = await connect(first)
  expect((await usersMe(first, access_token)).status).toBe(200)
  expect((await usersMe(second, access_token)).status).toBe(200)
})

test('requests with a wrong secret do not use up a code', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  const wrong = { authorization: await basic(zoom, (await zoom.apps.first()).clientId, 'wrong') }
  await times(20, () => postToken(zoom, { grant_type: 'authorization_code', code }, wrong))
  parseTokens(await exchange(zoom, code))
})
