import { OAuth2 } from 'oauth'
import { expect, test } from 'vitest'
import { createMockZoom, type MockZoom } from '../../src/mock-zoom/index.ts'
import { consent } from '../support/consent.ts'
import { redirectUri } from '../support/oauth.ts'
import { shapesSent } from '../support/wire.ts'

const clientOf = async (zoom: MockZoom, headers: Record<string, string> = {}) =>
  new OAuth2(
    (await zoom.apps.first()).clientId,
    (await zoom.apps.first()).clientSecret ?? '',
    zoom.url,
    '/oauth/authorize',
    '/oauth/token',
    headers,
  )

/** The library is from 2010 and uses callbacks. */
function getTokens(client: OAuth2, code: string, parameters: object) {
  return new Promise<{ access: string; refresh: string }>((resolve, reject) => {
    client.getOAuthAccessToken(code, parameters, (error, access = '', refresh = '') =>
      error ? reject(error) : resolve({ access, refresh }),
    )
  })
}

const exchange = { grant_type: 'authorization_code', redirect_uri: redirectUri }

test('oauth (node-oauth): connects, refreshes, calls the API with the header', async () => {
  await using zoom = await createMockZoom()
  const client = await clientOf(zoom)
  const url = client.getAuthorizeUrl({ response_type: 'code', redirect_uri: redirectUri })
  const callback = await consent(zoom, url)
  const first = await getTokens(client, callback.searchParams.get('code') ?? '', exchange)
  const second = await getTokens(client, first.refresh, { grant_type: 'refresh_token' })
  expect(second.refresh).not.toBe(first.refresh)
  client.useAuthorizationHeaderforGET(true)
  const body = await new Promise((resolve, reject) => {
    client.get(`${zoom.url}/v2/users/me`, second.access, (error, data) =>
      error ? reject(error) : resolve(data),
    )
  })
  expect(JSON.parse(String(body))).toMatchObject({ email: 'jill@example.com' })
  expect(await shapesSent(zoom)).toEqual([
    'POST mock/oauth/token form:grant_type,redirect_uri,client_id,client_secret,code',
    'POST mock/oauth/token form:grant_type,client_id,client_secret,refresh_token',
  ])
  // The library leaves `state` to the app, and its README has none.
  expect((await zoom.findings.list()).map(({ rule }) => rule)).toEqual(['state-missing'])
})

test('oauth (node-oauth): by default it puts the access token in the query, which Zoom has refused since 2023', async () => {
  await using zoom = await createMockZoom()
  const client = await clientOf(zoom)
  const url = client.getAuthorizeUrl({ response_type: 'code', redirect_uri: redirectUri })
  const callback = await consent(zoom, url)
  const { access } = await getTokens(client, callback.searchParams.get('code') ?? '', exchange)
  const error = await new Promise((resolve) => {
    client.get(`${zoom.url}/v2/users/me`, access, resolve)
  })
  expect(error).toEqual({
    statusCode: 401,
    data: '{"code":124,"message":"Invalid access token, this access token is not supported as query parameter string."}',
  })
})

test('oauth (node-oauth) with Basic as a custom header sends both credentials at once', async () => {
  await using zoom = await createMockZoom()
  const credentials = Buffer.from(
    `${(await zoom.apps.first()).clientId}:${(await zoom.apps.first()).clientSecret}`,
  ).toString('base64')
  const client = await clientOf(zoom, { Authorization: `Basic ${credentials}` })
  const stale = getTokens(client, 'stale', exchange)
  await expect(stale).rejects.toEqual({
    statusCode: 400,
    data: '{"reason":"Invalid authorization code","error":"invalid_grant"}',
  })
  expect(await shapesSent(zoom)).toEqual([
    'POST mock/oauth/token Basic form:grant_type,redirect_uri,client_id,client_secret,code',
  ])
})
