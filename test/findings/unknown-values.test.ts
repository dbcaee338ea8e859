import { createHash } from 'node:crypto'
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
import { addOtherApp, evidenceOf, rules, short, told, zoomAtNine } from './scene.ts'

// What is sent in place of a code, a token, an id or a secret, compared with what is known.

function callMe(zoom: MockZoom, authorization: string): Promise<Response> {
  return fetch(`${zoom.url}/v2/users/me`, { headers: { authorization } })
}

// https://github.com/prschmid/zoomus/pull/356 https://github.com/prschmid/zoomus/issues/280
test.each([
  [
    (token: string) => `Bearer ('${token}',)`,
    'in brackets, as a list or a Python tuple is printed, and in quotes',
  ],
  [(token: string) => `Bearer "${token}"`, 'in quotes'],
  [(token: string) => `Bearer Bearer ${token}`, 'with “Bearer” twice in front'],
  [(token: string) => `Bearer b'${token}'`, 'as Python prints bytes (b’…’)'],
  [(token: string) => `Bearer ${token}%0A`, 'percent-encoded once too often, and with a line break in it'],
  [(token: string) => `Bearer ${token}\\n`, 'with a line break in it'],
  [(token: string) => token, 'without “Bearer” in front of it'],
  [(token: string) => `Bearer ${token.slice(0, 40)} ${token.slice(40)}`, 'with spaces in or around it'],
  [(token: string) => `Bearer ${token.toLowerCase()}`, 'with upper and lower case changed'],
  [(token: string) => `Bearer ${token.slice(8)}`, 'without its beginning'],
])('token-altered: an access token, %s', async (alter, how) => {
  await using zoom = await zoomAtNine()
  const { access_token } = await connect(zoom)
  await zoom.clock.advance({ minutes: 1 })
  for (let call = 0; call < 2; call += 1) expect((await callMe(zoom, alter(access_token))).status).toBe(401)
  expect(await told(zoom)).toContain(
    `token-altered: At 09:01:00 Acme Scheduler sent an access token to GET /v2/users/me, which was issued at 09:00:00, ${how}.`,
  )
  expect((await rules(zoom)).filter((rule) => rule === 'token-altered')).toHaveLength(1)
})

test('token-altered: a refresh token in quotes, and one with Bearer in front', async () => {
  await using zoom = await zoomAtNine()
  const { refresh_token } = await connect(zoom)
  await refresh(zoom, `"${refresh_token}"`)
  await refresh(zoom, `Bearer ${refresh_token}`)
  expect(await told(zoom)).toEqual([
    'token-altered: At 09:00:00 Acme Scheduler sent a refresh token in quotes.',
    'token-altered: At 09:00:00 Acme Scheduler sent a refresh token with “Bearer” in front.',
  ])
})

test('token-altered: a device code with a line break', async () => {
  await using zoom = await zoomAtNine()
  const { device_code } = await startDevice(zoom)
  await pollDevice(zoom, `${device_code}\n`)
  expect(await told(zoom)).toEqual([
    'token-altered: At 09:00:00 Acme Desktop sent a device code with a line break in it.',
  ])
})

// https://github.com/calcom/cal.diy/pull/7764 https://github.com/kyleboe/zoom_rb/issues/384
test.each(['null', 'undefined', 'None', '[object Object]'])(
  'nothing-in-place-of-a-value: %s, at both endpoints',
  async (word) => {
    await using zoom = await zoomAtNine()
    for (let time = 0; time < 2; time += 1) {
      await refresh(zoom, word)
      await exchange(zoom, word)
      await callMe(zoom, `Bearer ${word}`)
      await post(zoom, '/oauth/revoke', { token: word })
    }
    expect(await told(zoom)).toEqual(
      [
        `nothing-in-place-of-a-value: At 09:00:00 Acme Scheduler sent a refresh with “${word}” in place of the refresh token.`,
        `nothing-in-place-of-a-value: At 09:00:00 Acme Scheduler sent a code exchange with “${word}” in place of the code.`,
        `nothing-in-place-of-a-value: At 09:00:00 somebody called GET /v2/users/me with “${word}” in place of the access token.`,
        `nothing-in-place-of-a-value: At 09:00:00 Acme Scheduler sent a revocation with “${word}” in place of the token.`,
      ].toSorted(bySequence(await told(zoom))),
    )
  },
)

