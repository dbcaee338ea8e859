import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
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

const jwt = '[\\w-]+\\.[\\w-]+\\.[\\w-]+'
const scope = 'user:read:user meeting:read:meeting meeting:write:meeting'

test('2026: a token response has Zoom’s keys in Zoom’s order', async () => {
  await using zoom = await createMockZoom()
  const { status, body, headers } = await exchange(zoom, await newCode(zoom))
  expect(status).toBe(200)
  expect(body).toMatch(
    new RegExp(
      `^\\{"access_token":"${jwt}","token_type":"bearer","refresh_token":"${jwt}","expires_in":3599,"scope":"${scope}","api_url":"${zoom.url}"\\}$`,
    ),
  )
  expect(headers.get('content-type')).toBe('application/json')
  expect(headers.get('cache-control')).toBe('no-cache, no-store, must-revalidate, no-transform')
  expect(headers.get('pragma')).toBe('no-cache')
  expect(headers.get('expires')).toBe('Thu, 01 Jan 1970 00:00:00 GMT')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('x-zm-trackingid')).toMatch(/^v=2\.0;clid=us02;rid=WEB_[0-9a-f]{32}$/)
  expect(headers.get('access-control-allow-origin')).toBeNull()
})

test('2020: a token response has no api_url', async () => {
  await using zoom = await createMockZoom({ profile: '2020' })
  const { body } = await exchange(zoom, await newCode(zoom))
  expect(body).toMatch(
    new RegExp(
      `^\\{"access_token":"${jwt}","token_type":"bearer","refresh_token":"${jwt}","expires_in":3599,"scope":"${scope}"\\}$`,
    ),
  )
})

test('the tracking id finds the request in the journal', async () => {
  await using zoom = await createMockZoom()
  const { headers } = await exchange(zoom, 'unknown')
  const id = headers.get('x-zm-trackingid')?.split('WEB_')[1]
  const entries = (await zoom.journal.list()).filter((entry) => entry.requestId === id)
  expect(entries.map((entry) => entry.type)).toEqual(['code.refused', 'request.answered'])
})

test('codes have 33 characters: random in 2026, with the user’s id after an underscore in 2020', async () => {
  await using now = await createMockZoom()
  await using then = await createMockZoom({ profile: '2020' })
  const code = await newCode(now)
  expect(code).toMatch(/^[\w-]{33}$/)
  expect(code).not.toContain((await now.users.list())[0]?.id)
  const oldCode = await newCode(then)
  expect(oldCode).toHaveLength(33)
  expect(oldCode).toMatch(/^[\w-]{10}_ZoeaTdcdQ6-X0c58J3YzLw$/)
})

test('the tail of a 2026 code is a version 4 UUID, as in the samples', async () => {
  await using zoom = await createMockZoom()
  const bytes = Buffer.from((await newCode(zoom)).slice(11), 'base64url')
  expect(bytes).toHaveLength(16)
  expect((bytes[6] ?? 0) >> 4).toBe(4)
  expect((bytes[8] ?? 0) >> 6).toBe(2)
})

test('a code lives five minutes, not a second longer', async () => {
  await using zoom = await createMockZoom()
  const [young, old] = [await newCode(zoom), await newCode(zoom)]
  await zoom.clock.advance({ minutes: 4, seconds: 59 })
  expect((await exchange(zoom, young)).status).toBe(200)
  await zoom.clock.advance({ seconds: 1 })
  expect((await exchange(zoom, old)).status).toBe(400)
})

test('a refused attempt does not use up the code', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  expect((await exchange(zoom, code, { redirect_uri: 'http://127.0.0.1:1/other' })).status).toBe(400)
  expect((await exchange(zoom, code)).status).toBe(200)
})

