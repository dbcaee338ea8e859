import { expect, test } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { answerDevice, pollDevice, startDevice } from '../support/device.ts'
import {
  basic,
  connect,
  exchange,
  newCode,
  parseTokens,
  postToken,
  refresh,
  usersMe,
} from '../support/oauth.ts'
import { evidenceOf, refusals, rules, told, zoomAtNine } from './scene.ts'

// Devices.

test('device-polled-too-fast: again, after it was told to slow down', async () => {
  await using zoom = await zoomAtNine()
  const { device_code, user_code } = await startDevice(zoom)
  for (let poll = 0; poll < 4; poll += 1) {
    await pollDevice(zoom, device_code)
    await zoom.clock.advance({ seconds: 2 })
  }
  expect((await refusals(zoom)).slice(0, 2)).toEqual(['device-pending', 'device-polled-too-fast'])
  expect(await told(zoom)).toEqual([
    `device-polled-too-fast: Zoom told a device of Acme Desktop (user code ${user_code}) to slow down at 09:00:02, ` +
      'and at 09:00:04 it polled too fast again.',
  ])
  expect(await evidenceOf(zoom)).toEqual(['device-code.issued', 'device-code.refused', 'device-code.refused'])
})

test('one poll too early, and slower ones after it: no finding', async () => {
  await using zoom = await zoomAtNine()
  const { device_code, user_code } = await startDevice(zoom)
  for (const seconds of [0, 4.9, 10, 10]) {
    await zoom.clock.advance({ seconds })
    await pollDevice(zoom, device_code)
  }
  await answerDevice(zoom, user_code, 'allow')
  await zoom.clock.advance({ seconds: 10 })
  parseTokens(await pollDevice(zoom, device_code))
  expect(await rules(zoom)).toEqual([])
})

test.each([
  ['it has expired', (zoom: MockZoom) => zoom.clock.advance({ minutes: 15 })],
  [
    'the user declined',
    async (zoom: MockZoom, userCode: string) => await answerDevice(zoom, userCode, 'decline'),
  ],
])('device-polled-after-the-end: %s', async (why, end) => {
  await using zoom = await zoomAtNine()
  const { device_code, user_code } = await startDevice(zoom)
  await end(zoom, user_code)
  await zoom.clock.advance({ seconds: 5 })
  await pollDevice(zoom, device_code)
  expect(await rules(zoom)).toEqual([])
  await zoom.clock.advance({ seconds: 5 })
  await pollDevice(zoom, device_code)
  expect(await told(zoom)).toEqual([
    expect.stringMatching(
      new RegExp(
        `^device-polled-after-the-end: At \\S+ Zoom told a device of Acme Desktop \\(user code ${user_code}\\) ` +
          `that its code is no longer valid because ${why}, and at \\S+ it polled again\\.$`,
      ),
    ),
  ])
})

// Apps for their own account.

const reports = 'acme_reports_s2s_0001'

async function accountToken(zoom: MockZoom): Promise<string> {
  const form = { grant_type: 'account_credentials', account_id: 'fjWCMNv_RySUpbdBJjO-Tg' }
  const answer = await postToken(zoom, form, { authorization: await basic(zoom, reports) })
  return parseTokens(answer).access_token
}

async function callAsAccount(zoom: MockZoom, token: string): Promise<number> {
  const authorization = `Bearer ${token}`
  return (await fetch(`${zoom.url}/v2/users/jill@example.com`, { headers: { authorization } })).status
}

test('account-token-for-every-call: five tokens, one call each', async () => {
  await using zoom = await zoomAtNine()
  for (let call = 0; call < 6; call += 1) {
    expect(await callAsAccount(zoom, await accountToken(zoom))).toBe(200)
    await zoom.clock.advance({ seconds: 10 })
  }
  expect(await told(zoom)).toEqual([
    'account-token-for-every-call: Acme Reports requested 5 tokens within 40 s, until 09:00:40, and called the API ' +
      'once with each, although the first one is good until 10:00:00.',
  ])
  expect(await evidenceOf(zoom)).toHaveLength(5)
})

test('one token for many calls, renewed each hour: no finding', async () => {
  await using zoom = await zoomAtNine()
  for (let hour = 0; hour < 6; hour += 1) {
    const token = await accountToken(zoom)
    await callAsAccount(zoom, token)
    await zoom.clock.advance({ minutes: 55 })
  }
  for (let worker = 0; worker < 6; worker += 1) {
    const token = await accountToken(zoom)
    for (let call = 0; call < 2; call += 1) await callAsAccount(zoom, token)
  }
  expect(await rules(zoom)).toEqual([])
})

test('expired-access-token-kept: an account’s token', async () => {
  await using zoom = await zoomAtNine()
  const token = await accountToken(zoom)
  await zoom.clock.advance({ hours: 2 })
  for (let call = 0; call < 3; call += 1) {
    await callAsAccount(zoom, token)
    await zoom.clock.advance({ minutes: 1 })
  }
  expect(await told(zoom)).toEqual([
    'expired-access-token-kept: Acme Reports called the API 3 times with an access token for its own account that had expired at 10:00:00, first at 11:00:00, last at 11:02:00, and never requested a new one in between.',
  ])
})

