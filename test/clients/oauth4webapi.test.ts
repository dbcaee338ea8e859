import * as oauth from 'oauth4webapi'
import { expect, test } from 'vitest'
import { createMockZoom, type MockZoom } from '../../src/mock-zoom/index.ts'
import { consent } from '../support/consent.ts'
import { answerDevice } from '../support/device.ts'
import { redirectUri, usersMe } from '../support/oauth.ts'
import { shapesSent } from '../support/wire.ts'

const insecure = { [oauth.allowInsecureRequests]: true }
const serverOf = ({ url }: MockZoom): oauth.AuthorizationServer => ({
  issuer: 'https://zoom.us',
  token_endpoint: `${url}/oauth/token`,
  revocation_endpoint: `${url}/oauth/revoke`,
  device_authorization_endpoint: `${url}/oauth/devicecode`,
})

/** One app at one server, with one kind of client authentication. */
function bind(zoom: MockZoom, clientId: string, way: oauth.ClientAuth) {
  const [as, app] = [serverOf(zoom), { client_id: clientId }]
  return {
    async exchange(callback: URL, verifier: string) {
      const parameters = oauth.validateAuthResponse(as, app, callback, oauth.skipStateCheck)
      return oauth.processAuthorizationCodeResponse(
        as,
        app,
        await oauth.authorizationCodeGrantRequest(as, app, way, parameters, redirectUri, verifier, insecure),
      )
    },
    refresh: async (token: string) =>
      oauth.processRefreshTokenResponse(
        as,
        app,
        await oauth.refreshTokenGrantRequest(as, app, way, token, insecure),
      ),
    revoke: async (token: string) =>
      oauth.processRevocationResponse(await oauth.revocationRequest(as, app, way, token, insecure)),
    startDevice: async () =>
      oauth.processDeviceAuthorizationResponse(
        as,
        app,
        await oauth.deviceAuthorizationRequest(as, app, way, {}, insecure),
      ),
    pollDevice: async (code: string) =>
      oauth.processDeviceCodeResponse(
        as,
        app,
        await oauth.deviceCodeGrantRequest(as, app, way, code, insecure),
      ),
  }
}

async function connect(zoom: MockZoom, bound: ReturnType<typeof bind>, clientId: string) {
  const verifier = oauth.generateRandomCodeVerifier()
  const url = new URL(`${zoom.url}/oauth/authorize`)
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).toString()
  const callback = await consent(zoom, url)
  return bound.exchange(callback, verifier)
}

for (const [name, clientId, way, sent] of [
  [
    'ClientSecretBasic, which escapes - and _',
    'acme_scheduler_dev_01',
    oauth.ClientSecretBasic('acme-scheduler-secret-for-dev-01'),
    'POST mock/oauth/token Basic form:refresh_token,grant_type',
  ],
  [
    'ClientSecretPost',
    'acme_scheduler_dev_01',
    oauth.ClientSecretPost('acme-scheduler-secret-for-dev-01'),
    'POST mock/oauth/token form:refresh_token,grant_type,client_id,client_secret',
  ],
  [
    'None, a public client',
    'acme_desktop_pub_0001',
    oauth.None(),
    'POST mock/oauth/token form:refresh_token,grant_type,client_id',
  ],
] as const) {
  test(`oauth4webapi, ${name}: connects, refreshes, revokes`, async () => {
    await using zoom = await createMockZoom()
    const bound = bind(zoom, clientId, way)
    const { refresh_token = '' } = await connect(zoom, bound, clientId)
    const again = await bound.refresh(refresh_token)
    expect(again).toMatchObject({ token_type: 'bearer', expires_in: 3599 })
    await bound.revoke(again.access_token)
    expect((await usersMe(zoom, again.access_token)).status).toBe(401)
    expect(await shapesSent(zoom)).toContain(sent)
    // A dead token has no description, because Zoom calls it reason.
    const dead = bound.refresh(refresh_token)
    await expect(dead).rejects.toBeInstanceOf(oauth.ResponseBodyError)
    await expect(dead).rejects.toMatchObject({
      status: 400,
      error: 'invalid_grant',
      cause: { reason: 'Invalid Token!' },
    })
  })
}

test('oauth4webapi, 2020: a dead refresh token is 401 and invalid_request, and still a ResponseBodyError', async () => {
  await using zoom = await createMockZoom({ profile: '2020' })
  const bound = bind(
    zoom,
    (await zoom.apps.first()).clientId,
    oauth.ClientSecretBasic((await zoom.apps.first()).clientSecret ?? ''),
  )
  await expect(bound.refresh('dead')).rejects.toMatchObject({
    status: 401,
    error: 'invalid_request',
    cause: { reason: 'Invalid Token!' },
  })
})

test('oauth4webapi: the device flow, polled too early, declined, and allowed', async () => {
  await using zoom = await createMockZoom()
  const bound = bind(zoom, 'acme_desktop_pub_0001', oauth.None())
  const [first, second] = [await bound.startDevice(), await bound.startDevice()]
  await expect(bound.pollDevice(first.device_code)).rejects.toMatchObject({ error: 'authorization_pending' })
  await expect(bound.pollDevice(first.device_code)).rejects.toMatchObject({ error: 'slow_down' })
  await zoom.clock.advance({ seconds: 10 })
  await answerDevice(zoom, first.user_code, 'allow')
  const { access_token } = await bound.pollDevice(first.device_code)
  expect((await usersMe(zoom, access_token)).status).toBe(200)
  await answerDevice(zoom, second.user_code, 'decline')
  await expect(bound.pollDevice(second.device_code)).rejects.toMatchObject({ error: 'access_denied' })
})