const secret = 'acme-scheduler-secret-for-dev-01'
const id = 'acme_scheduler_dev_01'
const escaped = (text: string) => text.replaceAll('-', '%2D').replaceAll('_', '%5F')
const toBasic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
const clientAuthentications = [
  ['Basic', { authorization: toBasic(id, secret) }, {}],
  ['Basic in lower case', { authorization: toBasic(id, secret).replace('Basic', 'basic') }, {}],
  ['form credentials', {}, { client_id: id, client_secret: secret }],
  ['both at once', { authorization: toBasic(id, secret) }, { client_id: id, client_secret: secret }],
  [
    'Basic, percent-escaped as RFC 6749, 2.3.1 asks',
    { authorization: toBasic(escaped(id), escaped(secret)) },
    {},
  ],
  ['Basic with only the secret escaped', { authorization: toBasic(id, escaped(secret)) }, {}],
] as const

for (const [name, headers, parameters] of clientAuthentications) {
  test(`client authentication: ${name}`, async () => {
    await using zoom = await createMockZoom()
    const code = await newCode(zoom)
    const answer = await postToken(
      zoom,
      { grant_type: 'authorization_code', code, redirect_uri: redirectUri, ...parameters },
      headers,
    )
    const { refresh_token } = parseTokens(answer)
    const again = await postToken(
      zoom,
      { grant_type: 'refresh_token', refresh_token, ...parameters },
      headers,
    )
    const { access_token } = parseTokens(again)
    const revoked = await post(zoom, '/oauth/revoke', { token: access_token, ...parameters }, headers)
    expect([revoked.status, revoked.body]).toEqual([200, '{"status":"success"}'])
  })
}

test('percent-escaped Basic has a switch, because Zoom’s behaviour is unknown', async () => {
  await using zoom = await createMockZoom({ switches: { basicAuthEscaping: 'refuse' } })
  const answer = await postToken(
    zoom,
    { grant_type: 'authorization_code' },
    { authorization: toBasic(id, escaped(secret)) },
  )
  expect(answer.body).toBe('{"reason":"Invalid client_id or client_secret","error":"invalid_client"}')
})

test('parameters can come in the query, in the body, or in both', async () => {
  await using zoom = await createMockZoom()
  const headers = { authorization: await basic(zoom) }
  const inQuery = new URLSearchParams({
    grant_type: 'authorization_code',
    code: await newCode(zoom),
    redirect_uri: redirectUri,
  })
  const bare = await fetch(`${zoom.url}/oauth/token?${inQuery}`, { method: 'POST', headers })
  const { refresh_token } = parseTokens({
    status: bare.status,
    body: await bare.text(),
    headers: bare.headers,
  })
  const mixed = await post(zoom, '/oauth/token?grant_type=refresh_token', { refresh_token })
  const { access_token } = parseTokens(mixed)
  expect((await post(zoom, `/oauth/revoke?token=${access_token}`, {})).body).toBe('{"status":"success"}')
})

test('a parameter may be sent twice with the same value', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  const answer = await post(zoom, '/oauth/token?grant_type=authorization_code', {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
  })
  expect(answer.status).toBe(200)
})

test('unknown parameters are ignored, at every endpoint', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom, {
    access_type: 'offline',
    prompt: 'consent',
    allow_redirects: 'True',
    scope: '',
  })
  const { access_token } = parseTokens(await exchange(zoom, code, { token_type_hint: 'x' }))
  expect(
    (await post(zoom, '/oauth/revoke', { token: access_token, token_type_hint: 'access_token' })).status,
  ).toBe(200)
})

test('a content type with a charset is a form', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  const answer = await postToken(
    zoom,
    { grant_type: 'authorization_code', code, redirect_uri: redirectUri },
    { authorization: await basic(zoom), 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
  )
  expect(answer.status).toBe(200)
})

