import grant, { type GrantConfig, type GrantHandler } from 'grant'
import { expect, test } from 'vitest'
import { createMockZoom, type MockZoom } from '../../src/mock-zoom/index.ts'
import { standInForZoom } from '../support/in-place-of-zoom.ts'
import { connectThrough, startIntegration } from '../support/integration.ts'
import { usersMe } from '../support/oauth.ts'
import { shapesSent } from '../support/wire.ts'

/** The app of grant's README for plain Node: it responds with the tokens. */
async function startApp(zoom: MockZoom, options: GrantConfig[string] = {}) {
  const { clientId, clientSecret } = await zoom.apps.first()
  return startIntegration((origin) => {
    const config = {
      defaults: { origin, transport: 'state', state: true, pkce: true, response: ['tokens', 'raw'] },
      zoom: {
        key: clientId,
        secret: clientSecret ?? '',
        ...options,
      },
    } satisfies GrantConfig
    const handle: GrantHandler = grant.default({ handler: 'node', config, session: { secret: 'grant' } })
    return async (request, response) => {
      const { response: tokens, redirect } = await handle(request, response)
      if (redirect) return
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(tokens))
    }
  })
}

for (const [name, options, shape] of [
  [
    'credentials in the form and a verifier of 80 hex characters',
    {},
    'POST zoom.us/oauth/token form:grant_type,code,client_id,client_secret,redirect_uri,code_verifier',
  ],
  [
    'Basic',
    { token_endpoint_auth_method: 'client_secret_basic' },
    'POST zoom.us/oauth/token Basic form:grant_type,code,redirect_uri,code_verifier',
  ],
] as const) {
  test(`grant, with zoom.us hard-coded: connects with ${name}`, async () => {
    await using zoom = await createMockZoom()
    await using _inPlace = await standInForZoom(zoom)
    await using app = await startApp(zoom, options)
    const tokens = JSON.parse((await connectThrough(zoom, `${app.url}/connect/zoom`)).text)
    expect(tokens.raw).toMatchObject({ token_type: 'bearer', expires_in: 3599 })
    expect((await usersMe(zoom, tokens.access_token)).status).toBe(200)
    expect(await shapesSent(zoom)).toEqual([shape])
    expect(await zoom.findings.list()).toEqual([])
  })
}

test('grant: a refused code is an error with Zoom’s body', async () => {
  await using zoom = await createMockZoom()
  await using _inPlace = await standInForZoom(zoom)
  await using app = await startApp(zoom, { state: false, pkce: false })
  const started = await fetch(`${app.url}/connect/zoom`, { redirect: 'manual' })
  const cookie = started.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const response = await fetch(`${app.url}/connect/zoom/callback?code=stale`, { headers: { cookie } })
  expect(await response.json()).toEqual({
    error: { reason: 'Invalid authorization code', error: 'invalid_grant' },
  })
})
