import { AuthorizationCode, ClientCredentials, type ModuleOptions } from 'simple-oauth2'
import { expect, test } from 'vitest'
import { createMockZoom, type MockZoom } from '../../src/mock-zoom/index.ts'
import { consent } from '../support/consent.ts'
import { redirectUri, usersMe } from '../support/oauth.ts'
import { shapesSent } from '../support/wire.ts'

const settings = async (zoom: MockZoom, options: ModuleOptions['options'] = {}): Promise<ModuleOptions> => ({
  client: { id: (await zoom.apps.first()).clientId, secret: (await zoom.apps.first()).clientSecret ?? '' },
  auth: {
    tokenHost: zoom.url,
    tokenPath: '/oauth/token',
    authorizePath: '/oauth/authorize',
    revokePath: '/oauth/revoke',
  },
  options,
})

async function connect(zoom: MockZoom, client: AuthorizationCode) {
  const callback = await consent(
    zoom,
    client.authorizeURL({ redirect_uri: redirectUri, scope: ['user:read:user'], state: 'a+b/c=' }),
  )
  expect(callback.searchParams.get('state')).toBe('a+b/c=')
  return client.getToken({ code: callback.searchParams.get('code') ?? '', redirect_uri: redirectUri })
}

const ways = [
  ['Basic, escaped (its default)', {}, 'Basic form:'],
  ['Basic as it is', { credentialsEncodingMode: 'loose' }, 'Basic form:'],
  ['credentials in the form', { authorizationMethod: 'body' }, 'form:'],
] as const

for (const [name, options, head] of ways) {
  test(`simple-oauth2, ${name}: connects, refreshes, revokes both tokens one after the other`, async () => {
    await using zoom = await createMockZoom()
    const client = new AuthorizationCode(await settings(zoom, options))
    const first = await connect(zoom, client)
    expect(first.token).toMatchObject({ token_type: 'bearer', expires_in: 3599, scope: 'user:read:user' })
    expect(first.expired()).toBe(false)
    const second = await first.refresh()
    expect(second.token.refresh_token).not.toBe(first.token.refresh_token)
    const accessToken = String(second.token.access_token)
    expect((await usersMe(zoom, accessToken)).status).toBe(200)
    await second.revokeAll()
    expect((await usersMe(zoom, accessToken)).status).toBe(401)
    const [, refreshed, ...revoked] = await shapesSent(zoom)
    expect(refreshed).toContain(`POST mock/oauth/token ${head}`)
    expect(revoked).toHaveLength(2)
    expect(revoked[1]).toContain(`POST mock/oauth/revoke ${head}token,token_type_hint`)
    // `a+b/c=` shows that it comes back unchanged; for a real app it is too short.
    expect((await zoom.findings.list()).map(({ rule }) => rule)).toEqual(['state-guessable'])
  })
}

test('simple-oauth2: a refused code and a dead refresh token are errors with Zoom’s body as payload', async () => {
  await using zoom = await createMockZoom()
  const client = new AuthorizationCode(await settings(zoom))
  const first = await connect(zoom, client)
  await first.refresh()
  await expect(client.getToken({ code: 'stale', redirect_uri: redirectUri })).rejects.toMatchObject({
    output: { statusCode: 400 },
    data: { payload: { reason: 'Invalid authorization code', error: 'invalid_grant' } },
  })
  await expect(first.refresh()).rejects.toMatchObject({
    output: { statusCode: 400 },
    data: { payload: { reason: 'Invalid Token!', error: 'invalid_grant' } },
  })
})

test('simple-oauth2 with a JSON body: Zoom finds no grant type, and says that it isn’t supported', async () => {
  await using zoom = await createMockZoom()
  const client = new AuthorizationCode(await settings(zoom, { bodyFormat: 'json' }))
  await expect(connect(zoom, client)).rejects.toMatchObject({
    data: { payload: { reason: 'unsupported grant type', error: 'unsupported_grant_type' } },
  })
})

test('simple-oauth2: client credentials', async () => {
  await using zoom = await createMockZoom()
  const { client } = await settings(zoom)
  const auth = { tokenHost: zoom.url, tokenPath: '/oauth/token' }
  const { token } = await new ClientCredentials({ client, auth }).getToken({})
  expect(token).toMatchObject({ token_type: 'bearer', expires_in: 3600 })
  expect(token).not.toHaveProperty('refresh_token')
})
