import { expect, test } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import {
  authorizeUrl,
  basic,
  connect,
  exchange,
  newCode,
  parseTokens,
  post,
  postToken,
  redirectUri,
  refresh,
  usersMe,
} from '../support/oauth.ts'
import { evidenceOf, refusals, rules, short, told, zoomAtNine } from './scene.ts'

/** Each wrong flow happens twice, and is reported once. */
const wrong: Readonly<
  Record<string, readonly [flow: (zoom: MockZoom) => Promise<unknown>, sentence: string]>
> = {
  'secret-in-query': [
    async (zoom) =>
      post(
        zoom,
        `/oauth/token?client_id=${(await zoom.apps.first()).clientId}&client_secret=${(await zoom.apps.first()).clientSecret}`,
        { grant_type: 'client_credentials' },
        {},
      ),
    'At 09:00:00 Acme Scheduler sent its client secret in the URL of POST /oauth/token.',
  ],
  'refresh-token-in-query': [
    async (zoom) => {
      const { refresh_token } = await connect(zoom)
      return post(zoom, `/oauth/token?grant_type=refresh_token&refresh_token=${refresh_token}`, {})
    },
    'At 09:00:00 Acme Scheduler sent a refresh token in the URL of POST /oauth/token.',
  ],
  'access-token-in-query': [
    async (zoom) => {
      const { access_token } = await connect(zoom)
      return fetch(`${zoom.url}/v2/users/me?access_token=${access_token}`)
    },
    'At 09:00:00 Acme Scheduler sent an access token in the URL of GET /v2/users/me, as access_token.',
  ],
  'client-id-unknown': [
    async (zoom) => fetch(await authorizeUrl(zoom, { client_id: 'your-client-id' })),
    'At 09:00:00 somebody sent a browser to Zoom with the client id “your-client-id”, which belongs to no app. It is a text for people to replace.',
  ],
  'client-secret-wrong': [
    async (zoom) => {
      const authorization = await basic(zoom, (await zoom.apps.first()).clientId, 'wrong')
      return postToken(zoom, { grant_type: 'authorization_code', code: 'x' }, { authorization })
    },
    'At 09:00:00 a request (authorization_code) came with the client id of Acme Scheduler (acme_scheduler_dev_01) ' +
      'and the wrong client secret.',
  ],
  'client-credentials-missing': [
    async (zoom) =>
      postToken(zoom, { grant_type: 'refresh_token', client_id: (await zoom.apps.first()).clientId }, {}),
    'At 09:00:00 a request to the token endpoint came with the client id of Acme Scheduler and no client secret.',
  ],
  'json-token-request': [
    async (zoom) =>
      fetch(`${zoom.url}/oauth/token`, {
        method: 'POST',
        headers: { authorization: await basic(zoom), 'content-type': 'application/json' },
        body: '{"grant_type":"authorization_code"}',
      }),
    'At 09:00:00 Acme Scheduler sent a token request whose body is not form-encoded, so Zoom finds no grant_type ' +
      'in it.',
  ],
  'grant-type-wrong': [
    (zoom) => postToken(zoom, { grant_type: 'password' }),
    'At 09:00:00 Acme Scheduler sent a token request with the grant_type “password”.',
  ],
  'token-request-by-get': [
    (zoom) => fetch(`${zoom.url}/oauth/token?grant_type=authorization_code`),
    'At 09:00:00 /oauth/token was called with GET; it expects POST.',
  ],
  'base-url-doubled': [
    (zoom) => fetch(`${zoom.url}/v2/v2/users/me`),
    'At 09:00:00 the app requested GET /v2/v2/users/me, which begins with “/v2/v2/”.',
  ],
  'access-token-missing': [
    (zoom) => fetch(`${zoom.url}/v2/users/me`),
    'At 09:00:00 GET /v2/users/me was called without an access token in the Authorization header.',
  ],
  'scope-not-configured': [
    async (zoom) => fetch(await authorizeUrl(zoom, { scope: 'user:read:user recording:read:admin' })),
    'At 09:00:00 Acme Scheduler asked for scopes that it doesn’t have: recording:read:admin. A user-managed app can’t have scopes that end in “:admin”.',
  ],
  'redirect-uri-not-registered': [
    async (zoom) => fetch(await authorizeUrl(zoom, { redirect_uri: 'https://acme.example/callback' })),
    'At 09:00:00 Acme Scheduler sent a browser to Zoom with the redirect_uri “https://acme.example/callback”, ' +
      'which the app has not registered. It has “http://127.0.0.1:*”, “http://localhost:*”, “http://[::1]:*”.',
  ],
}

