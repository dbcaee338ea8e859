import { expect, test } from 'vitest'
import { createMockZoom, type MockZoom } from '../../src/mock-zoom/index.ts'
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
  return answer.status === 400
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
  await fetch(`${zoom.url}/__mock/apps/${(await zoom.apps.first()).clientId}`, {
    method: 'PATCH',
    body: '{"draft":true}',
  })
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
