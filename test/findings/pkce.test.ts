import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { exchange, newCode, parseTokens } from '../support/oauth.ts'
import { atTime, rules, seqOf, short } from './scene.ts'

const verifier = 'the-right-verifier-of-this-request'
const hash = createHash('sha256').update(verifier).digest('base64url')

async function exchangeWith(
  asked: Record<string, string>,
  code_verifier: string | undefined,
  switches: Parameters<typeof createMockZoom>[0] = {},
) {
  const zoom = await createMockZoom(switches)
  await atTime(zoom, '09:00:00')
  const code = await newCode(zoom, asked)
  await zoom.clock.advance({ seconds: 3 })
  const answer = await exchange(zoom, code, { code_verifier })
  return { zoom, code: short(code), status: answer.status, [Symbol.asyncDispose]: () => zoom.close() }
}

test('pkce-mismatch: a verifier that does not match the challenge', async () => {
  await using at = await exchangeWith(
    { code_challenge: hash, code_challenge_method: 'S256' },
    'another-verifier',
  )
  expect(await at.zoom.findings.list()).toEqual([
    {
      rule: 'pkce-mismatch',
      at: await at.zoom.clock.now(),
      entry: await seqOf(at.zoom, 'code.refused'),
      sentence:
        `The authorize request for code ${at.code} declared an S256 code_challenge, but the token request at ` +
        '09:00:03 had a code_verifier that does not match it.',
      inProduction:
        'Zoom says “Invalid authorization code”, which points people at the code, although the code is correct. It happens to people who start twice, in two tabs, when the second verifier overwrites the first.',
      remedy:
        'Keep the verifier with the state of its own authorize request, and send that verifier with that code.',
      evidence: [await seqOf(at.zoom, 'code.issued'), await seqOf(at.zoom, 'code.refused')],
    },
  ])
})

test('pkce-mismatch: the same with a plain challenge', async () => {
  await using at = await exchangeWith({ code_challenge: 'x', code_challenge_method: 'plain' }, 'y')
  expect(await at.zoom.findings.list()).toMatchObject([
    {
      rule: 'pkce-mismatch',
      sentence:
        `The authorize request for code ${at.code} declared a plain code_challenge, but the token request at ` +
        '09:00:03 had a code_verifier that does not match it.',
    },
  ])
})

test('pkce-method-mismatch: a SHA-256 challenge without code_challenge_method', async () => {
  await using at = await exchangeWith({ code_challenge: hash }, verifier)
  expect(await at.zoom.findings.list()).toMatchObject([
    {
      rule: 'pkce-method-mismatch',
      sentence:
        `The code_challenge for code ${at.code} is the SHA-256 of the code_verifier in the token request at ` +
        '09:00:03, but the authorize request had no code_challenge_method=S256, which means plain.',
      evidence: [await seqOf(at.zoom, 'code.issued'), await seqOf(at.zoom, 'code.refused')],
    },
  ])
})

test('pkce-method-mismatch: the verifier itself sent as an S256 challenge', async () => {
  await using at = await exchangeWith({ code_challenge: verifier, code_challenge_method: 'S256' }, verifier)
  expect(await at.zoom.findings.list()).toMatchObject([
    {
      rule: 'pkce-method-mismatch',
      sentence:
        `The code_challenge for code ${at.code} is the code_verifier itself in the token request at 09:00:03, but ` +
        'the authorize request had code_challenge_method=S256.',
    },
  ])
})

test('pkce-verifier-missing: a challenge, and no verifier', async () => {
  await using at = await exchangeWith({ code_challenge: hash, code_challenge_method: 'S256' }, undefined)
  expect(await at.zoom.findings.list()).toMatchObject([
    {
      rule: 'pkce-verifier-missing',
      sentence: `The authorize request for code ${at.code} declared an S256 code_challenge, but the token request at 09:00:03 had no code_verifier.`,
      evidence: [await seqOf(at.zoom, 'code.issued'), await seqOf(at.zoom, 'code.refused')],
    },
  ])
})

test.each(['ignore', 'refuse'] as const)(
  'pkce-challenge-missing: a verifier that Zoom would %s',
  async (what) => {
    await using at = await exchangeWith({}, verifier, { switches: { verifierWithoutChallenge: what } })
    expect(at.status).toBe(what === 'ignore' ? 200 : 400)
    expect(await at.zoom.findings.list()).toMatchObject([
      {
        rule: 'pkce-challenge-missing',
        sentence:
          `The authorize request for code ${at.code} had no code_challenge, but the token request of Acme Scheduler ` +
          'at 09:00:03 had a code_verifier. There is nothing to compare it with.',
        evidence: [
          await seqOf(at.zoom, 'code.issued'),
          await seqOf(at.zoom, what === 'ignore' ? 'code.redeemed' : 'code.refused'),
        ],
      },
    ])
  },
)

test.each([
  [{ code_challenge: hash, code_challenge_method: 'S256' }],
  [{ code_challenge: verifier, code_challenge_method: 'plain' }],
  [{ code_challenge: verifier }],
])('none of them if the verifier matches %j', async (asked) => {
  await using at = await exchangeWith(asked, verifier)
  expect(at.status).toBe(200)
  expect(await at.zoom.findings.list()).toEqual([])
})

test('a correct verifier at the second attempt adds no finding', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom, { code_challenge: hash, code_challenge_method: 'S256' })
  await exchange(zoom, code, { code_verifier: 'wrong' })
  parseTokens(await exchange(zoom, code, { code_verifier: verifier }))
  expect(await rules(zoom)).toEqual(['pkce-mismatch'])
})
