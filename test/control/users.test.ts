import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { control, controlJson, ownProblem } from '../support/control.ts'
import { connect, exchange, newCode, refresh, usersMe } from '../support/oauth.ts'

const jill = '/__mock/users/jill@example.com'
const newUser = { email: 'new@example.com', firstName: 'New', lastName: 'Person' }

test('GET lists the seeded Zoom users', async () => {
  await using zoom = await createMockZoom()
  const { status, body } = await control(zoom, 'GET /__mock/users')
  expect(status).toBe(200)
  expect(JSON.parse(body)).toEqual(await zoom.users.list())
  expect((await zoom.users.list()).map(({ email }) => email)).toEqual([
    'jill@example.com',
    'sam@example.com',
    'ada@example.org',
  ])
  expect((await zoom.users.list())[0]).toEqual({
    id: 'ZoeaTdcdQ6-X0c58J3YzLw',
    accountId: 'fjWCMNv_RySUpbdBJjO-Tg',
    email: 'jill@example.com',
    firstName: 'Jill',
    lastName: 'Chill',
    role: 'owner',
    createdAt: 1577836800000,
    removed: false,
    licensed: true,
    loginTypes: [1],
    profile: {},
    settings: {},
    status: 'active',
    verified: true,
  })
})

test('POST adds a user, and generates the ids', async () => {
  await using zoom = await createMockZoom()
  const { status, body } = await control(zoom, 'POST /__mock/users', newUser)
  expect(status).toBe(201)
  const user = JSON.parse(body)
  expect(user).toEqual({
    id: expect.stringMatching(/^[\w-]{22}$/),
    accountId: expect.stringMatching(/^[\w-]{22}$/),
    ...newUser,
    role: 'admin',
    createdAt: await zoom.clock.now(),
    removed: false,
    licensed: true,
    loginTypes: [1],
    profile: {},
    settings: {},
    status: 'active',
    verified: true,
  })
  expect((await zoom.users.list()).at(-1)).toEqual(user)
})

test('POST also accepts ids', async () => {
  await using zoom = await createMockZoom()
  const ids = { id: 'aaaaaaaaaaaaaaaaaaaaaa', accountId: 'bbbbbbbbbbbbbbbbbbbbbb' }
  expect(await controlJson(zoom, 'POST /__mock/users', { ...newUser, ...ids })).toMatchObject(ids)
})

test('a new user can connect', async () => {
  await using zoom = await createMockZoom()
  await controlJson(zoom, 'POST /__mock/users', newUser)
  const tokens = await connect(zoom, {}, 'new@example.com')
  expect(JSON.parse((await usersMe(zoom, tokens.access_token)).body)).toMatchObject({
    email: 'new@example.com',
    first_name: 'New',
  })
})

test('POST with an email that is taken', async () => {
  await using zoom = await createMockZoom()
  expect(await control(zoom, 'POST /__mock/users', { ...newUser, email: 'jill@example.com' })).toMatchObject({
    status: 409,
    body: ownProblem(
      'There is a Zoom user jill@example.com already.',
      'Change it with PATCH /__mock/users/jill@example.com.',
    ),
  })
  expect(await zoom.users.list()).toHaveLength(3)
})

test('POST with an id that is taken names the id', async () => {
  await using zoom = await createMockZoom()
  const id = (await zoom.users.list())[0]?.id
  expect(await control(zoom, 'POST /__mock/users', { ...newUser, id })).toMatchObject({
    status: 409,
    body: ownProblem(`There is a Zoom user ${id} already.`, `Change it with PATCH /__mock/users/${id}.`),
  })
  expect((await zoom.users.list())[0]?.email).toBe('jill@example.com')
})

