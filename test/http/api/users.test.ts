import { expect, test } from 'vitest'
import { createMockZoom } from '../../../src/mock-zoom/index.ts'
import { accountToken, call, capableApps, userToken } from '../../support/api.ts'

const jill = 'ZoeaTdcdQ6-X0c58J3YzLw'
const sam = '8lrMcSI3SDGjou_myUKlqQ'

test('a user token gets the same object by me, by its own id and by its own email', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await userToken(zoom)
  const me = await call(zoom, token, 'GET /users/me')
  expect(me.status).toBe(200)
  expect((await call(zoom, token, `GET /users/${jill}`)).body).toBe(me.body)
  expect((await call(zoom, token, 'GET /users/jill%40example.com')).body).toBe(me.body)
})

test('a user token that names any other user lacks a scope, whether that user exists or not', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await userToken(zoom)
  const refusal =
    '{"code":4711,"message":"Invalid access token, does not contain scopes:[user:read:user:admin, user:read:user]."}'
  for (const name of [sam, 'sam@example.com', 'nobody']) {
    const { status, body } = await call(zoom, token, `GET /users/${name}`)
    expect([status, body]).toEqual([400, refusal])
  }
})

test('a user who granted an admin scope reaches the whole account', async () => {
  const scopes = ['user:read:user:admin']
  const app = {
    clientId: 'admin',
    clientSecret: 's',
    name: 'Admin',
    kind: 'admin-managed' as const,
    redirectUris: ['http://127.0.0.1:*'],
    scopes,
  }
  await using zoom = await createMockZoom({ apps: [app] })
  const { status, body } = await call(zoom, await userToken(zoom), `GET /users/${sam}`)
  expect([status, JSON.parse(body).email]).toEqual([200, 'sam@example.com'])
})

test('a server-to-server token reads any user of its own account, and no other', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await accountToken(zoom)
  for (const name of [jill, sam, 'sam@example.com'])
    expect((await call(zoom, token, `GET /users/${name}`)).status).toBe(200)
  for (const name of ['ada@example.org', 'nobody', '__proto__', 'constructor', '%00', '%', '%E0%A4%A'])
    expect((await call(zoom, token, `GET /users/${name}`)).status).toBe(404)
  const { body } = await call(zoom, token, 'GET /users/a"b')
  expect(body).toBe('{"code":1001,"message":"User does not exist: a\\"b."}')
})

test('a user who was removed from the account does not exist', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await accountToken(zoom)
  await zoom.users.change(sam, { removed: true })
  const { status, body } = await call(zoom, token, `GET /users/${sam}`)
  expect([status, body]).toEqual([404, `{"code":1001,"message":"User does not exist: ${sam}."}`])
  expect(JSON.parse((await call(zoom, token, 'GET /users')).body).total_records).toBe(1)
})

test('GET /v2/users lists the account, page by page, in Zoom’s keys', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await accountToken(zoom)
  const { body } = await call(zoom, token, 'GET /users?page_size=1')
  const { next_page_token, users } = JSON.parse(body)
  expect(body.replace(next_page_token, 'TOKEN')).toBe(
    '{"page_count":2,"page_number":1,"page_size":1,"total_records":2,"next_page_token":"TOKEN","users":[{"id":"ZoeaTdcdQ6-X0c58J3YzLw","first_name":"Jill","last_name":"Chill","display_name":"Jill Chill","email":"jill@example.com","type":2,"pmi":1069467306,"timezone":"UTC","verified":1,"created_at":"2020-01-01T00:00:00Z","last_login_time":"2020-01-01T00:00:00Z","pic_url":"","language":"en-US","phone_number":"","status":"active","login_types":[1],"role_id":"0","user_created_at":"2020-01-01T00:00:00Z"}]}',
  )
  expect(users).toHaveLength(1)
  const second = JSON.parse(
    (await call(zoom, token, `GET /users?page_size=1&next_page_token=${next_page_token}`)).body,
  )
  expect([second.next_page_token, second.users[0].email]).toEqual(['', 'sam@example.com'])
  expect(JSON.parse((await call(zoom, token, 'GET /users?status=inactive')).body).total_records).toBe(0)
})

test('a user token can’t list users', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const { status, body } = await call(zoom, await userToken(zoom), 'GET /users')
  expect([status, body]).toEqual([
    400,
    '{"code":4711,"message":"Invalid access token, does not contain scopes:[user:read:list_users:admin]."}',
  ])
})

for (const path of ['/users/me/zak', '/users/me/token?type=zak', `/users/${jill}/token?type=zak`]) {
  test(`GET /v2${path} returns a key that starts meetings for two hours`, async () => {
    await using zoom = await createMockZoom({ apps: capableApps })
    const { status, body } = await call(zoom, await userToken(zoom), `GET ${path}`)
    expect(status).toBe(200)
    expect(body).toMatch(/^\{"token":"[\w-]+\.[\w-]+\.[\w-]+"\}$/)
    const [header = '', claims = ''] = String(JSON.parse(body).token).split('.')
    expect(Buffer.from(header, 'base64url').toString()).toBe(
      '{"typ":"JWT","sv":"000002","zm_skm":"zm_o2m","alg":"HS256"}',
    )
    const read = JSON.parse(Buffer.from(claims, 'base64url').toString())
    // The order of recordings of May 2026 (NangoHQ/integration-templates); `mnum` is in keys of one meeting only.
    expect(Object.keys(read).join(' ')).toBe('iss clt aud uid zid sk sty wcd exp iat aid cid')
    expect([read.sty, read.zid]).toEqual([1, expect.stringMatching(/^[0-9a-f]{32}$/)])
    const { uid, iat, exp } = read
    expect([uid, iat, exp - iat]).toEqual([jill, Math.floor((await zoom.clock.now()) / 1000), 7200])
  })
}

test('such a key isn’t accepted as an access token', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const { token } = JSON.parse((await call(zoom, await userToken(zoom), 'GET /users/me/zak')).body)
  expect((await call(zoom, token, 'GET /users/me')).body).toBe(
    '{"code":124,"message":"Invalid access token."}',
  )
})

test('server-to-server tokens can’t use me', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await accountToken(zoom)
  for (const what of [
    'GET /users/me',
    'GET /users/me/zak',
    'GET /users/me/meetings',
    'POST /users/me/meetings',
  ])
    expect((await call(zoom, token, what, what.startsWith('POST') ? {} : undefined)).body).toBe(
      '{"code":1001,"message":"User does not exist: me."}',
    )
  const reasons = (await zoom.journal.list({ type: 'api.refused' })).map(
    (entry) => 'reason' in entry && entry.reason,
  )
  expect(new Set(reasons)).toEqual(new Set(['me-without-a-user']))
})