for (const [method, name] of [
  ['S256', 'S256'],
  ['plain', 'plain'],
  [undefined, 'plain, since no method was sent'],
] as const) {
  test(`PKCE ${name}: the verifier opens the code`, async () => {
    await using zoom = await createMockZoom()
    const verifier = 'v'.repeat(128)
    const challenge = method === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier
    const code = await newCode(zoom, { code_challenge: challenge, code_challenge_method: method })
    expect((await exchange(zoom, code, { code_verifier: `${verifier}x` })).status).toBe(400)
    expect((await exchange(zoom, code, { code_verifier: verifier })).status).toBe(200)
  })
}

test('a public client connects and refreshes with its client id and PKCE alone', async () => {
  await using zoom = await createMockZoom()
  const client_id = 'acme_desktop_pub_0001'
  const code = await newCode(zoom, { client_id, code_challenge: 'a-verifier' })
  const answer = await postToken(
    zoom,
    {
      grant_type: 'authorization_code',
      client_id,
      code,
      redirect_uri: redirectUri,
      code_verifier: 'a-verifier',
    },
    {},
  )
  const { refresh_token } = parseTokens(answer)
  expect((await postToken(zoom, { grant_type: 'refresh_token', client_id, refresh_token }, {})).status).toBe(
    200,
  )
})

test('a verifier without a challenge is ignored, unless the switch says otherwise', async () => {
  await using zoom = await createMockZoom()
  expect((await exchange(zoom, await newCode(zoom), { code_verifier: 'x' })).status).toBe(200)
})

test('redirect_uri may be left out at the token step if the switch says so', async () => {
  await using zoom = await createMockZoom({ switches: { redirectUriOmitted: 'accept' } })
  expect((await exchange(zoom, await newCode(zoom), { redirect_uri: undefined })).status).toBe(200)
})

test('a refresh returns two new tokens, and ends the old refresh token at once', async () => {
  await using zoom = await createMockZoom()
  const first = await connect(zoom)
  const second = parseTokens(await refresh(zoom, first.refresh_token))
  expect(second.refresh_token).not.toBe(first.refresh_token)
  expect(second.access_token).not.toBe(first.access_token)
  expect((await refresh(zoom, first.refresh_token)).status).toBe(400)
  expect((await refresh(zoom, second.refresh_token)).status).toBe(200)
})

test('without rotation a refresh token keeps working', async () => {
  await using zoom = await createMockZoom({ switches: { refreshRotates: false } })
  const { refresh_token } = await connect(zoom)
  expect(parseTokens(await refresh(zoom, refresh_token)).refresh_token).toBe(refresh_token)
  expect((await refresh(zoom, refresh_token)).status).toBe(200)
})

for (const [profile, status] of [
  ['2026', 200],
  ['2020', 401],
] as const) {
  test(`${profile}: after a refresh the previous access token gets ${status}`, async () => {
    await using zoom = await createMockZoom({ profile })
    const { access_token, refresh_token } = await connect(zoom)
    await refresh(zoom, refresh_token)
    expect((await usersMe(zoom, access_token)).status).toBe(status)
  })
}

test('a used refresh token can end the whole family', async () => {
  await using zoom = await createMockZoom({ switches: { refreshReuseKillsFamily: true } })
  const first = await connect(zoom)
  const second = parseTokens(await refresh(zoom, first.refresh_token))
  await refresh(zoom, first.refresh_token)
  expect((await refresh(zoom, second.refresh_token)).status).toBe(400)
  expect((await usersMe(zoom, second.access_token)).status).toBe(401)
})

for (const [on, status] of [
  [false, 200],
  [true, 401],
] as const) {
  test(`codeReplayRevokesTokens ${on}: after a replay the first tokens get ${status}`, async () => {
    await using zoom = await createMockZoom({ switches: { codeReplayRevokesTokens: on } })
    const code = await newCode(zoom)
    const { access_token } = parseTokens(await exchange(zoom, code))
    expect((await exchange(zoom, code)).status).toBe(400)
    expect((await usersMe(zoom, access_token)).status).toBe(status)
  })
}