for (const [name, path] of [
  ['email', jill],
  ['id', '/__mock/users/ZoeaTdcdQ6-X0c58J3YzLw'],
]) {
  test(`PATCH by ${name} changes what was sent and nothing else`, async () => {
    await using zoom = await createMockZoom()
    const before = (await zoom.users.list())[0]
    expect(await controlJson(zoom, `PATCH ${path}`, { lastName: 'Hill' })).toEqual({
      ...before,
      lastName: 'Hill',
    })
    expect((await zoom.users.list())[0]).toEqual({ ...before, lastName: 'Hill' })
  })
}

test('PATCH gives a user another email, and the tokens keep working', async () => {
  await using zoom = await createMockZoom()
  const tokens = await connect(zoom)
  await controlJson(zoom, `PATCH ${jill}`, { email: 'jill@example.org' })
  expect(JSON.parse((await usersMe(zoom, tokens.access_token)).body)).toMatchObject({
    email: 'jill@example.org',
  })
})

test('PATCH with the email of another user', async () => {
  await using zoom = await createMockZoom()
  expect(await control(zoom, `PATCH ${jill}`, { email: 'sam@example.com' })).toMatchObject({
    status: 409,
    body: ownProblem('Another Zoom user has the email sam@example.com.', 'Choose another.'),
  })
  expect((await zoom.users.list())[0]?.email).toBe('jill@example.com')
})

test('PATCH with the user’s own email', async () => {
  await using zoom = await createMockZoom()
  expect((await control(zoom, `PATCH ${jill}`, { email: 'jill@example.com' })).status).toBe(200)
})

for (const [method, body] of [
  ['PATCH', { firstName: 'x' }],
  ['DELETE', undefined],
] as const) {
  for (const id of ['nobody', 'constructor', '__proto__', '%zz', '%00']) {
    test(`${method} of the user ${id}, who doesn’t exist`, async () => {
      await using zoom = await createMockZoom()
      const shown = id === '%zz' ? id : decodeURIComponent(id)
      expect(await control(zoom, `${method} /__mock/users/${id}`, body)).toMatchObject({
        status: 404,
        body: ownProblem(`There is no Zoom user ${shown}.`, 'GET /__mock/users lists them.'),
      })
    })
  }
}

test('DELETE removes the user with grants, codes and consents', async () => {
  await using zoom = await createMockZoom()
  const tokens = await connect(zoom)
  const unused = await newCode(zoom)
  const deleted = await control(zoom, `DELETE ${jill}`)
  expect([deleted.status, deleted.body]).toEqual([204, ''])
  expect((await zoom.users.list()).map(({ email }) => email)).toEqual(['sam@example.com', 'ada@example.org'])
  expect(await controlJson(zoom, 'GET /__mock/grants')).toEqual([])
  expect((await usersMe(zoom, tokens.access_token)).status).toBe(401)
  expect((await refresh(zoom, tokens.refresh_token)).body).toBe(
    '{"reason":"Invalid Token!","error":"invalid_grant"}',
  )
  expect((await exchange(zoom, unused)).body).toBe(
    '{"reason":"Invalid authorization code","error":"invalid_grant"}',
  )
  expect((await control(zoom, `DELETE ${jill}`)).status).toBe(404)
})

test('DELETE leaves the grants of others alone', async () => {
  await using zoom = await createMockZoom()
  const sam = await connect(zoom, {}, 'sam@example.com')
  await control(zoom, `DELETE ${jill}`)
  expect((await usersMe(zoom, sam.access_token)).status).toBe(200)
})

test('DELETE of the user who is signed in signs them out', async () => {
  await using zoom = await createMockZoom()
  await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
  await control(zoom, `DELETE ${jill}`)
  expect(await controlJson(zoom, 'GET /__mock/signed-in')).toEqual({ userId: null })
})

test('findings about a deleted user keep the sentence they had', async () => {
  await using zoom = await createMockZoom()
  const first = await connect(zoom)
  await connect(zoom)
  await usersMe(zoom, first.access_token)
  const before = await zoom.findings.list()
  await control(zoom, `DELETE ${jill}`)
  expect(before).toHaveLength(1)
  expect(await zoom.findings.list()).toEqual(before)
})
