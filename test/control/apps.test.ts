import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { control, controlJson, ownProblem } from '../support/control.ts'
import {
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

const scheduler = '/__mock/apps/acme_scheduler_dev_01'

test('GET lists the seeded app, with its secret', async () => {
  await using zoom = await createMockZoom()
  const { status, body } = await control(zoom, 'GET /__mock/apps')
  expect(status).toBe(200)
  expect(JSON.parse(body)).toEqual(await zoom.apps.list())
  expect(JSON.parse(body)[0]).toEqual({
    clientId: 'acme_scheduler_dev_01',
    clientSecret: 'acme-scheduler-secret-for-dev-01',
    name: 'Acme Scheduler',
    kind: 'user-managed',
    accountId: null,
    redirectUris: ['http://127.0.0.1:*', 'http://localhost:*', 'http://[::1]:*'],
    scopes: ['user:read:user', 'meeting:read:meeting', 'meeting:write:meeting'],
    optionalScopes: [],
    strictMode: false,
    subdomainCheck: false,
    deviceFlow: false,
    draft: false,
    notApprovedBy: [],
    disabled: false,
    webhookUrl: null,
    webhookSecret: null,
    verificationToken: null,
    webhookAuthentication: null,
    subscriptions: [],
  })
})

test('POST adds an app, with defaults for omitted keys', async () => {
  await using zoom = await createMockZoom()
  const { status, body } = await control(zoom, 'POST /__mock/apps', { clientId: 'new_app', name: 'New' })
  expect(status).toBe(201)
  expect(JSON.parse(body)).toEqual({
    clientId: 'new_app',
    clientSecret: null,
    name: 'New',
    kind: 'user-managed',
    accountId: null,
    redirectUris: [],
    scopes: [],
    optionalScopes: [],
    strictMode: false,
    subdomainCheck: false,
    deviceFlow: false,
    draft: false,
    notApprovedBy: [],
    disabled: false,
    webhookUrl: null,
    webhookSecret: null,
    verificationToken: null,
    webhookAuthentication: null,
    subscriptions: [],
  })
  expect((await zoom.apps.list()).at(-1)).toEqual(JSON.parse(body))
})

test('a new app can be connected', async () => {
  await using zoom = await createMockZoom()
  await controlJson(zoom, 'POST /__mock/apps', {
    clientId: 'new_app',
    clientSecret: 'new-secret',
    name: 'New',
    redirectUris: [redirectUri],
    scopes: ['user:read:user'],
  })
  const code = await newCode(zoom, { client_id: 'new_app' })
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri }
  const tokens = parseTokens(await postToken(zoom, form, { authorization: await basic(zoom, 'new_app') }))
  expect(tokens.scope).toBe('user:read:user')
  expect((await usersMe(zoom, tokens.access_token)).status).toBe(200)
})

test('POST with a client id that is taken', async () => {
  await using zoom = await createMockZoom()
  const before = await zoom.apps.list()
  expect(
    await control(zoom, 'POST /__mock/apps', { clientId: 'acme_scheduler_dev_01', name: 'Impostor' }),
  ).toMatchObject({
    status: 409,
    body: ownProblem(
      'There is an app acme_scheduler_dev_01 already.',
      'Change it with PATCH /__mock/apps/acme_scheduler_dev_01.',
    ),
  })
  expect(await zoom.apps.list()).toEqual(before)
})

test('PATCH changes what was sent and nothing else', async () => {
  await using zoom = await createMockZoom()
  const before = await zoom.apps.first()
  const { status, body } = await control(zoom, `PATCH ${scheduler}`, { name: 'Acme Planner' })
  expect(status).toBe(200)
  expect(JSON.parse(body)).toEqual({ ...before, name: 'Acme Planner' })
  expect(await zoom.apps.first()).toEqual({ ...before, name: 'Acme Planner' })
})

test('PATCH takes effect at once: secret, redirect URIs, disabled', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  await controlJson(zoom, `PATCH ${scheduler}`, { clientSecret: 'another' })
  expect((await exchange(zoom, code)).status).toBe(200)
  await controlJson(zoom, `PATCH ${scheduler}`, { redirectUris: ['https://app.example/cb'] })
  await expect(newCode(zoom)).rejects.toThrow('Invalid redirect')
  await controlJson(zoom, `PATCH ${scheduler}`, { disabled: true })
  expect((await postToken(zoom, { grant_type: 'authorization_code', code })).body).toBe(
    '{"reason":"The app has been disabled","error":"invalid_client"}',
  )
})

