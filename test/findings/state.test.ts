import { expect, test } from 'vitest'
import {
  authorize,
  authorizeUrl,
  connect,
  exchange,
  newCode,
  parseTokens,
  redirectUri,
} from '../support/oauth.ts'
import { evidenceOf, rules, short, told, zoomAtNine } from './scene.ts'

const pkce = { code_challenge: 'a-plain-verifier', code_challenge_method: 'plain' }

test('state-missing: no state, and the code is exchanged', async () => {
  await using zoom = await zoomAtNine()
  const code = await newCode(zoom, { state: undefined })
  await zoom.clock.advance({ seconds: 1 })
  await exchange(zoom, code)
  await connect(zoom, { state: undefined })
  expect(await told(zoom)).toEqual([
    `state-missing: Acme Scheduler sent a browser to Zoom at 09:00:00 without a state and without PKCE, and at 09:00:01 exchanged the code ${short(code)} that came back.`,
  ])
  expect(await evidenceOf(zoom)).toEqual(['authorize.asked', 'code.issued', 'code.redeemed'])
})

test.each([
  ['a-state', 'too short to be random (7 characters)'],
  ['1795570674718', 'a plain number (13 characters)'],
  ['/settings/zoom', 'an address (14 characters)'],
  ['jill@example.com', 'an email address (16 characters)'],
])('state-guessable: %s is %s', async (state, what) => {
  await using zoom = await zoomAtNine()
  const code = await newCode(zoom, { state })
  await exchange(zoom, code)
  expect(await told(zoom)).toEqual([
    `state-guessable: The state that Acme Scheduler sent to Zoom at 09:00:00 is ${what}, and at 09:00:00 the app ` +
      `exchanged the code ${short(code)} that came back with it.`,
  ])
  expect(await evidenceOf(zoom)).toEqual(['authorize.asked', 'code.issued', 'code.redeemed'])
})

test('state-reused: one state for two connections', async () => {
  await using zoom = await zoomAtNine()
  const state = 'the-same-for-everybody'
  const first = await newCode(zoom, { state }, 'jill@example.com')
  await exchange(zoom, first)
  await zoom.clock.advance({ minutes: 1 })
  const second = await newCode(zoom, { state }, 'sam@example.com')
  await exchange(zoom, second)
  await connect(zoom, { state }, 'ada@example.org')
  expect(await told(zoom)).toEqual([
    `state-reused: Acme Scheduler exchanged code ${short(second)} at 09:01:00, which came back with the same state as code ${short(first)}, which it had exchanged at 09:00:00.`,
  ])
  expect(await evidenceOf(zoom)).toEqual(['code.redeemed', 'authorize.asked', 'code.issued', 'code.redeemed'])
})

test('one state for two visits, one of them finished, is not a finding: people go back and try again', async () => {
  await using zoom = await zoomAtNine()
  const state = 'random-4f1c2d9b8a7e6f50'
  await newCode(zoom, { state })
  await connect(zoom, { state })
  await newCode(zoom, { state })
  expect(await rules(zoom)).toEqual([])
})

test('with PKCE the code is bound to its browser, and the state may be anything (RFC 9700, 2.1)', async () => {
  await using zoom = await zoomAtNine()
  for (const state of [undefined, '1', '1']) {
    const code = await newCode(zoom, { ...pkce, state })
    parseTokens(await exchange(zoom, code, { code_verifier: pkce.code_challenge }))
  }
  expect(await rules(zoom)).toEqual([])
})

test('a weak state whose code is never exchanged connects nobody', async () => {
  await using zoom = await zoomAtNine()
  await newCode(zoom, { state: undefined })
  await newCode(zoom, { state: '1' })
  expect(await rules(zoom)).toEqual([])
})

test.each([
  ['{"person":7,"next":"/a"}', 'bare JSON'],
  ['%7B%22person%22:7}', 'bare JSON'],
  ['a|b|c', 'a bare |'],
  ['Zm9v+mFy/w==', 'base64 with a bare +'],
])('state-not-encoded: %s: %s', async (raw, what) => {
  await using zoom = await zoomAtNine()
  const url = `${await authorizeUrl(zoom, { state: undefined })}&state=${raw}`
  for (let visit = 0; visit < 2; visit += 1) await fetch(url)
  expect(await told(zoom)).toEqual([
    'state-not-encoded: At 09:00:00 Acme Scheduler sent a browser to Zoom with a state that is not ' +
      `percent-encoded: it contains ${what}.`,
  ])
  expect(await evidenceOf(zoom)).toEqual(['request.answered'])
})

test.each([
  ['{"person":7,"next":"/a?b&c"}'],
  ['Zm9v+mFy/w=='],
  ['two words'],
  ['/a/path'],
  ['eyJhbGciOi.J9_-~'],
])('the state %s, encoded, is not a finding', async (state) => {
  await using zoom = await zoomAtNine()
  const callback = await authorize(zoom, { state })
  expect(callback.searchParams.get('state')).toBe(state)
  expect(await rules(zoom)).toEqual([])
})

test('install-without-state-accepted: the code of an install from the Marketplace', async () => {
  await using zoom = await zoomAtNine()
  const callback = new URL((await zoom.install({ user: 'jill@example.com', redirectUri })).callbackUrl)
  const code = callback.searchParams.get('code') ?? ''
  await zoom.clock.advance({ seconds: 2 })
  parseTokens(await exchange(zoom, code))
  expect(await told(zoom)).toEqual([
    `install-without-state-accepted: jill@example.com installed Acme Scheduler from the Marketplace at 09:00:00, and the app exchanged the code ${short(code)} of that callback, which had no state, at 09:00:02.`,
  ])
  expect(await evidenceOf(zoom)).toEqual(['code.issued', 'code.redeemed'])
})

test('an install followed by the app’s own flow is not a finding', async () => {
  await using zoom = await zoomAtNine()
  await zoom.install({ user: 'jill@example.com', redirectUri })
  await connect(zoom)
  expect(await rules(zoom)).toEqual([])
})
