import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { control, controlJson, ownProblem } from '../support/control.ts'
import { exchange, newCode, parseTokens, redirectUri } from '../support/oauth.ts'

const user = 'jill@example.com'

test('an install from the Marketplace returns a callback with a code and no state', async () => {
  await using zoom = await createMockZoom()
  const { status, body } = await control(zoom, 'POST /__mock/installs', { user, redirectUri })
  expect(status).toBe(201)
  const { callbackUrl } = JSON.parse(body)
  expect(body).toBe(`{"callbackUrl":"${callbackUrl}"}`)
  expect(callbackUrl).toMatch(/^http:\/\/127\.0\.0\.1:3999\/callback\?code=[\w-]{33}$/)
  parseTokens(await exchange(zoom, new URL(callbackUrl).searchParams.get('code') ?? ''))
  // There was nothing for the app to compare.
  expect((await zoom.findings.list()).map(({ rule }) => rule)).toEqual(['install-without-state-accepted'])
})

test('it keeps the query of the redirect URI', async () => {
  await using zoom = await createMockZoom()
  const installed = await control(zoom, 'POST /__mock/installs', { user, redirectUri: `${redirectUri}?a=1` })
  expect(JSON.parse(installed.body).callbackUrl).toMatch(/\/callback\?a=1&code=[\w-]{33}$/)
})

test('it installs the app that is named, for the user who is named by id or email', async () => {
  await using zoom = await createMockZoom()
  const { redirectUris, scopes } = await zoom.apps.first()
  await controlJson(zoom, 'POST /__mock/apps', {
    clientId: 'other',
    name: 'Other',
    clientSecret: 'x',
    redirectUris,
    scopes,
  })
  await controlJson(zoom, 'POST /__mock/installs', {
    user: '8lrMcSI3SDGjou_myUKlqQ',
    redirectUri,
    clientId: 'other',
  })
  expect(await zoom.journal.list({ type: 'code.issued' })).toMatchObject([
    { clientId: 'other', userId: '8lrMcSI3SDGjou_myUKlqQ' },
  ])
})

test('the user who installed it is not asked later', async () => {
  await using zoom = await createMockZoom()
  await controlJson(zoom, 'POST /__mock/installs', { user, redirectUri })
  await newCode(zoom)
  expect((await zoom.journal.list({ type: 'code.issued' })).at(-1)).toMatchObject({ consent: 'skipped' })
})

test('a user who doesn’t exist', async () => {
  await using zoom = await createMockZoom()
  expect(await control(zoom, 'POST /__mock/installs', { user: 'nobody', redirectUri })).toMatchObject({
    status: 404,
    body: ownProblem('There is no Zoom user nobody.', 'GET /__mock/users lists them.'),
  })
})

for (const [body, reason] of [
  [{ redirectUri: 'https://evil.example/' }, 'redirect-uri-not-registered'],
  [{ redirectUri: 'no address' }, 'redirect-uri-not-registered'],
  [{ redirectUri, clientId: 'nobody' }, 'authorize-client-unknown'],
  [{ redirectUri, clientId: '__proto__' }, 'authorize-client-unknown'],
  [{ redirectUri, clientId: 'acme_desktop_pub_0001' }, 'code-challenge-missing'],
] as const) {
  test(`an install that Zoom would refuse is refused: ${JSON.stringify(body)}`, async () => {
    await using zoom = await createMockZoom()
    expect(await control(zoom, 'POST /__mock/installs', { user, ...body })).toMatchObject({
      status: 400,
      body: ownProblem(
        `Zoom would not install it: ${reason}.`,
        'Use a redirect URI and an app that are registered.',
      ),
    })
    expect(await zoom.journal.list({ type: 'code.issued' })).toEqual([])
  })
}
