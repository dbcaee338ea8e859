import ClientOAuth2 from 'client-oauth2'
import { expect, test } from 'vitest'
import { createMockZoom, type MockZoom } from '../../src/mock-zoom/index.ts'
import { consent } from '../support/consent.ts'
import { redirectUri } from '../support/oauth.ts'
import { shapesSent } from '../support/wire.ts'

const clientOf = async (zoom: MockZoom, state?: string) =>
  new ClientOAuth2({
    clientId: (await zoom.apps.first()).clientId,
    clientSecret: (await zoom.apps.first()).clientSecret ?? '',
    accessTokenUri: `${zoom.url}/oauth/token`,
    authorizationUri: `${zoom.url}/oauth/authorize`,
    redirectUri,
    ...(state !== undefined && { state }),
  })

test('client-oauth2, of 2016: connects, signs a request, refreshes', async () => {
  await using zoom = await createMockZoom()
  const client = await clientOf(zoom, '{"person":"alice & bob"}')
  const callback = await consent(zoom, client.code.getUri())
  const first = await client.code.getToken(callback.href)
  expect(first.data).toMatchObject({ token_type: 'bearer', api_url: zoom.url })
  const second = await first.refresh()
  expect(second.refreshToken).not.toBe(first.refreshToken)
  const { url, ...init } = second.sign({ method: 'get', url: `${zoom.url}/v2/users/me` })
  expect((await fetch(url, init as RequestInit)).status).toBe(200)
  expect(await shapesSent(zoom)).toEqual([
    'POST mock/oauth/token Basic form:code,grant_type,redirect_uri',
    'POST mock/oauth/token Basic form:refresh_token,grant_type',
  ])
  expect(await zoom.findings.list()).toEqual([])
})

test('client-oauth2 without a state sends state= and gets none back', async () => {
  await using zoom = await createMockZoom()
  const uri = (await clientOf(zoom)).code.getUri()
  expect(uri).toMatch(/&state=$/)
  const callback = await consent(zoom, uri)
  expect([...callback.searchParams.keys()]).toEqual(['code'])
})

for (const profile of ['2026', '2020'] as const) {
  test(`client-oauth2, ${profile}: its message for a refused code is RFC 6749’s, with Zoom’s body beside it`, async () => {
    await using zoom = await createMockZoom({ profile })
    const client = await clientOf(zoom)
    const uri = `${redirectUri}?code=stale`
    const error = profile === '2026' ? 'invalid_grant' : 'invalid_request'
    await expect(client.code.getToken(uri)).rejects.toMatchObject({
      code: 'EAUTH',
      message: expect.stringContaining(
        profile === '2026' ? 'The provided authorization grant' : 'The request is missing',
      ),
      body: {
        error,
        reason: profile === '2026' ? 'Invalid authorization code' : 'Invalid authorization code stale',
      },
    })
    const dead = client.createToken('access', 'dead', 'bearer', { expires_in: '3599' })
    await expect(dead.refresh()).rejects.toMatchObject({ body: { reason: 'Invalid Token!', error } })
  })
}

test('client-oauth2: client credentials', async () => {
  await using zoom = await createMockZoom()
  const { data } = await (await clientOf(zoom)).credentials.getToken()
  expect(data).toMatchObject({ token_type: 'bearer', expires_in: 3600 })
})