test('a newer grant supersedes the older one of the same user and app, when its code is redeemed and not before', async () => {
  await using zoom = await createMockZoom()
  const older = await connect(zoom)
  const code = await newCode(zoom)
  expect((await usersMe(zoom, older.access_token)).status).toBe(200)
  parseTokens(await exchange(zoom, code))
  expect((await usersMe(zoom, older.access_token)).status).toBe(401)
  expect((await refresh(zoom, older.refresh_token)).status).toBe(400)
})

test('grants of another user or another app are left alone', async () => {
  await using zoom = await createMockZoom()
  const jill = await connect(zoom)
  await connect(zoom, {}, 'sam@example.com')
  const client_id = 'acme_desktop_pub_0001'
  const code = await newCode(zoom, { client_id, code_challenge: 'v' })
  await postToken(
    zoom,
    { grant_type: 'authorization_code', client_id, code, redirect_uri: redirectUri, code_verifier: 'v' },
    {},
  )
  expect((await usersMe(zoom, jill.access_token)).status).toBe(200)
  expect((await refresh(zoom, jill.refresh_token)).status).toBe(200)
})

test('superseding can be limited to refresh or access tokens', async () => {
  await using keepsAccess = await createMockZoom({ switches: { reauthorizeRevokesAccess: false } })
  const a = await connect(keepsAccess)
  await connect(keepsAccess)
  expect((await usersMe(keepsAccess, a.access_token)).status).toBe(200)
  expect((await refresh(keepsAccess, a.refresh_token)).status).toBe(400)
  await using keepsBoth = await createMockZoom({
    switches: { reauthorizeRevokesAccess: false, reauthorizeRevokesRefresh: false },
  })
  const b = await connect(keepsBoth)
  await connect(keepsBoth)
  expect((await refresh(keepsBoth, b.refresh_token)).status).toBe(200)
})

for (const [ending, end] of [
  ['a revoke', (zoom: MockZoom, token: string) => post(zoom, '/oauth/revoke', { token })],
  ['an uninstall', (zoom: MockZoom) => zoom.uninstall({ user: 'jill@example.com' })],
] as const) {
  test(`${ending} ends an access token that superseding had left alone`, async () => {
    await using zoom = await createMockZoom({ switches: { reauthorizeRevokesAccess: false } })
    const older = await connect(zoom)
    await connect(zoom)
    await end(zoom, older.access_token)
    expect((await usersMe(zoom, older.access_token)).status).toBe(401)
  })
}

for (const kind of ['access_token', 'refresh_token'] as const) {
  test(`revoking the ${kind} ends both, and a fresh start works`, async () => {
    await using zoom = await createMockZoom()
    const tokens = await connect(zoom)
    const { status, body } = await post(zoom, '/oauth/revoke', { token: tokens[kind] })
    expect([status, body]).toEqual([200, '{"status":"success"}'])
    expect((await usersMe(zoom, tokens.access_token)).status).toBe(401)
    expect((await refresh(zoom, tokens.refresh_token)).status).toBe(400)
    expect((await usersMe(zoom, (await connect(zoom)).access_token)).status).toBe(200)
  })
}

test('revoke accepts only the access token if the switch says so', async () => {
  await using zoom = await createMockZoom({
    switches: { revokeTakes: 'access', revokeUnknownToken: 'error' },
  })
  const { refresh_token } = await connect(zoom)
  expect((await post(zoom, '/oauth/revoke', { token: refresh_token })).status).toBe(400)
  expect((await refresh(zoom, refresh_token)).status).toBe(200)
})

test('revoke reports success for an unknown token, and leaves another app’s token alone', async () => {
  await using zoom = await createMockZoom()
  expect((await post(zoom, '/oauth/revoke', { token: 'unknown' })).body).toBe('{"status":"success"}')
  const { access_token } = await connect(zoom)
  const other = { client_id: 'acme_desktop_pub_0001' }
  expect((await post(zoom, '/oauth/revoke', { token: access_token, ...other }, {})).body).toBe(
    '{"status":"success"}',
  )
  expect((await usersMe(zoom, access_token)).status).toBe(200)
})

