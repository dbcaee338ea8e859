import { expect, test } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { pollDevice, startDevice } from '../support/device.ts'
import {
  authorizeUrl,
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
import { evidenceOf, refusals, rules, told, zoomAtNine } from './scene.ts'

// Refusals that are always the app’s fault, or its settings’.

const reports = 'acme_reports_s2s_0001'
const desktop = 'acme_desktop_pub_0001'
const accountId = 'fjWCMNv_RySUpbdBJjO-Tg'

async function askAsAccount(zoom: MockZoom, form: Record<string, string>, clientId = reports) {
  const authorization = await basic(zoom, clientId)
  return postToken(zoom, { grant_type: 'account_credentials', ...form }, { authorization })
}

async function accountToken(zoom: MockZoom): Promise<string> {
  return parseTokens(await askAsAccount(zoom, { account_id: accountId })).access_token
}

async function callFor(zoom: MockZoom, user: string, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` }
  return (await fetch(`${zoom.url}/v2/users/${user}`, { headers })).status
}

/** Each wrong request is sent twice, and is told once. */
const wrong: readonly (readonly [
  rule: string,
  flow: (zoom: MockZoom) => Promise<unknown>,
  sentence: string,
])[] = [
  [
    // https://github.com/jrchamp/moodle-mod_zoom/issues/589
    'grant-of-another-kind-of-app',
    async (zoom) => askAsAccount(zoom, { account_id: accountId }, (await zoom.apps.first()).clientId),
    'At 09:00:00 Acme Scheduler (acme_scheduler_dev_01) asked for a token with account_credentials, which only a server-to-server app may use. It is a user-managed app (“General App”).',
  ],
  [
    'grant-of-another-kind-of-app',
    (zoom) => postToken(zoom, { grant_type: 'client_credentials', client_id: desktop }, {}),
    'At 09:00:00 Acme Desktop (acme_desktop_pub_0001) asked for a token with client_credentials, which only an app with a secret may use. It is a public app, which has no secret.',
  ],
  [
    'account-id-wrong',
    (zoom) => askAsAccount(zoom, {}),
    'At 09:00:00 Acme Reports asked for a token with no account_id. Its own id is “fjWCMNv_RySUpbdBJjO-Tg”.',
  ],
  [
    // https://github.com/Jericho/ZoomNet/issues/272
    'account-id-wrong',
    (zoom) => askAsAccount(zoom, { account_id: '0012345678' }),
    'At 09:00:00 Acme Reports asked for a token with the account_id “0012345678”. Its own id is “fjWCMNv_RySUpbdBJjO-Tg”.',
  ],
  [
    'account-id-wrong',
    (zoom) => askAsAccount(zoom, { account_id: `${accountId} ` }),
    'At 09:00:00 Acme Reports asked for a token with the account_id “fjWCMNv_RySUpbdBJjO-Tg ”. Its own id is “fjWCMNv_RySUpbdBJjO-Tg”. It is its own with spaces in or around it.',
  ],
  [
    'app-disabled',
    async (zoom) => {
      await zoom.apps.change((await zoom.apps.first()).clientId, { disabled: true })
      return fetch(await authorizeUrl(zoom))
    },
    'At 09:00:00 Acme Scheduler (acme_scheduler_dev_01) sent a browser to Zoom, but this app is disabled at Zoom.',
  ],
  [
    'app-disabled',
    async (zoom) => {
      const { refresh_token } = { refresh_token: 'x' }
      await zoom.apps.change((await zoom.apps.first()).clientId, { disabled: true })
      return refresh(zoom, refresh_token)
    },
    'At 09:00:00 Acme Scheduler (acme_scheduler_dev_01) asked for a token, but this app is disabled at Zoom.',
  ],
  [
    'public-app-without-challenge',
    async (zoom) =>
      fetch(await authorizeUrl(zoom, { client_id: desktop, redirect_uri: 'http://127.0.0.1:3999/callback' })),
    'At 09:00:00 Acme Desktop sent a browser to Zoom without a code_challenge. It is a public app, which has no secret, and must use PKCE.',
  ],
  [
    'challenge-method-unknown',
    async (zoom) =>
      fetch(await authorizeUrl(zoom, { code_challenge: 'x'.repeat(43), code_challenge_method: 's256' })),
    'At 09:00:00 Acme Scheduler sent a browser to Zoom with the code_challenge_method “s256”. There are S256 and plain.',
  ],
  [
    'response-type-missing',
    async (zoom) => fetch(await authorizeUrl(zoom, { response_type: undefined })),
    'At 09:00:00 Acme Scheduler sent a browser to Zoom with no response_type. It has to be “code”.',
  ],
  [
    'response-type-missing',
    async (zoom) => fetch(await authorizeUrl(zoom, { response_type: 'token' })),
    'At 09:00:00 Acme Scheduler sent a browser to Zoom with the response_type “token”. It has to be “code”.',
  ],
  [
    'parameter-repeated',
    async (zoom) => fetch(`${await authorizeUrl(zoom)}&state=another`),
    'At 09:00:00 Acme Scheduler sent a browser to Zoom with state more than once, each time with another value.',
  ],
  [
    'parameter-repeated',
    (zoom) => post(zoom, '/oauth/token?grant_type=client_credentials', { grant_type: 'refresh_token' }),
    'At 09:00:00 Acme Scheduler sent a token request with grant_type more than once, each time with another value.',
  ],
  [
    'device-flow-off',
    (zoom) => post(zoom, '/oauth/devicecode', {}),
    'At 09:00:00 Acme Scheduler asked for a device code, but “Use App on Device” is off for it.',
  ],
  [
    'operation-unknown',
    (zoom) => fetch(`${zoom.url}/v2/meetings/85746065/recording`),
    'At 09:00:00 GET /v2/meetings/85746065/recording was called. It is not among the operations of Zoom’s API.',
  ],
  [
    'endpoint-not-in-the-mock',
    (zoom) => fetch(`${zoom.url}/oauth/introspect`, { method: 'POST' }),
    'At 09:00:00 POST /oauth/introspect was called, which this mock doesn’t have. Zoom may have it.',
  ],
  [
    'meeting-uuid-encoded-once',
    async (zoom) => {
      await zoom.apps.change((await zoom.apps.first()).clientId, { scopes: ['meeting:read:meeting'] })
      const { access_token } = await connect(zoom)
      const headers = { authorization: `Bearer ${access_token}` }
      return fetch(`${zoom.url}/v2/meetings/${encodeURIComponent('/ajXp112QmuoKj4854875==')}`, { headers })
    },
    'At 09:00:00 GET /v2/meetings/{meetingId} was called with a UUID that contains a slash and was encoded once.',
  ],
  [
    'api-body-wrong',
    async (zoom) => {
      const { access_token } = await connect(zoom)
      const headers = { authorization: `Bearer ${access_token}` }
      return fetch(`${zoom.url}/v2/users/me/meetings`, { method: 'POST', headers, body: 'topic=Standup' })
    },
    'At 09:00:00 POST /v2/users/{userId}/meetings was called with a body that isn’t JSON.',
  ],
]

test.each(wrong)('%s', async (rule, flow, sentence) => {
  await using zoom = await zoomAtNine()
  await flow(zoom)
  await flow(zoom)
  expect(await told(zoom)).toEqual([`${rule}: ${sentence}`])
})

test('an endpoint that the mock lacks: Zoom’s words, and a header that says that the mock lacks it', async () => {
  await using zoom = await zoomAtNine()
  const answer = await fetch(`${zoom.url}/v2/meetings/1/registrant`)
  expect([answer.status, answer.headers.get('x-mock-zoom'), await answer.text()]).toEqual([
    404,
    'endpoint-not-in-the-mock',
    '{"code":2300,"message":"This API endpoint is not recognized."}',
  ])
  await fetch(`${zoom.url}/v2/meetings/2/registrant`)
  await fetch(`${zoom.url}/v2/users/jill@example.com`)
  expect(await rules(zoom)).toEqual(['operation-unknown', 'access-token-missing'])
})

test('device-code-of-another-app', async () => {
  await using zoom = await zoomAtNine()
  const { device_code, user_code } = await startDevice(zoom)
  const form = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code }
  await postToken(zoom, form)
  expect(await told(zoom)).toEqual([
    `device-code-of-another-app: The device code with the user code ${user_code} was issued to Acme Desktop (acme_desktop_pub_0001) at 09:00:00, but at 09:00:00 it was sent with the client id of Acme Scheduler (acme_scheduler_dev_01).`,
  ])
  await pollDevice(zoom, device_code)
  expect(await rules(zoom)).toHaveLength(1)
})

test('scope-not-configured: an admin scope of a user-managed app, and the one that it has', async () => {
  await using zoom = await zoomAtNine()
  await fetch(await authorizeUrl(zoom, { scope: 'user:read:user:admin' }))
  expect(await told(zoom)).toEqual([
    'scope-not-configured: At 09:00:00 Acme Scheduler asked for scopes that it doesn’t have: user:read:user:admin. A user-managed app can’t have scopes that end in “:admin”; it has user:read:user.',
  ])
})

test('app-lacks-scope: reported once for the app and the endpoint, for all users', async () => {
  await using zoom = await zoomAtNine()
  for (const user of ['jill@example.com', 'sam@example.com']) {
    const { access_token } = await connect(zoom, {}, user)
    const headers = { authorization: `Bearer ${access_token}` }
    expect((await fetch(`${zoom.url}/v2/users/me/meetings`, { headers })).status).toBe(400)
  }
  expect(await told(zoom)).toEqual([
    'app-lacks-scope: At 09:00:00 Acme Scheduler called GET /v2/users/{userId}/meetings for jill@example.com. That needs meeting:read:list_meetings or meeting:read:list_meetings:admin, and the app has none of them.',
  ])
  expect(await evidenceOf(zoom)).toEqual(['code.redeemed', 'api.refused'])
})

// Tokens that speak for somebody else.

test('token-for-another-user: Jill’s token for Sam', async () => {
  await using zoom = await zoomAtNine()
  const { access_token } = await connect(zoom)
  expect(await callFor(zoom, 'sam@example.com', access_token)).toBe(400)
  expect(await callFor(zoom, 'sam@example.com', access_token)).toBe(400)
  expect(await told(zoom)).toEqual([
    'token-for-another-user: At 09:00:00 GET /v2/users/{userId} was called for sam@example.com with the token of jill@example.com. It is good for its own user only.',
  ])
})

test('token-for-another-user: one tenant’s account token for another tenant’s user', async () => {
  await using zoom = await zoomAtNine()
  const [jill, ...others] = await zoom.users.list()
  const stranger = others.find((user) => user.accountId !== jill?.accountId)
  const email = stranger?.email ?? ''
  const token = await accountToken(zoom)
  expect(await callFor(zoom, email, token)).toBe(404)
  expect(await told(zoom)).toEqual([
    `token-for-another-user: At 09:00:00 GET /v2/users/{userId} was called for ${email} with the account token of Acme Reports. This user is in another account, where the token knows nobody.`,
  ])
})

test('one’s own id and email, users of the same account, and one who does not exist: no finding', async () => {
  await using zoom = await zoomAtNine()
  const { access_token } = await connect(zoom)
  const token = await accountToken(zoom)
  const [jill] = await zoom.users.list()
  for (const name of ['me', jill?.id ?? '', 'jill@example.com'])
    expect(await callFor(zoom, name, access_token)).toBe(200)
  for (const name of ['jill@example.com', 'sam@example.com'])
    expect(await callFor(zoom, name, token)).toBe(200)
  expect(await callFor(zoom, 'nobody@example.com', token)).toBe(404)
  expect(await rules(zoom)).toEqual([])
})

// Tokens of an account that end each other, and new ones that do not help.

// https://github.com/jrchamp/moodle-mod_zoom/issues/473 https://github.com/Jericho/ZoomNet/issues/269
test('account-tokens-end-each-other: two instances take turns', async () => {
  await using zoom = await zoomAtNine({ profile: '2020' })
  const first = await accountToken(zoom)
  await callFor(zoom, 'jill@example.com', first)
  await zoom.clock.advance({ minutes: 10 })
  await callFor(zoom, 'jill@example.com', await accountToken(zoom))
  await zoom.clock.advance({ minutes: 1 })
  expect(await callFor(zoom, 'jill@example.com', first)).toBe(401)
  expect(await told(zoom)).toEqual([
    'account-tokens-end-each-other: At 09:11:00 Acme Reports called GET /v2/users/{userId} with the token of 09:00:00. It had been ended by a newer one, which the same app asked for at 09:10:00: Zoom keeps one token for each server-to-server app.',
  ])
  expect(await evidenceOf(zoom)).toEqual(['account-token.issued', 'account-token.issued', 'api.refused'])
})

test('account-tokens-end-each-other: two instances that renew at each refusal', async () => {
  await using zoom = await zoomAtNine({ profile: '2020' })
  const callOrRenew = async (token: string) => {
    if ((await callFor(zoom, 'jill@example.com', token)) === 200) return token
    const renewed = await accountToken(zoom)
    expect(await callFor(zoom, 'jill@example.com', renewed)).toBe(200)
    return renewed
  }
  let [here, there] = [await accountToken(zoom), await accountToken(zoom)]
  here = await callOrRenew(here)
  there = await callOrRenew(there)
  expect(await rules(zoom)).toEqual([])
  await callOrRenew(here)
  expect(await told(zoom)).toEqual([
    'account-tokens-end-each-other: At 09:00:00 Acme Reports called GET /v2/users/{userId} with the token of 09:00:00. It had been ended by a newer one, which the same app asked for at 09:00:00: Zoom keeps one token for each server-to-server app. Its 3 last tokens ended like this.',
  ])
  await callOrRenew(there)
  expect(await rules(zoom)).toHaveLength(1)
})

test('a call that was on its way while the token was renewed, and tokens that live side by side: no finding', async () => {
  await using zoom = await zoomAtNine({ profile: '2020' })
  const first = await accountToken(zoom)
  const second = await accountToken(zoom)
  expect(await callFor(zoom, 'jill@example.com', first)).toBe(401)
  expect(await callFor(zoom, 'jill@example.com', second)).toBe(200)
  expect(await rules(zoom)).toEqual([])
  await using today = await zoomAtNine()
  const older = await accountToken(today)
  await accountToken(today)
  await today.clock.advance({ minutes: 10 })
  expect(await callFor(today, 'jill@example.com', older)).toBe(200)
  expect(await rules(today)).toEqual([])
})

/** Zoom refuses every call of the API. */
async function refuseCalls(zoom: MockZoom): Promise<void> {
  const body = '{"code":124,"message":"Invalid access token."}'
  await fetch(`${zoom.url}/__mock/faults`, {
    method: 'POST',
    body: JSON.stringify({ route: 'api', next: 40, status: 401, body }),
  })
}

// https://devforum.zoom.us/t/94662 https://github.com/rapid7/insightconnect-plugins/pull/1707
test('new-token-refused-again: an account’s tokens', async () => {
  await using zoom = await zoomAtNine()
  await refuseCalls(zoom)
  for (let round = 0; round < 12; round += 1) {
    await callFor(zoom, 'jill@example.com', await accountToken(zoom))
    await zoom.clock.advance({ seconds: 2 })
  }
  expect(await told(zoom)).toEqual([
    'new-token-refused-again: From 09:00:00 to 09:00:10 Acme Reports got 5 new access tokens for its own account, each was refused with 401 at its first call, and it asked for the next one at once.',
  ])
})

test('new-token-refused-again: a person’s tokens', async () => {
  await using zoom = await zoomAtNine()
  let tokens = await connect(zoom)
  await refuseCalls(zoom)
  for (let round = 0; round < 8; round += 1) {
    await usersMe(zoom, tokens.access_token)
    await zoom.clock.advance({ seconds: 2 })
    tokens = parseTokens(await refresh(zoom, tokens.refresh_token))
  }
  expect(await told(zoom)).toContain(
    'new-token-refused-again: From 09:00:02 to 09:00:12 Acme Scheduler got 5 new access tokens for jill@example.com, each was refused with 401 at its first call, and it asked for the next one at once.',
  )
})

test('one new token for each action that fails, and jobs that fail every few minutes: no finding', async () => {
  await using zoom = await zoomAtNine()
  await refuseCalls(zoom)
  let token = await accountToken(zoom)
  for (let action = 0; action < 8; action += 1) {
    await callFor(zoom, 'jill@example.com', token)
    token = await accountToken(zoom)
    await callFor(zoom, 'jill@example.com', token)
    await zoom.clock.advance({ seconds: 1 })
  }
  for (let job = 0; job < 8; job += 1) {
    await zoom.clock.advance({ minutes: 5 })
    await callFor(zoom, 'jill@example.com', await accountToken(zoom))
  }
  expect(await rules(zoom)).toEqual([])
})

test('the same requests as they should be: no finding', async () => {
  await using zoom = await zoomAtNine()
  const code_challenge = 'x'.repeat(43)
  await fetch(await authorizeUrl(zoom, { client_id: desktop, code_challenge, code_challenge_method: 'S256' }))
  await askAsAccount(zoom, { account_id: accountId, token_index: '1' })
  await postToken(zoom, { grant_type: 'client_credentials' })
  parseTokens(await exchange(zoom, await newCode(zoom)))
  expect(await refusals(zoom)).toEqual([])
  expect(await rules(zoom)).toEqual([])
})