function bySequence(order: readonly string[]) {
  return (a: string, b: string) => order.indexOf(a) - order.indexOf(b)
}

// A token request failed, and what followed shows that its response was stored.

test.each([
  [
    'was refused',
    async (zoom: MockZoom) => post(zoom, '/oauth/token', { grant_type: 'refresh_token', refresh_token: 'x' }),
    'been refused',
  ],
  [
    'met a 503',
    async (zoom: MockZoom, { refresh_token }: { refresh_token: string }) => {
      await zoom.faults.next('token', { status: 503, body: '{"message":"later"}' })
      return refresh(zoom, refresh_token)
    },
    'failed',
  ],
] as const)('error-stored-as-tokens: a refresh that %s, then Bearer undefined', async (_, fail, how) => {
  await using zoom = await zoomAtNine()
  const tokens = await connect(zoom)
  await callMe(zoom, `Bearer ${tokens.access_token}`)
  await zoom.clock.advance({ hours: 1 })
  await fail(zoom, tokens)
  await callMe(zoom, 'Bearer undefined')
  await refresh(zoom, 'undefined')
  expect((await told(zoom)).filter((line) => !line.startsWith('not-from-this-mock'))).toEqual([
    `error-stored-as-tokens: At 10:00:00 the app called GET /v2/users/me with “undefined” in place of the access token. The token request before, at 10:00:00, had ${how}: its response held no tokens, and the app stored what it read from it.`,
  ])
})

test('error-stored-as-tokens: an empty header', async () => {
  await using zoom = await zoomAtNine()
  await connect(zoom)
  await zoom.faults.next('token', { status: 500 })
  await refresh(zoom, 'whatever')
  await callMe(zoom, 'Bearer ')
  expect(await told(zoom)).toEqual([
    'error-stored-as-tokens: At 09:00:00 the app called GET /v2/users/me with an empty text in place of the access token. The token request before, at 09:00:00, had failed: its response held no tokens, and the app stored what it read from it.',
  ])
})

test('a value that is missing although somebody else’s calls went well since the failure is only missing', async () => {
  await using zoom = await zoomAtNine()
  const { access_token, refresh_token } = await connect(zoom)
  await zoom.faults.next('token', { status: 503 })
  await refresh(zoom, refresh_token)
  await callMe(zoom, `Bearer ${access_token}`)
  await callMe(zoom, 'Bearer undefined')
  expect(await rules(zoom)).toEqual(['nothing-in-place-of-a-value'])
})

test('a value that is missing without a failure before, or before the app ever had tokens, is only missing', async () => {
  await using zoom = await zoomAtNine()
  await zoom.faults.next('token', { status: 503 })
  await exchange(zoom, await newCode(zoom))
  await callMe(zoom, 'Bearer undefined')
  await connect(zoom)
  await refresh(zoom, 'null')
  expect(await rules(zoom)).toEqual(['nothing-in-place-of-a-value', 'nothing-in-place-of-a-value'])
})

test('nothing-in-place-of-a-value: nothing at all', async () => {
  await using zoom = await zoomAtNine()
  await refresh(zoom, '')
  await exchange(zoom, '')
  await post(zoom, '/oauth/revoke', { token: '' })
  await pollDevice(zoom, '')
  expect(await told(zoom)).toEqual([
    'nothing-in-place-of-a-value: At 09:00:00 Acme Scheduler sent a refresh with nothing in place of the refresh token.',
    'nothing-in-place-of-a-value: At 09:00:00 Acme Scheduler sent a code exchange with nothing in place of the code.',
    'nothing-in-place-of-a-value: At 09:00:00 Acme Scheduler sent a revocation with nothing in place of the token.',
    'nothing-in-place-of-a-value: At 09:00:00 Acme Desktop polled with nothing in place of the device code.',
  ])
})

