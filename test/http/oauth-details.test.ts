import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { authorizeUrl, exchange, newCode, redirectUri } from '../support/oauth.ts'

const json = { headers: { accept: 'application/json' }, redirect: 'manual' } as const

// github.com/api-evangelist/zoom-phone, authentication/zoom-phone-authentication.yml (July 2026)
test('the discovery document, and none of OpenID’s', async () => {
  await using zoom = await createMockZoom()
  const answer = await fetch(`${zoom.url}/.well-known/oauth-authorization-server`)
  expect([answer.status, (await answer.text()).replaceAll(zoom.url, 'https://zoom.us')]).toEqual([
    200,
    '{"issuer":"https://zoom.us","authorization_endpoint":"https://zoom.us/oauth/authorize",' +
      '"token_endpoint":"https://zoom.us/oauth/token","grant_types_supported":["authorization_code",' +
      '"refresh_token","client_credentials","urn:ietf:params:oauth:grant-type:jwt-bearer"],' +
      '"token_endpoint_auth_methods_supported":["client_secret_basic"],"response_types_supported":["code"],' +
      '"service_documentation":"https://developers.zoom.us/docs/integrations/oauth/"}',
  ])
  expect((await fetch(`${zoom.url}/.well-known/openid-configuration`)).status).toBe(404)
})

test('scopes separated by spaces: accepted, or refused with the switch scopeSeparator; commas always pass', async () => {
  await using zoom = await createMockZoom()
  const [spaces, commas] = [
    await authorizeUrl(zoom, { scope: 'user:read:user meeting:read:meeting' }),
    await authorizeUrl(zoom, { scope: 'user:read:user, meeting:read:meeting' }),
  ]
  await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
  expect((await fetch(spaces, json)).status).toBe(302)
  await zoom.switches.set({ scopeSeparator: 'comma' })
  const page = await fetch(spaces, { headers: { accept: 'text/html' }, redirect: 'manual' })
  expect(await page.text()).toContain(
    'Oops! We were unable to complete your request. Please try again. (4,700)',
  )
  expect((await fetch(commas, json)).status).toBe(302)
  const findings = await zoom.findings.list()
  expect(
    findings.map(({ rule, sentence }) => `${rule}: ${sentence.replace(/\d\d:\d\d:\d\d/, 'TIME')}`),
  ).toEqual([
    'scopes-separated-by-spaces: At TIME Acme Scheduler asked for several scopes with spaces between them: ' +
      '“user:read:user meeting:read:meeting”.',
  ])
})

// github.com/Calnode/calnode/issues/35, github.com/simstudioai/sim/issues/5704
test('an app that isn’t published keeps people of other accounts on Zoom’s page', async () => {
  await using zoom = await createMockZoom()
  const { clientId } = await zoom.apps.first()
  await zoom.apps.change(clientId, { draft: true, accountId: 'fjWCMNv_RySUpbdBJjO-Tg' })
  const url = await authorizeUrl(zoom)
  await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
  expect((await fetch(url, json)).status).toBe(302)
  await zoom.signedIn.choose({ user: 'ada@example.org', consent: 'allow' })
  const answer = await fetch(url, { headers: { accept: 'text/html' }, redirect: 'manual' })
  expect([answer.status, answer.headers.get('location')]).toEqual([400, null])
  const [finding] = await zoom.findings.list()
  expect(finding?.rule).toBe('app-not-published')
  expect(finding?.sentence.replace(/\d\d:\d\d:\d\d/, 'TIME')).toBe(
    'At TIME Acme Scheduler sent ada@example.org to Zoom. The app is not published, and this person belongs to ' +
      'another account than the app.',
  )
})

test('a refused exchange leaves the code usable; with the switch refusedExchangeSpendsCode it doesn’t', async () => {
  await using zoom = await createMockZoom()
  const wrong = { redirect_uri: `${redirectUri}/` }
  const first = await newCode(zoom)
  expect((await exchange(zoom, first, wrong)).status).toBe(400)
  expect((await exchange(zoom, first)).status).toBe(200)
  await zoom.switches.set({ refusedExchangeSpendsCode: true })
  const second = await newCode(zoom)
  await exchange(zoom, second, wrong)
  expect((await exchange(zoom, second)).body).toBe(
    '{"reason":"Invalid authorization code","error":"invalid_grant"}',
  )
  const last = (await zoom.findings.list()).at(-1)
  expect(last?.rule).toBe('code-used-up-by-refusal')
  expect(last?.sentence.replaceAll(/\d\d:\d\d:\d\d/g, 'TIME')).toBe(
    `At TIME Acme Scheduler exchanged code ${second.slice(0, 10)}… again. Its exchange at TIME was refused ` +
      '(redirect-uri-mismatch), and that used the code up.',
  )
  expect(await zoom.journal.list({ type: 'code.refused' })).toMatchObject([
    { reason: 'redirect-uri-mismatch' },
    { reason: 'redirect-uri-mismatch', usedUp: true },
    { reason: 'code-spent' },
  ])
})

test('with PKCE a loopback redirect URI may have another port than the registered one', async () => {
  await using zoom = await createMockZoom()
  const { clientId } = await zoom.apps.first()
  await zoom.apps.change(clientId, { redirectUris: ['http://127.0.0.1:8080/cb'], strictMode: true })
  await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
  const sent = { redirect_uri: 'http://127.0.0.1:51234/cb' }
  const pkce = { code_challenge: 'a-plain-challenge', code_challenge_method: 'plain' }
  expect((await fetch(await authorizeUrl(zoom, { ...sent, ...pkce }), json)).status).toBe(302)
  expect((await fetch(await authorizeUrl(zoom, sent), json)).status).toBe(400)
})