test('account-token-for-me', async () => {
  await using zoom = await zoomAtNine()
  await usersMe(zoom, await accountToken(zoom))
  expect(await told(zoom)).toEqual([
    'account-token-for-me: At 09:00:00 Acme Reports called GET /v2/users/me for “me” with a token of its account.',
  ])
})

// Scopes and limits.

test('scope-not-granted: an optional scope that the user left out', async () => {
  await using zoom = await zoomAtNine()
  const optionalScopes = ['meeting:read:list_meetings']
  await zoom.apps.change((await zoom.apps.first()).clientId, { optionalScopes })
  const url = new URL(`${zoom.url}/oauth/authorize`)
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: (await zoom.apps.first()).clientId,
    redirect_uri: 'http://127.0.0.1:3999/callback',
    state: 'random-4f1c2d9b8a7e6f50',
    scope: 'user:read:user',
    optional_scope: 'meeting:read:list_meetings',
  }).toString()
  const form = new URLSearchParams({ zoom_user: (await zoom.users.list())[0]?.id ?? '', decision: 'allow' })
  const answer = await fetch(url, { method: 'POST', body: form, redirect: 'manual' })
  const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const { access_token } = parseTokens(await exchange(zoom, code))
  const headers = { authorization: `Bearer ${access_token}` }
  expect((await fetch(`${zoom.url}/v2/users/me/meetings`, { headers })).status).toBe(400)
  expect(await told(zoom)).toEqual([
    'scope-not-granted: At 09:00:00 Acme Scheduler called GET /v2/users/{userId}/meetings for jill@example.com, which needs meeting:read:list_meetings. It had asked for that scope at 09:00:00, but was granted only user:read:user.',
  ])
  expect(await evidenceOf(zoom)).toEqual(['authorize.asked', 'code.issued', 'code.redeemed', 'api.refused'])
})

/** The first app has the scope for listing meetings, so that a person can leave it out. */
async function offerListMeetings(zoom: MockZoom): Promise<void> {
  const scopes = ['user:read:user', 'meeting:read:list_meetings']
  await zoom.apps.change((await zoom.apps.first()).clientId, { scopes })
}

async function listMeetings(zoom: MockZoom, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` }
  return (await fetch(`${zoom.url}/v2/users/me/meetings`, { headers })).status
}

test('scope-missing-retried: a refresh does not help', async () => {
  await using zoom = await zoomAtNine()
  await offerListMeetings(zoom)
  const tokens = await connect(zoom, { scope: 'user:read:user' })
  await listMeetings(zoom, tokens.access_token)
  await zoom.clock.advance({ seconds: 1 })
  const fresh = parseTokens(await refresh(zoom, tokens.refresh_token))
  await zoom.clock.advance({ seconds: 1 })
  await listMeetings(zoom, fresh.access_token)
  expect(await told(zoom)).toEqual([
    'scope-missing-retried: At 09:00:00 Zoom told Acme Scheduler that the tokens of jill@example.com lack the ' +
      'scope for GET /v2/users/{userId}/meetings (meeting:read:list_meetings or meeting:read:list_meetings:admin). ' +
      'The app refreshed at 09:00:01 and called the same endpoint again at 09:00:02.',
  ])
  expect(await evidenceOf(zoom)).toEqual(['code.redeemed', 'api.refused', 'refresh.rotated', 'api.refused'])
})

test('many calls at once that lack a scope, and one after connecting again: no finding', async () => {
  await using zoom = await zoomAtNine()
  await offerListMeetings(zoom)
  const { access_token } = await connect(zoom, { scope: 'user:read:user' })
  await Promise.all(Array.from({ length: 8 }, () => listMeetings(zoom, access_token)))
  await zoom.clock.advance({ minutes: 1 })
  const again = parseTokens(await exchange(zoom, await newCode(zoom, { scope: 'user:read:user' })))
  await listMeetings(zoom, again.access_token)
  expect(await rules(zoom)).toEqual([])
})

test('rate-limit-ignored: calling for another minute although midnight is far', async () => {
  await using zoom = await zoomAtNine()
  await zoom.rateLimits.set({ Light: { perDay: 2 } })
  const { access_token } = await connect(zoom)
  for (let call = 0; call < 8; call += 1) {
    await usersMe(zoom, access_token)
    await zoom.clock.advance({ seconds: 10 })
  }
  expect(await told(zoom)).toEqual([
    'rate-limit-ignored: At 09:00:20 Zoom told Acme Scheduler that its account has reached its limit until ' +
      '00:00:00, and the app made 3 more calls until 09:00:50.',
  ])
  expect(await evidenceOf(zoom)).toHaveLength(4)
})

test('calls that went out together and hit the limit together: no finding', async () => {
  await using zoom = await zoomAtNine()
  await zoom.rateLimits.set({ Light: { perSecond: 2 } })
  const { access_token } = await connect(zoom)
  await Promise.all(Array.from({ length: 12 }, () => usersMe(zoom, access_token)))
  expect(await refusals(zoom)).toHaveLength(10)
  expect(await rules(zoom)).toEqual([])
})
