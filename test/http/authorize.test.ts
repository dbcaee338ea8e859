import { expect, test } from 'vitest'
import { createMockZoom, type MockZoom } from '../../src/mock-zoom/index.ts'
import { authorizeUrl, connect, exchange, newCode, parseTokens, redirectUri } from '../support/oauth.ts'

const clientId = 'acme_scheduler_dev_01'
const get = (url: string, headers: Record<string, string> = {}) => fetch(url, { redirect: 'manual', headers })

/** Submits the consent form with some optional scopes kept. Returns the scope of the tokens. */
async function allowWith(
  zoom: MockZoom,
  overrides: Record<string, string>,
  optional: readonly string[],
): Promise<string> {
  const form = new URLSearchParams([
    ['zoom_user', (await zoom.users.list())[0]?.id ?? ''],
    ['decision', 'allow'],
    ...optional.map((scope): [string, string] => ['optional_scope', scope]),
  ])
  const response = await fetch(await authorizeUrl(zoom, overrides), {
    method: 'POST',
    body: form,
    redirect: 'manual',
  })
  const code = new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? ''
  return parseTokens(await exchange(zoom, code)).scope
}

test('optional scopes are offered, and the user can deselect them', async () => {
  await using zoom = await createMockZoom()
  await zoom.apps.change(clientId, { scopes: ['user:read:user'], optionalScopes: ['a:read:x', 'b:read:y'] })
  const page = await (await get(await authorizeUrl(zoom))).text()
  expect(page).toContain('<input type="checkbox" name="optional_scope" value="a:read:x" checked>')
  expect(await allowWith(zoom, {}, ['b:read:y'])).toBe('user:read:user b:read:y')
  expect(await allowWith(zoom, {}, [])).toBe('user:read:user')
  // A scope that was not offered can’t be chosen.
  expect(await allowWith(zoom, {}, ['account:write:admin'])).toBe('user:read:user')
})

test('optional_scope asks for some of them, scope for others', async () => {
  await using zoom = await createMockZoom()
  await zoom.apps.change(clientId, { scopes: ['user:read:user'], optionalScopes: ['a:read:x', 'b:read:y'] })
  const asked = { scope: 'user:read:user', optional_scope: 'a:read:x' }
  expect(await allowWith(zoom, asked, ['a:read:x', 'b:read:y'])).toBe('user:read:user a:read:x')
  const refused = await get(await authorizeUrl(zoom, { optional_scope: 'c:read:z' }), {
    accept: 'application/json',
  })
  expect(await refused.text()).toBe(
    '{"status":false,"errorCode":4700,"errorMessage":"Invalid scope","result":null}',
  )
})

test('include_granted_scopes keeps what was granted before, and adds scope', async () => {
  await using zoom = await createMockZoom()
  expect((await connect(zoom, { scope: 'user:read:user' })).scope).toBe('user:read:user')
  expect((await connect(zoom, { scope: 'meeting:read:meeting', include_granted_scopes: 'true' })).scope).toBe(
    'user:read:user meeting:read:meeting',
  )
  expect((await connect(zoom, { scope: 'meeting:write:meeting' })).scope).toBe('meeting:write:meeting')
})

test('several codes can be outstanding for one user, and each works', async () => {
  await using zoom = await createMockZoom()
  const [first, second] = [await newCode(zoom), await newCode(zoom)]
  expect((await exchange(zoom, second)).status).toBe(200)
  expect((await exchange(zoom, first)).status).toBe(200)
})

test('codeReplacesPrevious: a new code ends the previous one of the same user', async () => {
  await using zoom = await createMockZoom({ switches: { codeReplacesPrevious: true } })
  const redeemed = await newCode(zoom)
  expect((await exchange(zoom, redeemed)).status).toBe(200)
  const [first, ofSam] = [await newCode(zoom), await newCode(zoom, {}, 'sam@example.com')]
  const replacedAt = await zoom.clock.now()
  await newCode(zoom)
  await zoom.clock.advance({ minutes: 1 })
  const second = await newCode(zoom)
  const codes = await (await get(`${zoom.url}/__mock/codes`)).json()
  expect(codes.map((code: { replacedAt: number | null }) => code.replacedAt)).toEqual([
    null,
    replacedAt,
    null,
    replacedAt + 60_000,
    null,
  ])
  for (const code of [first, redeemed]) expect((await exchange(zoom, code)).status).toBe(400)
  expect(await zoom.journal.list({ type: 'code.refused' })).toMatchObject([
    { reason: 'code-replaced' },
    { reason: 'code-spent' },
  ])
  for (const code of [second, ofSam]) expect((await exchange(zoom, code)).status).toBe(200)
})

