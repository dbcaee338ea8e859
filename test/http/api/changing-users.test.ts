import { expect, test } from 'vitest'
import { createMockZoom } from '../../../src/mock-zoom/index.ts'
import { accountToken, call, capableApps, userToken } from '../../support/api.ts'
import { refresh } from '../../support/oauth.ts'

const sam = '8lrMcSI3SDGjou_myUKlqQ'

test('a user changes their own profile, and no other user’s', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await userToken(zoom)
  const sent = { first_name: 'Gill', job_title: 'Chef', use_pmi: 'true', type: 1, vanity_name: 'ignored' }
  const { status, body, headers } = await call(zoom, token, 'PATCH /users/me', sent)
  expect([status, body, headers.get('content-type')]).toEqual([204, '', null])
  expect(JSON.parse((await call(zoom, token, 'GET /users/me')).body)).toMatchObject({
    ...{
      first_name: 'Gill',
      last_name: 'Chill',
      display_name: 'Gill Chill',
      job_title: 'Chef',
      use_pmi: true,
      type: 1,
    },
  })
  expect((await call(zoom, token, `PATCH /users/${sam}`, sent)).body).toBe(
    '{"code":4711,"message":"Invalid access token, does not contain scopes:[user:update:user, user:update:user:admin]."}',
  )
  expect(await zoom.journal.list({ type: 'user.changed' })).toMatchObject([{ change: 'updated' }])
})

test('an account creates a user, who is pending until they accept the invitation', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await accountToken(zoom)
  const info = { email: 'kim@example.com', first_name: 'Kim', last_name: 'Park', type: 2 }
  const { status, body } = await call(zoom, token, 'POST /users', { action: 'create', user_info: info })
  expect(status).toBe(201)
  expect(body).toMatch(
    /^\{"id":"[\w-]{22}","first_name":"Kim","last_name":"Park","email":"kim@example.com","type":2\}$/,
  )
  const emails = async (query: string) =>
    JSON.parse((await call(zoom, token, `GET /users${query}`)).body).users.map(
      ({ email }: { email: string }) => email,
    )
  expect(await emails('?status=pending')).toEqual(['kim@example.com'])
  expect(await emails('')).toEqual(['jill@example.com', 'sam@example.com'])
  await call(zoom, token, 'PUT /users/kim@example.com/status', { action: 'activate' })
  await call(zoom, token, `PUT /users/${sam}/status`, { action: 'deactivate' })
  expect([await emails('?status=active'), await emails('?status=inactive')]).toEqual([
    ['jill@example.com', 'kim@example.com'],
    ['sam@example.com'],
  ])
  expect((await call(zoom, token, 'POST /users', { action: 'create', user_info: {} })).body).toBe(
    '{"code":300,"message":"Validation Failed.","errors":[{"field":"user_info.email","message":"Invalid field."}]}',
  )
})

test('a user who is deleted is gone from the account, and so are their tokens', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const [user, account] = [await userToken(zoom, 'sam@example.com'), await accountToken(zoom)]
  expect((await call(zoom, account, `DELETE /users/${sam}?action=delete`)).status).toBe(204)
  expect((await call(zoom, account, `GET /users/${sam}`)).status).toBe(404)
  const { status, body } = await call(zoom, user, 'GET /users/me')
  expect([status, body]).toEqual([404, `{"code":1001,"message":"User does not exist: ${sam}."}`])
})

test('the tokens of a deactivated user work, unless the switch inactiveUserTokens refuses them', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await userToken(zoom, 'sam@example.com')
  await zoom.users.change(sam, { status: 'inactive' })
  expect((await call(zoom, token, 'GET /users/me')).status).toBe(200)
  await zoom.switches.set({ inactiveUserTokens: 'refuse' })
  expect((await call(zoom, token, 'GET /users/me')).status).toBe(404)
  expect(await zoom.journal.list({ type: 'api.refused' })).toMatchObject([
    { reason: 'access-token-owner-removed' },
  ])
  expect((await refresh(zoom, 'dead')).status).toBe(400)
})

// The three settings that Cal.com asks for, in its words.
test('settings: all of them, those that are named, and changed ones', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await userToken(zoom)
  const all = JSON.parse((await call(zoom, token, 'GET /users/me/settings')).body)
  expect(Object.keys(all)).toEqual([
    ...['schedule_meeting', 'in_meeting', 'email_notification', 'recording', 'telephony', 'tsp', 'feature'],
  ])
  const names = 'default_password_for_scheduled_meetings,auto_recording,waiting_room'
  const three = () => call(zoom, token, `GET /users/me/settings?custom_query_fields=${names}`)
  expect((await three()).body).toBe(
    '{"schedule_meeting":{"default_password_for_scheduled_meetings":""},"in_meeting":{"waiting_room":true},"recording":{"auto_recording":"none"}}',
  )
  const changes = { in_meeting: { waiting_room: false }, whiteboard: { enabled: true } }
  expect((await call(zoom, token, 'PATCH /users/me/settings', changes)).status).toBe(204)
  expect((await three()).body).toContain('"in_meeting":{"waiting_room":false}')
  const after = JSON.parse((await call(zoom, token, 'GET /users/me/settings')).body)
  expect([after.whiteboard, after.in_meeting.chat]).toEqual([{ enabled: true }, true])
})

// github.com/supabase/auth, pull request 403: somebody who signs in with a work email
test('users/me of somebody whose email isn’t verified', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  await zoom.users.change(sam, { verified: false, loginTypes: [100], licensed: false })
  const { body } = await call(zoom, await userToken(zoom, 'sam@example.com'), 'GET /users/me')
  expect(JSON.parse(body)).toMatchObject({ verified: 0, login_types: [100], type: 1, status: 'active' })
})

// devforum.zoom.us/t/58685, devforum.zoom.us/t/90388
test('the scope of the access key is missed in words of its own', async () => {
  await using zoom = await createMockZoom({ profile: '2020' })
  const { status, body } = await call(zoom, await userToken(zoom), 'GET /users/me/zak')
  expect([status, body]).toEqual([
    400,
    '{"code":4700,"message":"Invalid access token, does not contain scopes: [user_zak:read]."}',
  ])
  expect(await zoom.journal.list({ type: 'api.refused' })).toMatchObject([{ reason: 'scope-missing' }])
})
