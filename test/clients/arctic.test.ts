import { generateCodeVerifier, generateState, OAuth2RequestError, Zoom } from 'arctic'
import { expect, test } from 'vitest'
import { createMockZoom, type MockZoom } from '../../src/mock-zoom/index.ts'
import { consent } from '../support/consent.ts'
import { standInForZoom } from '../support/in-place-of-zoom.ts'
import { redirectUri, usersMe } from '../support/oauth.ts'
import { shapesSent } from '../support/wire.ts'

// arcticjs.dev/providers/zoom: https://zoom.us is hard-coded in the provider.
const arcticFor = async (zoom: MockZoom) =>
  new Zoom((await zoom.apps.first()).clientId, (await zoom.apps.first()).clientSecret ?? '', redirectUri)

async function connect(zoom: MockZoom, arctic: Zoom) {
  const [state, verifier] = [generateState(), generateCodeVerifier()]
  const url = arctic.createAuthorizationURL(state, verifier, ['user:read:user', 'meeting:read:meeting'])
  const callback = await consent(zoom, url)
  expect(callback.searchParams.get('state')).toBe(state)
  return arctic.validateAuthorizationCode(callback.searchParams.get('code') ?? '', verifier)
}

test('arctic, redirected here from zoom.us: connects, reads every field, refreshes, revokes', async () => {
  await using zoom = await createMockZoom()
  await using _inPlace = await standInForZoom(zoom)
  const arctic = await arcticFor(zoom)
  const tokens = await connect(zoom, arctic)
  expect(tokens.scopes()).toEqual(['user:read:user', 'meeting:read:meeting'])
  expect(tokens.accessTokenExpiresInSeconds()).toBe(3599)
  expect(tokens.tokenType()).toBe('bearer')
  expect(tokens.data).toMatchObject({ api_url: 'https://api.zoom.us' })
  const again = await arctic.refreshAccessToken(tokens.refreshToken())
  expect(again.refreshToken()).not.toBe(tokens.refreshToken())
  expect((await usersMe(zoom, again.accessToken())).status).toBe(200)
  await arctic.revokeToken(again.accessToken())
  expect((await usersMe(zoom, again.accessToken())).status).toBe(401)
  expect(await shapesSent(zoom)).toEqual([
    'POST zoom.us/oauth/token Basic form:grant_type,code,redirect_uri,code_verifier',
    'POST zoom.us/oauth/token Basic form:grant_type,refresh_token',
    'POST zoom.us/oauth/revoke Basic form:token',
  ])
  expect(await zoom.findings.list()).toEqual([])
})

for (const profile of ['2026', '2020'] as const) {
  test(`arctic, ${profile}: reads Zoom’s error, but no description, because Zoom calls it reason`, async () => {
    await using zoom = await createMockZoom({ profile })
    await using _inPlace = await standInForZoom(zoom)
    const arctic = await arcticFor(zoom)
    const tokens = await connect(zoom, arctic)
    await arctic.refreshAccessToken(tokens.refreshToken())
    const error = profile === '2026' ? 'invalid_grant' : 'invalid_request'
    const refused = new OAuth2RequestError(error, null, null, null)
    await expect(arctic.validateAuthorizationCode('stale', generateCodeVerifier())).rejects.toEqual(refused)
    await expect(arctic.refreshAccessToken(tokens.refreshToken())).rejects.toEqual(refused)
  })
}
