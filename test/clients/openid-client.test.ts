import * as client from 'openid-client'
import { expect, test } from 'vitest'
import { createMockZoom, type MockZoom } from '../../src/mock-zoom/index.ts'
import { consent } from '../support/consent.ts'
import { answerDevice } from '../support/device.ts'
import { redirectUri, usersMe } from '../support/oauth.ts'
import { shapesSent } from '../support/wire.ts'

/** Zoom has no discovery document, so the endpoints are listed here. */
function configure(
  zoom: MockZoom,
  clientId: string,
  authentication: client.ClientAuth,
): client.Configuration {
  const server = {
    issuer: 'https://zoom.us',
    authorization_endpoint: `${zoom.url}/oauth/authorize`,
    token_endpoint: `${zoom.url}/oauth/token`,
    revocation_endpoint: `${zoom.url}/oauth/revoke`,
    device_authorization_endpoint: `${zoom.url}/oauth/devicecode`,
  }
  const config = new client.Configuration(server, clientId, undefined, authentication)
  client.allowInsecureRequests(config)
  return config
}

async function connect(zoom: MockZoom, config: client.Configuration) {
  const [pkceCodeVerifier, expectedState] = [client.randomPKCECodeVerifier(), client.randomState()]
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'user:read:user',
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
  })
  const callback = await consent(zoom, url)
  return client.authorizationCodeGrant(config, callback, { pkceCodeVerifier, expectedState })
}

const scheduler = async (zoom: MockZoom, way = client.ClientSecretBasic) =>
  configure(zoom, (await zoom.apps.first()).clientId, way((await zoom.apps.first()).clientSecret ?? ''))

for (const [name, way, head] of [
  ['ClientSecretBasic, which escapes', client.ClientSecretBasic, 'Basic form:'],
  ['ClientSecretPost', client.ClientSecretPost, 'form:'],
] as const) {
  test(`openid-client, ${name}: connects, refreshes, revokes`, async () => {
    await using zoom = await createMockZoom()
    const config = await scheduler(zoom, way)
    const first = await connect(zoom, config)
    expect(first).toMatchObject({ token_type: 'bearer', expires_in: 3599, scope: 'user:read:user' })
    const second = await client.refreshTokenGrant(config, first.refresh_token ?? '')
    expect(second.refresh_token).not.toBe(first.refresh_token)
    expect((await usersMe(zoom, second.access_token)).status).toBe(200)
    await client.tokenRevocation(config, second.access_token)
    expect((await usersMe(zoom, second.access_token)).status).toBe(401)
    expect((await shapesSent(zoom)).every((shape) => shape.includes(` ${head}`))).toBe(true)
    expect(await zoom.findings.list()).toEqual([])
  })
}

test('openid-client: an error has Zoom’s code but no description; Zoom’s reason is in its cause', async () => {
  await using zoom = await createMockZoom()
  const config = await scheduler(zoom)
  const { refresh_token = '' } = await connect(zoom, config)
  await client.refreshTokenGrant(config, refresh_token)
  const stale = client.authorizationCodeGrant(config, new URL(`${redirectUri}?code=stale`))
  await expect(stale).rejects.toMatchObject({
    error: 'invalid_grant',
    status: 400,
    cause: { reason: 'Invalid authorization code', error: 'invalid_grant' },
  })
  const dead = client.refreshTokenGrant(config, refresh_token)
  await expect(dead).rejects.toMatchObject({
    error_description: undefined,
    cause: { reason: 'Invalid Token!', error: 'invalid_grant' },
  })
})

test('openid-client: a user who declines is an error with access_denied', async () => {
  await using zoom = await createMockZoom()
  const config = await scheduler(zoom)
  const url = client.buildAuthorizationUrl(config, { redirect_uri: redirectUri, state: 'a-state' })
  const callback = await consent(zoom, url, 'decline')
  const grant = client.authorizationCodeGrant(config, callback, { expectedState: 'a-state' })
  await expect(grant).rejects.toMatchObject({ error: 'access_denied' })
})

test('openid-client: server-to-server is a generic grant', async () => {
  await using zoom = await createMockZoom()
  const config = configure(
    zoom,
    'acme_reports_s2s_0001',
    client.ClientSecretBasic('acme-reports-secret-for-dev-0001'),
  )
  const account_id = (await zoom.users.list())[0]?.accountId ?? ''
  const answer = await client.genericGrantRequest(config, 'account_credentials', { account_id })
  expect(answer).toMatchObject({ token_type: 'bearer', expires_in: 3600 })
})

test('openid-client, public client: the device flow', async () => {
  await using zoom = await createMockZoom()
  const config = configure(zoom, 'acme_desktop_pub_0001', client.None())
  const started = await client.initiateDeviceAuthorization(config, {})
  expect(started).toMatchObject({ verification_uri: `${zoom.url}/oauth_device`, interval: 5 })
  await answerDevice(zoom, started.user_code, 'allow')
  const tokens = await client.pollDeviceAuthorizationGrant(config, { ...started, interval: 0 })
  expect((await usersMe(zoom, tokens.access_token)).status).toBe(200)
  expect(await shapesSent(zoom)).toEqual([
    'POST mock/oauth/devicecode form:client_id',
    'POST mock/oauth/token form:device_code,grant_type,client_id',
  ])
})

test('openid-client: discovery fails, because Zoom has none', async () => {
  await using zoom = await createMockZoom()
  const options = { execute: [client.allowInsecureRequests] }
  const found = client.discovery(
    new URL(zoom.url),
    (await zoom.apps.first()).clientId,
    undefined,
    undefined,
    options,
  )
  await expect(found).rejects.toMatchObject({ code: 'OAUTH_RESPONSE_IS_NOT_CONFORM' })
})