for (const [rule, [flow, sentence]] of Object.entries(wrong)) {
  test(`${rule}: reported once, with its evidence`, async () => {
    await using zoom = await zoomAtNine()
    await flow(zoom)
    await flow(zoom)
    expect(await told(zoom)).toEqual([`${rule}: ${sentence}`])
    expect(await evidenceOf(zoom)).toHaveLength(1)
  })
}

test('the same requests, done correctly: no finding', async () => {
  await using zoom = await zoomAtNine()
  const tokens = await connect(zoom, { scope: 'user:read:user' })
  const { refresh_token } = parseTokens(await refresh(zoom, tokens.refresh_token))
  await usersMe(zoom, tokens.access_token)
  const { clientId, clientSecret } = await zoom.apps.first()
  const form = { client_id: clientId, client_secret: clientSecret ?? '', refresh_token }
  const { access_token } = parseTokens(await postToken(zoom, { grant_type: 'refresh_token', ...form }, {}))
  // A code in the query is spent by the time anyone reads it.
  const query = new URLSearchParams({
    grant_type: 'authorization_code',
    code: await newCode(zoom),
    redirect_uri: redirectUri,
  })
  parseTokens(await post(zoom, `/oauth/token?${query}`, {}))
  await post(zoom, '/oauth/revoke', { token: access_token })
  await fetch(`${zoom.url}/favicon.ico`)
  await fetch(`${zoom.url}/wc/join/123`)
  expect(await rules(zoom)).toEqual([])
})

test('access-token-in-query: at the revoke endpoint', async () => {
  await using zoom = await zoomAtNine()
  const { access_token } = await connect(zoom)
  await post(zoom, `/oauth/revoke?token=${access_token}`, {})
  expect(await told(zoom)).toEqual([
    'access-token-in-query: At 09:00:00 Acme Scheduler sent an access token in the URL of POST /oauth/revoke, as token.',
  ])
})

test.each([
  ['https://acme.example/callback/', 'only one of them has a trailing slash'],
  ['https://acme.example/Callback', 'upper and lower case differ'],
  ['http://acme.example/callback', 'the scheme differs'],
  ['https://acme.example:8443/callback', 'the port differs'],
  ['https://acme.example/oauth/callback', 'the path differs'],
])('redirect-uri-not-registered: %s: %s', async (redirect_uri, difference) => {
  await using zoom = await zoomAtNine()
  const { clientId } = await zoom.apps.first()
  await zoom.apps.change(clientId, { redirectUris: ['https://acme.example/callback'], strictMode: true })
  await fetch(await authorizeUrl(zoom, { redirect_uri }))
  expect(await told(zoom)).toEqual([
    'redirect-uri-not-registered: At 09:00:00 Acme Scheduler sent a browser to Zoom with the redirect_uri ' +
      `“${redirect_uri}”, which the app has not registered. It has “https://acme.example/callback”: ${difference}.`,
  ])
})

test('redirect-uri-is-localhost: if Zoom is set to refuse it, and only then', async () => {
  await using zoom = await zoomAtNine()
  const url = await authorizeUrl(zoom, { redirect_uri: 'http://localhost:3000/callback' })
  await fetch(url)
  expect(await rules(zoom)).toEqual([])
  await zoom.switches.set({ localhostRedirect: 'refuse' })
  await fetch(url)
  expect(await told(zoom)).toEqual([
    'redirect-uri-is-localhost: At 09:00:00 Acme Scheduler sent a browser to Zoom with the redirect_uri “http://localhost:3000/callback”; Zoom refuses plain http to localhost.',
  ])
})

test.each([
  ['with its end cut off', (code: string) => code.slice(0, 20)],
  ['with something appended, such as “&state=…”', (code: string) => `${code}&state=x`],
  ['percent-encoded once too often', (code: string) => code.replace(/^./, escapeAll)],
])('code-mangled: %s', async (how, mangle) => {
  await using zoom = await zoomAtNine()
  const code = await newCode(zoom)
  await zoom.clock.advance({ seconds: 2 })
  await exchange(zoom, mangle(code))
  await exchange(zoom, mangle(code))
  expect(await told(zoom)).toEqual([
    `code-mangled: At 09:00:02 Acme Scheduler exchanged code ${short(code)}, which was issued at 09:00:00, ${how}.`,
  ])
  expect(await evidenceOf(zoom)).toEqual(['code.issued', 'code.refused'])
})

