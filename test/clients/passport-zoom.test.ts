import ZoomStrategy from '@giorgosavgeris/passport-zoom-oauth2'
import { Passport } from 'passport'
import { expect, test } from 'vitest'
import { createMockZoom, type MockZoom } from '../../src/mock-zoom/index.ts'
import { standInForZoom } from '../support/in-place-of-zoom.ts'
import { connectThrough, startIntegration } from '../support/integration.ts'
import { usersMe } from '../support/oauth.ts'
import { shapesSent } from '../support/wire.ts'

/** The app of the strategy's README, without express: the strategy asks for little more than `query`. */
async function startApp(zoom: MockZoom) {
  const { clientId, clientSecret } = await zoom.apps.first()
  return startIntegration((url) => {
    const passport = new Passport()
    const options = {
      clientID: clientId,
      clientSecret: clientSecret ?? '',
      callbackURL: `${url}/auth/zoom/callback`,
    }
    passport.use(
      new ZoomStrategy(options, (accessToken, refreshToken, profile, done) =>
        done(null, { accessToken, refreshToken, profile }),
      ),
    )
    const authenticate = passport.authenticate('zoom', { session: false })
    return (request, response) => {
      const { searchParams } = new URL(request.url ?? '', url)
      Object.assign(request, { query: Object.fromEntries(searchParams) })
      authenticate(request, response, (error: unknown) => {
        response.writeHead(error ? 500 : 200, { 'content-type': 'application/json' })
        const { name, message, code } = Object(error)
        response.end(JSON.stringify(error ? { name, message, code } : Reflect.get(request, 'user')))
      })
    }
  })
}

test('passport-zoom-oauth2, with zoom.us hard-coded: connects without a state, and reads the profile at api.zoom.us', async () => {
  await using zoom = await createMockZoom()
  await using _inPlace = await standInForZoom(zoom)
  await using app = await startApp(zoom)
  const { status, text } = await connectThrough(zoom, `${app.url}/auth/zoom`)
  expect(status).toBe(200)
  const { accessToken, refreshToken, profile } = JSON.parse(text)
  expect(profile).toMatchObject({
    provider: 'zoom',
    displayName: 'Jill Chill',
    emails: [{ value: 'jill@example.com' }],
  })
  expect(refreshToken).not.toBe(accessToken)
  expect((await usersMe(zoom, accessToken)).status).toBe(200)
  expect(await shapesSent(zoom)).toEqual([
    'POST zoom.us/oauth/token form:grant_type,redirect_uri,client_id,client_secret,code',
  ])
  // The strategy’s README has no `state`.
  expect((await zoom.findings.list()).map(({ rule }) => rule)).toEqual(['state-missing'])
})

test('passport-zoom-oauth2: a refused code is a TokenError without a message, because Zoom has no error_description', async () => {
  await using zoom = await createMockZoom()
  await using _inPlace = await standInForZoom(zoom)
  await using app = await startApp(zoom)
  const response = await fetch(`${app.url}/auth/zoom/callback?code=stale`)
  expect(await response.text()).toBe('{"name":"TokenError","code":"invalid_grant"}')
})

test('passport-zoom-oauth2: a user who declines isn’t signed in', async () => {
  await using zoom = await createMockZoom()
  await using _inPlace = await standInForZoom(zoom)
  await using app = await startApp(zoom)
  await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'decline' })
  expect((await fetch(`${app.url}/auth/zoom`)).status).toBe(401)
})
