import { expect, test } from 'vitest'
import { createMockZoom, type MockZoom } from '../../src/mock-zoom/index.ts'
import { call } from '../support/api.ts'
import { basic, connect, post, postToken, refresh, usersMe } from '../support/oauth.ts'

const account_id = 'fjWCMNv_RySUpbdBJjO-Tg'
const asReports = async (zoom: MockZoom) => ({ authorization: await basic(zoom, 'acme_reports_s2s_0001') })
const request = async (zoom: MockZoom, more: Record<string, string> = {}) =>
  postToken(zoom, { grant_type: 'account_credentials', account_id, ...more }, await asReports(zoom))

test('account_credentials: a token that lives an hour, and no refresh token', async () => {
  await using zoom = await createMockZoom()
  const { status, body } = await request(zoom)
  expect(status).toBe(200)
  expect(body).toMatch(
    new RegExp(
      `^\\{"access_token":"[\\w-]+\\.[\\w-]+\\.[\\w-]+","token_type":"bearer","expires_in":3600,"scope":"user:read:user:admin user:read:list_users:admin meeting:read:meeting:admin meeting:read:list_meetings:admin","api_url":"${zoom.url}"\\}$`,
    ),
  )
  expect(await zoom.findings.list()).toEqual([])
})

test('account_credentials: parameters in the query with an empty body, and grant_type alone there', async () => {
  await using zoom = await createMockZoom()
  const headers = await asReports(zoom)
  const url = `${zoom.url}/oauth/token?grant_type=account_credentials`
  expect((await fetch(`${url}&account_id=${account_id}`, { method: 'POST', headers })).status).toBe(200)
  expect(
    (await post(zoom, '/oauth/token?grant_type=account_credentials', { account_id }, headers)).status,
  ).toBe(200)
})

/** Whether a server-to-server token is alive. It has no `me`, but that is refused for another reason than a dead token. */
async function isAlive(zoom: MockZoom, body: string): Promise<boolean> {
  const answer = await usersMe(zoom, JSON.parse(body).access_token)
  return answer.status !== 401
}

test('2026: several server-to-server tokens are valid at once', async () => {
  await using zoom = await createMockZoom()
  const [first, second] = [await request(zoom), await request(zoom)]
  expect([await isAlive(zoom, first.body), await isAlive(zoom, second.body)]).toEqual([true, true])
})

test('2020: a new server-to-server token ends the previous one, unless it has another token_index', async () => {
  await using zoom = await createMockZoom({ profile: '2020' })
  const [first, other, second] = [
    await request(zoom),
    await request(zoom, { token_index: '1' }),
    await request(zoom),
  ]
  expect([
    await isAlive(zoom, first.body),
    await isAlive(zoom, other.body),
    await isAlive(zoom, second.body),
  ]).toEqual([false, true, true])
})

test('server-to-server tokens and the grants of users don’t end each other', async () => {
  await using zoom = await createMockZoom({ profile: '2020' })
  const { access_token } = await connect(zoom)
  const own = await request(zoom)
  await connect(zoom, {}, 'sam@example.com')
  expect((await usersMe(zoom, access_token)).status).toBe(200)
  expect(await isAlive(zoom, own.body)).toBe(true)
})

test('client_credentials: also for a user-managed app, which uses it to check its id and secret', async () => {
  await using zoom = await createMockZoom()
  const { status, body } = await postToken(zoom, { grant_type: 'client_credentials' })
  expect(status).toBe(200)
  expect(Object.keys(JSON.parse(body)).join()).toBe('access_token,token_type,expires_in,scope,api_url')
  const wrong = await postToken(
    zoom,
    { grant_type: 'client_credentials' },
    { authorization: await basic(zoom, (await zoom.apps.first()).clientId, 'wrong') },
  )
  expect(wrong.body).toBe('{"reason":"Invalid client_id or client_secret","error":"invalid_client"}')
})

// developers.zoom.us/docs/api/webhooks; a log of October 2025.
test('client_credentials: six scopes of the app itself, which open nobody’s data', async () => {
  await using zoom = await createMockZoom()
  const { body } = await postToken(zoom, { grant_type: 'client_credentials' })
  expect(JSON.parse(body).scope).toBe(
    'marketplace:delete:event_subscription marketplace:read:list_event_subscriptions ' +
      'marketplace:update:client_secret marketplace:update:event_subscription ' +
      'marketplace:write:event_subscription marketplace:write:websocket_connection',
  )
  const token = JSON.parse(body).access_token
  for (const what of ['GET /users/me', 'GET /users/jill@example.com']) {
    const answer = await call(zoom, token, what)
    expect([answer.status, answer.body]).toEqual([
      400,
      '{"code":4711,"message":"Invalid access token, does not contain scopes:[user:read:user:admin, user:read:user]."}',
    ])
  }
  expect((await call(zoom, token, 'POST /users/jill@example.com/meetings', {})).status).toBe(400)
  expect((await zoom.findings.list()).map(({ rule }) => rule)).toEqual([
    'client-credentials-open-nothing',
    'client-credentials-open-nothing',
    'client-credentials-open-nothing',
  ])
})