test('GET /v2/users/me: Zoom’s keys in Zoom’s order', async () => {
  await using zoom = await createMockZoom()
  const { status, body, headers } = await usersMe(zoom, (await connect(zoom)).access_token)
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('application/json')
  expect(body).toBe(
    '{"id":"ZoeaTdcdQ6-X0c58J3YzLw","first_name":"Jill","last_name":"Chill","display_name":"Jill Chill","email":"jill@example.com","type":2,"role_name":"Owner","pmi":1069467306,"use_pmi":false,"personal_meeting_url":"https://us02web.zoom.us/j/1069467306?pwd=PKwTbBjqv3pSHD0C7sfNKnwPtULtsc.1","timezone":"UTC","verified":1,"dept":"","created_at":"2020-01-01T00:00:00Z","last_login_time":"2020-01-01T00:00:00Z","pic_url":"","cms_user_id":"","jid":"zoeatdcdq6-x0c58j3yzlw@xmpp.zoom.us","group_ids":[],"im_group_ids":[],"account_id":"fjWCMNv_RySUpbdBJjO-Tg","language":"en-US","phone_country":"","phone_number":"","status":"active","job_title":"","cost_center":"","location":"","login_types":[1],"role_id":"0","cluster":"us02","user_created_at":"2020-01-01T00:00:00Z"}',
  )
})

test('2020: an access token in the query opens the API', async () => {
  await using zoom = await createMockZoom({ profile: '2020' })
  const { access_token } = await connect(zoom)
  expect((await fetch(`${zoom.url}/v2/users/me?access_token=${access_token}`)).status).toBe(200)
})

test('scope narrows the grant, and commas separate as well as spaces', async () => {
  await using zoom = await createMockZoom()
  expect((await connect(zoom, { scope: 'meeting:read:meeting,user:read:user' })).scope).toBe(
    'meeting:read:meeting user:read:user',
  )
})

test('a scope that the app lacks is refused to new users only', async () => {
  await using zoom = await createMockZoom()
  await connect(zoom)
  expect((await connect(zoom, { scope: 'user:read:user account:write:admin' })).scope).toBe('user:read:user')
  const refused = await fetch(await authorizeUrl(zoom, { scope: 'account:write:admin' }), {
    redirect: 'manual',
  })
  expect(refused.status).toBe(302)
  await zoom.signedIn.choose({ user: 'sam@example.com', consent: 'allow' })
  expect(
    (await fetch(await authorizeUrl(zoom, { scope: 'account:write:admin' }), { redirect: 'manual' })).status,
  ).toBe(400)
})

test('api_url is the mock itself, or Zoom’s host if the request was sent to that', async () => {
  await using zoom = await createMockZoom()
  for (const [host, apiUrl] of [
    ['zoom.us', 'https://api.zoom.us'],
    ['api.zoom.us', 'https://api.zoom.us'],
    ['zoomgov.com', 'https://api.zoomgov.com'],
    ['zoom.com', 'https://api.zoom.com'],
    ['api.zoom.com.cn', 'https://api.zoom.com.cn'],
  ]) {
    const code = await newCode(zoom)
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
    }).toString()
    const answer = await rawRequest(zoom.url, host ?? '', await basic(zoom), body)
    expect(JSON.parse(answer.slice(answer.indexOf('{'))).api_url).toBe(apiUrl)
  }
})

/** fetch() does not let a test choose the Host header. */
async function rawRequest(url: string, host: string, authorization: string, body: string): Promise<string> {
  const { request } = await import('node:http')
  return new Promise((resolve, reject) => {
    const headers = { host, authorization, 'content-type': 'application/x-www-form-urlencoded' }
    const sent = request(`${url}/oauth/token`, { method: 'POST', headers }, async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk)
      resolve(Buffer.concat(chunks).toString())
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
