import { generateCodeVerifier, OAuth2Client, OAuth2Fetch } from '@badgateway/oauth2-client'
import { expect, test } from 'vitest'
import { createMockZoom, type MockZoom } from '../../src/mock-zoom/index.ts'
import { consent } from '../support/consent.ts'
import { redirectUri, usersMe } from '../support/oauth.ts'
import { shapesSent } from '../support/wire.ts'

type Method = 'client_secret_basic' | 'client_secret_basic_interop' | 'client_secret_post'

const clientOf = async (zoom: MockZoom, authenticationMethod?: Method) =>
  new OAuth2Client({
    server: zoom.url,
    clientId: (await zoom.apps.first()).clientId,
    clientSecret: (await zoom.apps.first()).clientSecret ?? '',
    tokenEndpoint: '/oauth/token',
    authorizationEndpoint: '/oauth/authorize',
    revocationEndpoint: '/oauth/revoke',
    ...(authenticationMethod && { authenticationMethod }),
  })

async function connect(zoom: MockZoom, client: OAuth2Client) {
  const codeVerifier = await generateCodeVerifier()
  const asked = { redirectUri, state: 'a-state', codeVerifier }
  const scope = ['user:read:user', 'meeting:read:meeting']
  const callback = await consent(zoom, await client.authorizationCode.getAuthorizeUri({ ...asked, scope }))
  return client.authorizationCode.getTokenFromCodeRedirect(callback, asked)
}

for (const method of ['client_secret_basic', 'client_secret_basic_interop', 'client_secret_post'] as const) {
  test(`@badgateway/oauth2-client, ${method}: connects, refreshes, revokes with a token_type_hint`, async () => {
    await using zoom = await createMockZoom()
    const client = await clientOf(zoom, method)
    const first = await connect(zoom, client)
    expect(first).toMatchObject({
      scope: ['user:read:user', 'meeting:read:meeting'],
      extraParams: { api_url: zoom.url },
    })
    const second = await client.refreshToken(first)
    expect(second.refreshToken).not.toBe(first.refreshToken)
    expect((await usersMe(zoom, second.accessToken)).status).toBe(200)
    await client.revoke(second)
    expect((await usersMe(zoom, second.accessToken)).status).toBe(401)
    const revoked = (await shapesSent(zoom)).at(-1)
    expect(revoked).toBe(
      method === 'client_secret_post'
        ? 'POST mock/oauth/revoke form:token,token_type_hint,client_id,client_secret'
        : 'POST mock/oauth/revoke Basic form:token,token_type_hint',
    )
    expect(await zoom.findings.list()).toEqual([])
  })
}

test('@badgateway/oauth2-client: an error has Zoom’s code but not its text, because the client reads error_description', async () => {
  await using zoom = await createMockZoom()
  const client = await clientOf(zoom)
  const first = await connect(zoom, client)
  await client.refreshToken(first)
  const message = 'OAuth2 error invalid_grant.'
  await expect(client.authorizationCode.getToken({ code: 'stale', redirectUri })).rejects.toMatchObject({
    message,
    oauth2Code: 'invalid_grant',
    httpCode: 400,
    parsedBody: { reason: 'Invalid authorization code', error: 'invalid_grant' },
  })
  await expect(client.refreshToken(first)).rejects.toMatchObject({
    message,
    parsedBody: { reason: 'Invalid Token!', error: 'invalid_grant' },
  })
})

test('@badgateway/oauth2-client: its fetch refreshes once when the API responds with 401', async () => {
  await using zoom = await createMockZoom()
  const client = await clientOf(zoom)
  const token = await connect(zoom, client)
  const wrapper = new OAuth2Fetch({ client, getNewToken: () => token, scheduleRefresh: false })
  await zoom.clock.advance({ hours: 1 })
  const response = await wrapper.fetch(`${zoom.url}/v2/users/me`)
  expect(response.status).toBe(200)
  expect(await zoom.journal.list({ type: 'refresh.rotated' })).toHaveLength(1)
})

test('@badgateway/oauth2-client without endpoints finds them in the discovery document', async () => {
  await using zoom = await createMockZoom()
  const { clientId, clientSecret } = await zoom.apps.first()
  const client = new OAuth2Client({ server: zoom.url, clientId, clientSecret: clientSecret ?? '' })
  expect((await client.clientCredentials()).accessToken).not.toBe('')
  expect(await zoom.journal.list({ type: 'request.unknown-route' })).toEqual([])
})