// devforum.zoom.us/t/79648
test('client_credentials with a server-to-server app: a token with its scopes, which the API refuses', async () => {
  await using zoom = await createMockZoom()
  const { status, body } = await postToken(zoom, { grant_type: 'client_credentials' }, await asReports(zoom))
  expect([status, JSON.parse(body).scope]).toEqual([
    200,
    'user:read:user:admin user:read:list_users:admin meeting:read:meeting:admin meeting:read:list_meetings:admin',
  ])
  const answer = await call(zoom, JSON.parse(body).access_token, 'GET /users')
  expect([answer.status, answer.body]).toEqual([400, '{"code":200,"message":"Invalid api key or secret."}'])
  const [finding] = await zoom.findings.list()
  expect(finding?.sentence.replaceAll(/\d\d:\d\d:\d\d/g, 'TIME')).toBe(
    'At TIME Acme Reports called GET /v2/users with a token that it had got with client_credentials at TIME. ' +
      'A server-to-server app gets a token that opens its account with account_credentials.',
  )
})

test('an account’s token speaks for no user: no exchange names one', async () => {
  await using zoom = await createMockZoom()
  const { access_token } = JSON.parse((await request(zoom)).body)
  await call(zoom, access_token, 'GET /users/jill@example.com')
  await post(zoom, '/oauth/revoke', { token: access_token }, await asReports(zoom))
  const exchanges = await zoom.journal.exchanges()
  expect(exchanges.map(({ userId }) => userId)).toEqual([null, null, null])
})

for (const how of ['removed from the account', 'deleted']) {
  test(`the account’s first user is ${how}: its tokens go on`, async () => {
    await using zoom = await createMockZoom()
    const { access_token } = JSON.parse((await request(zoom)).body)
    if (how === 'deleted') await zoom.users.remove('jill@example.com')
    else await zoom.users.change('jill@example.com', { removed: true })
    expect((await call(zoom, access_token, 'GET /users/sam@example.com')).status).toBe(200)
    expect((await call(zoom, access_token, 'GET /users/jill@example.com')).body).toBe(
      '{"code":1001,"message":"User does not exist: jill@example.com."}',
    )
    expect((await request(zoom)).status).toBe(200)
  })
}

test('the switch accountParametersInQuery: refused with “Bad Request”, and a finding', async () => {
  await using zoom = await createMockZoom({ switches: { accountParametersInQuery: 'refuse' } })
  const headers = await asReports(zoom)
  const url = `${zoom.url}/oauth/token?grant_type=account_credentials&account_id=${account_id}`
  const answer = await fetch(url, { method: 'POST', headers })
  expect([answer.status, await answer.text()]).toEqual([
    400,
    '{"reason":"Bad Request","error":"invalid_request"}',
  ])
  expect((await request(zoom)).status).toBe(200)
  expect((await zoom.findings.list()).map(({ rule }) => rule)).toEqual(['account-parameters-in-query'])
})

test('a token for the app itself is not superseded when a user authorizes the same app', async () => {
  await using zoom = await createMockZoom()
  const { body } = await postToken(zoom, { grant_type: 'client_credentials' })
  await connect(zoom)
  expect(await isAlive(zoom, body)).toBe(true)
})

test('client_credentials: refused to a client without a secret', async () => {
  await using zoom = await createMockZoom()
  const body = { grant_type: 'client_credentials', client_id: 'acme_desktop_pub_0001' }
  expect((await postToken(zoom, body, {})).body).toBe(
    '{"reason":"unsupported grant type","error":"unsupported_grant_type"}',
  )
})

test('a server-to-server token can be revoked, and expires', async () => {
  await using zoom = await createMockZoom()
  const [revoked, expired] = [await request(zoom), await request(zoom)]
  await post(zoom, '/oauth/revoke', { token: JSON.parse(revoked.body).access_token }, await asReports(zoom))
  expect(await isAlive(zoom, revoked.body)).toBe(false)
  await zoom.clock.advance({ hours: 1 })
  expect((await usersMe(zoom, JSON.parse(expired.body).access_token)).body).toBe(
    '{"code":124,"message":"Access token is expired."}',
  )
})

test('a draft app’s refresh token lives an hour', async () => {
  await using zoom = await createMockZoom()
  await zoom.apps.change((await zoom.apps.first()).clientId, { draft: true })
  const [young, old] = [await connect(zoom), await connect(zoom, {}, 'sam@example.com')]
  await zoom.clock.advance({ minutes: 59, seconds: 59 })
  expect((await refresh(zoom, young.refresh_token)).status).toBe(200)
  await zoom.clock.advance({ seconds: 1 })
  expect((await refresh(zoom, old.refresh_token)).status).toBe(400)
})

test('tolerance: the latest N refresh tokens work, older ones do not', async () => {
  await using zoom = await createMockZoom({ switches: { refreshTolerance: 2 } })
  const first = await connect(zoom)
  const second = JSON.parse((await refresh(zoom, first.refresh_token)).body)
  const third = JSON.parse((await refresh(zoom, first.refresh_token)).body)
  expect((await refresh(zoom, first.refresh_token)).status).toBe(400)
  expect((await refresh(zoom, third.refresh_token)).status).toBe(200)
  expect((await refresh(zoom, second.refresh_token)).status).toBe(400)
})