test('value-of-another-kind: a code as refresh token, a refresh token as code, a secret as access token', async () => {
  await using zoom = await zoomAtNine()
  const code = await newCode(zoom)
  await refresh(zoom, code)
  const { refresh_token } = parseTokens(await exchange(zoom, code))
  await exchange(zoom, refresh_token)
  await callMe(zoom, `Bearer ${(await zoom.apps.first()).clientSecret}`)
  await callMe(zoom, await basic(zoom))
  expect(await told(zoom)).toEqual([
    'value-of-another-kind: At 09:00:00 Acme Scheduler sent the code of jill@example.com in the place of a refresh token.',
    'value-of-another-kind: At 09:00:00 Acme Scheduler sent the refresh token of Acme Scheduler in the place of a code.',
    'value-of-another-kind: At 09:00:00 somebody called GET /v2/users/me with the client secret of Acme Scheduler in the place of an access token.',
    'value-of-another-kind: At 09:00:00 somebody called GET /v2/users/me with the client credentials in the place of an access token.',
  ])
})

test('an additional subscription’s secret as access token and as client secret; its last seven characters are nobody’s', async () => {
  await using zoom = await zoomAtNine()
  const { clientId } = await zoom.apps.first()
  const url = 'http://127.0.0.1:9/webhooks'
  const subscriptions = [
    { id: 'unsigned', url, secret: null },
    { id: 'meetings', url, secret: 'acme-meetings-webhook-secret' },
  ]
  await zoom.apps.change(clientId, { subscriptions })
  for (const text of ['acme-meetings-webhook-secret', '-secret']) {
    await callMe(zoom, `Bearer ${text}`)
    const authorization = await basic(zoom, clientId, text)
    await postToken(zoom, { grant_type: 'refresh_token', refresh_token: 'x' }, { authorization })
    await zoom.clock.advance({ minutes: 1 })
  }
  const wrong =
    'client-secret-wrong: At 09:00:00 a request (refresh_token) came with the client id of Acme Scheduler (acme_scheduler_dev_01) and the wrong client secret.'
  expect(await told(zoom)).toEqual([
    'value-of-another-kind: At 09:00:00 somebody called GET /v2/users/me with the webhook secret of Acme Scheduler in the place of an access token.',
    `${wrong} It is the webhook secret of Acme Scheduler.`,
    'not-from-this-mock: At 09:01:00 somebody sent an access token to GET /v2/users/me that this mock never issued, or doesn’t remember. It doesn’t have the shape of a token of Zoom’s: it was made up, by a test for example, or something else was sent in its place.',
  ])
  expect(JSON.stringify(await zoom.journal.list())).not.toContain('acme-meetings')
})

test('not-from-this-mock: a code and tokens from before the mock was restarted', async () => {
  await using yesterday = await zoomAtNine()
  const tokens = await connect(yesterday)
  await using zoom = await zoomAtNine()
  await refresh(zoom, tokens.refresh_token)
  await callMe(zoom, `Bearer ${tokens.access_token}`)
  await exchange(zoom, await newCode(yesterday))
  expect(await told(zoom)).toEqual([
    'not-from-this-mock: At 09:00:00 Acme Scheduler sent a refresh token that this mock never issued, or doesn’t remember. It names Acme Scheduler (acme_scheduler_dev_01), an app of this mock: it was most likely issued before the mock was restarted, which cleared its memory.',
    'not-from-this-mock: At 09:00:00 somebody sent an access token to GET /v2/users/me that this mock never issued, or doesn’t remember. It names Acme Scheduler (acme_scheduler_dev_01), an app of this mock: it was most likely issued before the mock was restarted, which cleared its memory.',
    'not-from-this-mock: At 09:00:00 Acme Scheduler sent a code that this mock never issued, or doesn’t remember. It has the shape of a code of Zoom’s, and no browser has come to this mock since it was started: the browser was most likely at the real zoom.us. Open the app with mock-zoom browser, or let it send browsers to this mock’s URL.',
  ])
})