test('PATCH can make an app public', async () => {
  await using zoom = await createMockZoom()
  await controlJson(zoom, `PATCH ${scheduler}`, { clientSecret: null })
  expect((await zoom.apps.first()).clientSecret).toBeNull()
})

for (const [method, body] of [
  ['PATCH', { name: 'x' }],
  ['DELETE', undefined],
] as const) {
  for (const id of ['nobody', 'constructor', '__proto__', '%zz', '%00', "'%20OR%201=1"]) {
    test(`${method} of the app ${id}, which doesn’t exist`, async () => {
      await using zoom = await createMockZoom()
      const answer = await control(zoom, `${method} /__mock/apps/${id}`, body)
      const shown = id === '%zz' ? id : decodeURIComponent(id)
      expect(answer).toMatchObject({
        status: 404,
        body: ownProblem(`There is no app ${shown}.`, 'GET /__mock/apps lists them.'),
      })
    })
  }
}

test('a client id with a slash can be named, percent-encoded', async () => {
  await using zoom = await createMockZoom()
  await controlJson(zoom, 'POST /__mock/apps', { clientId: 'acme/new', name: 'New' })
  expect(await controlJson(zoom, 'PATCH /__mock/apps/acme%2Fnew', { name: 'Newer' })).toMatchObject({
    clientId: 'acme/new',
    name: 'Newer',
  })
  expect((await control(zoom, 'DELETE /__mock/apps/acme%2Fnew')).status).toBe(204)
})

test('DELETE removes the app with its grants, codes and consents', async () => {
  await using zoom = await createMockZoom()
  const before = await zoom.apps.first()
  const tokens = await connect(zoom)
  const unused = await newCode(zoom)
  const deleted = await control(zoom, `DELETE ${scheduler}`)
  expect([deleted.status, deleted.body]).toEqual([204, ''])
  expect(await controlJson(zoom, 'GET /__mock/grants')).toEqual([])
  expect((await usersMe(zoom, tokens.access_token)).body).toBe(
    '{"code":124,"message":"Invalid access token."}',
  )
  expect((await control(zoom, `DELETE ${scheduler}`)).status).toBe(404)

  // If the same app is added again, neither its code nor its tokens come back.
  await controlJson(zoom, 'POST /__mock/apps', before)
  const authorization = await basic(zoom, before.clientId)
  const form = { grant_type: 'authorization_code', code: unused, redirect_uri: redirectUri }
  expect((await postToken(zoom, form, { authorization })).status).toBe(400)
  expect((await refresh(zoom, tokens.refresh_token, { client_id: before.clientId })).status).toBe(400)
  expect((await post(zoom, '/oauth/revoke', { token: tokens.access_token }, { authorization })).status).toBe(
    200,
  )
  expect(await zoom.journal.list({ type: 'code.refused' })).toMatchObject([{ reason: 'code-unknown' }])
  expect(await zoom.journal.list({ type: 'revoke.refused' })).toMatchObject([
    { reason: 'revoke-token-unknown' },
  ])
  await zoom.signedIn.choose({ user: 'jill@example.com' })
  const page = await fetch(
    `${zoom.url}/oauth/authorize?response_type=code&client_id=${before.clientId}&redirect_uri=${redirectUri}`,
    { redirect: 'manual' },
  )
  expect(page.status).toBe(200)
})

test('findings about a deleted app stay, under its client id or name', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  await exchange(zoom, code)
  await exchange(zoom, code)
  const before = await zoom.findings.list()
  await control(zoom, `DELETE ${scheduler}`)
  expect(before).toHaveLength(1)
  expect(await zoom.findings.list()).toEqual(before)
  expect((await control(zoom, 'GET /')).status).toBe(200)
})

test('a mock without apps says so, and a reset brings them back', async () => {
  await using zoom = await createMockZoom()
  for (const { clientId } of await zoom.apps.list()) await control(zoom, `DELETE /__mock/apps/${clientId}`)
  expect(await zoom.apps.list()).toEqual([])
  await expect(zoom.apps.first()).rejects.toThrow(
    'This mock has no apps. Add one with zoom.apps.add(), or reset it.',
  )
  expect((await control(zoom, 'GET /')).status).toBe(200)
  await zoom.reset()
  expect((await zoom.apps.first()).clientId).toBe('acme_scheduler_dev_01')
})