test('an install that starts in the Marketplace returns with a code and no state', async () => {
  await using zoom = await createMockZoom()
  const callback = (await zoom.install({ user: 'jill@example.com', redirectUri })).callbackUrl
  expect(callback).toMatch(/^http:\/\/127\.0\.0\.1:3999\/callback\?code=[\w-]{33}$/)
  const code = new URL(callback).searchParams.get('code') ?? ''
  expect((await exchange(zoom, code)).status).toBe(200)
  await expect(zoom.install({ user: 'nobody', redirectUri })).rejects.toThrow('There is no Zoom user nobody.')
  await expect(
    zoom.install({ user: 'jill@example.com', redirectUri: 'https://evil.example' }),
  ).rejects.toThrow('Zoom would not install it: redirect-uri-not-registered.')
})

test('POST /__mock/installs does the same', async () => {
  await using zoom = await createMockZoom()
  const install = (body: object) =>
    fetch(`${zoom.url}/__mock/installs`, { method: 'POST', body: JSON.stringify(body) })
  const done = await install({ user: 'sam@example.com', redirectUri })
  expect(done.status).toBe(201)
  expect(await done.text()).toMatch(
    /^\{"callbackUrl":"http:\/\/127\.0\.0\.1:3999\/callback\?code=[\w-]{33}"\}$/,
  )
  expect((await install({ user: 'nobody', redirectUri })).status).toBe(404)
  expect((await install({ user: 'sam@example.com', redirectUri: 'x' })).status).toBe(400)
})

test('the Marketplace’s own URLs are the authorize endpoint', async () => {
  await using zoom = await createMockZoom()
  await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
  for (const path of ['/v2/authorize', '/authorize']) {
    const response = await get((await authorizeUrl(zoom)).replace('/oauth/authorize', path))
    expect(response.headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1:3999\/callback\?code=/)
  }
})

test('the signed-out hop: to /oauth/signin with Zoom’s parameters, and from there as usual', async () => {
  await using zoom = await createMockZoom({ switches: { signedOutHop: true } })
  const hop = await get(await authorizeUrl(zoom, { state: 'a+b &c' }))
  expect(hop.status).toBe(302)
  const location = hop.headers.get('location') ?? ''
  expect(location).toMatch(
    /^\/oauth\/signin\?_rnd=\d{13}&response_type=code&client_id=acme_scheduler_dev_01&redirect_uri=[^&]+&state=[^&]+&_x_zm_rtaid=[\w-]{22}\.\d{13}\.[0-9a-f]{32}&_x_zm_rhtaid=\d{1,2}$/,
  )
  const page = await (await get(zoom.url + location)).text()
  const action = /<form method="post" action="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const form = new URLSearchParams({ zoom_user: (await zoom.users.list())[0]?.id ?? '', decision: 'allow' })
  const back = await fetch(zoom.url + action, { method: 'POST', body: form, redirect: 'manual' })
  expect(new URL(back.headers.get('location') ?? '').searchParams.get('state')).toBe('a+b &c')
  // Now the user is signed in, so there is no hop.
  const cookie = back.headers.get('set-cookie')?.split(';')[0] ?? ''
  expect((await get(await authorizeUrl(zoom), { cookie })).headers.get('location')).toMatch(/^http:\/\/127/)
})

test('a user who was removed is not offered, and can’t give consent', async () => {
  await using zoom = await createMockZoom()
  const jill = (await zoom.users.list())[0]?.id ?? ''
  await zoom.users.change(jill, { removed: true })
  expect(await (await get(await authorizeUrl(zoom))).text()).not.toContain('jill@example.com')
  const form = new URLSearchParams({ zoom_user: jill, decision: 'allow' })
  expect(
    (await fetch(await authorizeUrl(zoom), { method: 'POST', body: form, redirect: 'manual' })).status,
  ).toBe(400)
})

test('strict mode and the subdomain check are settings of the app', async () => {
  await using zoom = await createMockZoom()
  const statusFor = async (redirect_uri: string) =>
    (await get(await authorizeUrl(zoom, { redirect_uri }))).status
  await zoom.apps.change(clientId, { redirectUris: ['https://app.example/cb'] })
  const statuses = async () => [
    await statusFor('https://app.example/other'),
    await statusFor('https://app.example/cb/below'),
    await statusFor('https://eu.app.example/cb'),
    await statusFor('https://app.example/cb'),
  ]
  expect(await statuses()).toEqual([400, 200, 200, 200])
  await zoom.apps.change(clientId, { subdomainCheck: true })
  expect(await statuses()).toEqual([400, 200, 400, 200])
  await zoom.apps.change(clientId, { strictMode: true })
  expect(await statuses()).toEqual([400, 400, 400, 200])
})

test('there is no OpenID, and /oauth itself doesn’t exist', async () => {
  await using zoom = await createMockZoom()
  for (const path of ['/.well-known/openid-configuration', '/oauth'])
    expect((await get(zoom.url + path)).status).toBe(404)
})

test('HEAD gets no code', async () => {
  await using zoom = await createMockZoom()
  await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
  const response = await fetch(await authorizeUrl(zoom), { method: 'HEAD', redirect: 'manual' })
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST'])
  expect(await zoom.journal.list({ type: 'code.issued' })).toEqual([])
})