test('not-from-this-mock: once a browser has come to the mock, a code from elsewhere doesn’t blame the browser', async () => {
  await using yesterday = await zoomAtNine()
  await using zoom = await zoomAtNine()
  await newCode(zoom)
  await exchange(zoom, await newCode(yesterday))
  expect(await told(zoom)).toEqual([
    'not-from-this-mock: At 09:00:00 Acme Scheduler sent a code that this mock never issued, or doesn’t remember. It has the shape of a code of Zoom’s: it was issued before the mock was restarted, or by real Zoom.',
  ])
})

test('not-from-this-mock: a token with claims that aren’t JSON is no mistake of ours', async () => {
  await using zoom = await zoomAtNine()
  expect((await callMe(zoom, 'Bearer eyJh.eyJp.c')).status).toBe(401)
  expect(await told(zoom)).toEqual([
    'not-from-this-mock: At 09:00:00 somebody sent an access token to GET /v2/users/me that this mock never issued, or doesn’t remember. It has the shape of a token of Zoom’s: it was issued before the mock was restarted, or by real Zoom.',
  ])
})

test('not-from-this-mock: a token of real Zoom, one that was made up, and the code of 2020', async () => {
  await using zoom = await zoomAtNine()
  await using older = await zoomAtNine({ profile: '2020' })
  const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url')
  const real = `${part({ alg: 'HS512' })}.${part({ ver: 8, iss: 'zm:cid:ReAl_ClIeNt_Id' })}.${'s'.repeat(86)}`
  await refresh(zoom, real)
  await refresh(zoom, 'dead-token')
  await exchange(zoom, await newCode(older))
  expect(await told(zoom)).toEqual([
    'not-from-this-mock: At 09:00:00 Acme Scheduler sent a refresh token that this mock never issued, or doesn’t remember. It names the client id ReAl_ClIeNt_Id, which no app of this mock has: it comes from real Zoom, or from another mock.',
    'not-from-this-mock: At 09:00:00 Acme Scheduler sent a refresh token that this mock never issued, or doesn’t remember. It doesn’t have the shape of a token of Zoom’s: it was made up, by a test for example, or something else was sent in its place.',
    'not-from-this-mock: At 09:00:00 Acme Scheduler sent a code that this mock never issued, or doesn’t remember. It names a Zoom user of this mock: it was most likely issued before the mock was restarted, which cleared its memory.',
  ])
  expect(await evidenceOfFirst(zoom)).toEqual(['refresh.refused'])
})

async function evidenceOfFirst(zoom: MockZoom): Promise<string[]> {
  const [first] = await zoom.findings.list()
  const entries = await zoom.journal.list()
  return entries.filter(({ seq }) => first?.evidence.includes(seq)).map(({ type }) => type)
}

test.each([
  ['acme_scheduler_dev_01 ', 'It is that of Acme Scheduler with spaces in or around it.'],
  ['"acme_scheduler_dev_01"', 'It is that of Acme Scheduler in quotes.'],
  ['ACME_SCHEDULER_DEV_01', 'It is that of Acme Scheduler with upper and lower case changed.'],
  ['acme_scheduler_dev_0', 'It is that of Acme Scheduler with its end cut off.'],
  ['acme-scheduler-secret-for-dev-01', 'It is the client secret of Acme Scheduler.'],
  ['undefined', 'It is “undefined”.'],
])('client-id-unknown: %s', async (client_id, what) => {
  await using zoom = await zoomAtNine()
  const shown = client_id.replace('acme-scheduler-secret-for-dev-01', '…')
  await fetch(await authorizeUrl(zoom, { client_id }))
  expect(await told(zoom)).toEqual([
    `client-id-unknown: At 09:00:00 somebody sent a browser to Zoom with the client id “${shown}”, which belongs to no app. ${what}`,
  ])
})