function escapeAll(text: string): string {
  return [...text].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')
}

test('a code that nobody issued, or that is too short to recognise, is not a mangled one', async () => {
  await using zoom = await zoomAtNine()
  const code = await newCode(zoom)
  for (const text of ['x', 'x'.repeat(33), code.slice(0, 7)]) await exchange(zoom, text)
  expect(await refusals(zoom)).toEqual(['code-unknown', 'code-unknown', 'code-unknown'])
  expect(await rules(zoom)).not.toContain('code-mangled')
})

test('code-in-place-of-refresh: the token has expired, and the code is sent again', async () => {
  await using zoom = await zoomAtNine()
  const code = await newCode(zoom)
  const { access_token } = parseTokens(await exchange(zoom, code))
  await zoom.clock.advance({ hours: 1 })
  await usersMe(zoom, access_token)
  await zoom.clock.advance({ seconds: 1 })
  await exchange(zoom, code)
  await exchange(zoom, code)
  expect(await told(zoom)).toEqual([
    'code-in-place-of-refresh: The access token that Acme Scheduler had for jill@example.com was refused as ' +
      `expired at 10:00:00. The app never refreshed; at 10:00:01 it exchanged its old code ${short(code)} again, ` +
      'which had been redeemed at 09:00:00.',
  ])
  expect(await evidenceOf(zoom)).toEqual(['code.redeemed', 'api.refused', 'code.refused'])
})

test('code-never-exchanged: two codes that expired, and the third time around', async () => {
  await using zoom = await zoomAtNine()
  const first = await newCode(zoom)
  await zoom.clock.advance({ minutes: 6 })
  const second = await newCode(zoom)
  expect(await rules(zoom)).toEqual([])
  await zoom.clock.advance({ minutes: 6 })
  await newCode(zoom)
  expect(await told(zoom)).toEqual([
    `code-never-exchanged: Zoom sent Acme Scheduler the codes ${short(first)} and ${short(second)}, at 09:00:00 ` +
      'and 09:06:00. Both have expired, and the app has never sent a token request.',
  ])
  expect(await evidenceOf(zoom)).toEqual(['code.issued', 'code.issued'])
})

test('codes left alone by an app that exchanges others, or that came from the Marketplace: no finding', async () => {
  await using zoom = await zoomAtNine()
  for (let visit = 0; visit < 3; visit += 1) {
    ;(await zoom.install({ user: 'jill@example.com', redirectUri })).callbackUrl
    await zoom.clock.advance({ minutes: 6 })
  }
  await connect(zoom)
  for (let visit = 0; visit < 3; visit += 1) {
    await newCode(zoom)
    await zoom.clock.advance({ minutes: 6 })
  }
  expect(await rules(zoom)).toEqual([])
})

test('retry-storm: one code, five times in a few seconds', async () => {
  await using zoom = await zoomAtNine()
  for (let attempt = 0; attempt < 6; attempt += 1) {
    await exchange(zoom, 'a-code-that-nobody-issued-at-all')
    await zoom.clock.advance({ milliseconds: 500 })
  }
  expect(await told(zoom)).toEqual([
    expect.stringMatching(/^not-from-this-mock: /),
    'retry-storm: Acme Scheduler sent the exchange of code a-code-tha… 5 times between 09:00:00 and 09:00:02, and was refused each time for the same reason: code-unknown.',
  ])
  expect((await zoom.findings.list())[1]?.evidence).toHaveLength(5)
})

test('one code that comes twenty times at once, or five times in an hour, is not a storm', async () => {
  await using zoom = await zoomAtNine()
  const code = 'a-code-that-nobody-issued-at-all'
  await Promise.all(Array.from({ length: 20 }, () => exchange(zoom, code)))
  expect(await rules(zoom)).toEqual(['not-from-this-mock'])
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await zoom.clock.advance({ minutes: 12 })
    await exchange(zoom, code)
  }
  expect(await rules(zoom)).toEqual(['not-from-this-mock'])
})