test.each([
  ['acme-scheduler-secret-for-dev-01\n', ' It is its own secret with a line break in it.'],
  ["'acme-scheduler-secret-for-dev-01'", ' It is its own secret in quotes.'],
  ['acme-scheduler-secret', ' It is its own secret with its end cut off.'],
  ['acme-other-secret', ' It is the client secret of Acme Other.'],
  ['acme_scheduler_dev_01', ' It is the client id of Acme Scheduler.'],
  ['null', ' It is “null”.'],
  ['another secret altogether', ''],
])('client-secret-wrong: %j, and the sentence does not print it', async (secret, what) => {
  await using zoom = await zoomAtNine()
  await addOtherApp(zoom)
  const authorization = await basic(zoom, (await zoom.apps.first()).clientId, secret)
  await postToken(zoom, { grant_type: 'refresh_token', refresh_token: 'x' }, { authorization })
  expect(await told(zoom)).toEqual([
    `client-secret-wrong: At 09:00:00 a request (refresh_token) came with the client id of Acme Scheduler (acme_scheduler_dev_01) and the wrong client secret.${what}`,
  ])
  expect(JSON.stringify(await zoom.journal.list())).not.toContain('acme-scheduler-secret')
})

const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const s256 = (text: string, encoding: 'base64url' | 'base64' | 'hex') =>
  createHash('sha256').update(text).digest(encoding)

test('pkce-mismatch: the correct verifier in quotes', async () => {
  await using zoom = await zoomAtNine()
  const challenge = { code_challenge: s256(verifier, 'base64url'), code_challenge_method: 'S256' }
  const code = await newCode(zoom, challenge)
  await exchange(zoom, code, { code_verifier: `"${verifier}"` })
  expect(await told(zoom)).toEqual([
    `pkce-mismatch: The authorize request for code ${short(code)} declared an S256 code_challenge, but the token request at 09:00:00 had a code_verifier that does not match it. It is the correct one in quotes.`,
  ])
})

test.each([
  ['hex', s256(verifier, 'hex')],
  ['base64', `${s256(verifier, 'base64url')}=`],
  ['base64 of the hex digits', Buffer.from(s256(verifier, 'hex')).toString('base64url')],
])(
  'challenge-not-base64url: a challenge in %s, told once however often it fails',
  async (encoding, code_challenge) => {
    await using zoom = await zoomAtNine()
    const challenge = { code_challenge, code_challenge_method: 'S256' }
    const code = await newCode(zoom, challenge)
    await exchange(zoom, code, { code_verifier: verifier })
    await exchange(zoom, await newCode(zoom, challenge), { code_verifier: verifier })
    expect(await told(zoom)).toEqual([
      `challenge-not-base64url: The code_challenge for code ${short(code)} was made from the code_verifier in the token request at 09:00:00, but it is in ${encoding}, and Zoom compares it with base64url without padding.`,
    ])
    expect(await evidenceOf(zoom)).toEqual(['code.issued', 'code.refused'])
  },
)

test('pkce-mismatch: the verifier of another tab', async () => {
  await using zoom = await zoomAtNine()
  const challenge = (text: string) => ({
    code_challenge: s256(text, 'base64url'),
    code_challenge_method: 'S256',
  })
  const first = await newCode(zoom, challenge(verifier))
  await zoom.clock.advance({ seconds: 5 })
  const second = await newCode(zoom, challenge('the-verifier-of-the-second-tab-1234567890abc'))
  await exchange(zoom, second, { code_verifier: verifier })
  expect(await told(zoom)).toEqual([
    `pkce-mismatch: The authorize request for code ${short(second)} declared an S256 code_challenge, but the token request at 09:00:05 had a code_verifier that does not match it. It belongs to code ${short(first)}, issued at 09:00:00.`,
  ])
})

test('good values, and a known dead token: no finding about their shape', async () => {
  await using zoom = await zoomAtNine()
  const tokens = await connect(zoom)
  parseTokens(await refresh(zoom, tokens.refresh_token))
  await usersMe(zoom, tokens.access_token)
  await callMe(zoom, `bearer ${tokens.access_token}`)
  await post(zoom, '/oauth/revoke', { token: tokens.access_token })
  await post(zoom, '/oauth/revoke', { token: tokens.access_token })
  expect(await rules(zoom)).toEqual([])
})
