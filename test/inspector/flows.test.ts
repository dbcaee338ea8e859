import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { consent } from '../support/consent.ts'
import {
  authorizeUrl,
  connect,
  exchange,
  newCode,
  parseTokens,
  post,
  postToken,
  redirectUri,
  refresh,
  usersMe,
} from '../support/oauth.ts'
import { listenForWebhooks, subscribe } from '../support/webhook-target.ts'
import { inspect, short, told } from './scene.ts'

test('a connection from the consent page to its end is one flow between three parties', async () => {
  await using zoom = await createMockZoom()
  const callback = await consent(zoom, await authorizeUrl(zoom))
  const code = callback.searchParams.get('code') ?? ''
  const first = parseTokens(await exchange(zoom, code))
  await usersMe(zoom, first.access_token)
  const second = parseTokens(await refresh(zoom, first.refresh_token))
  await post(zoom, '/oauth/revoke', { token: second.access_token })
  await usersMe(zoom, second.access_token)

  const { flows } = await inspect(zoom)
  expect(flows).toHaveLength(1)
  expect(flows[0]).toMatchObject({
    kind: 'authorization',
    clientId: (await zoom.apps.first()).clientId,
    userId: (await zoom.users.list())[0]?.id,
    codes: [short(code)],
  })
  expect(flows[0]?.exchanges.map(told)).toEqual([
    'browser > zoom: Authorize / 200 the consent page',
    `browser > zoom: Allow / 302 back to the app with code ${short(code)}`,
    `app > zoom: Exchange code ${short(code)} / 200 tokens`,
    'app > zoom: GET /v2/users/me / 200',
    'app > zoom: Refresh / 200 new tokens; the old refresh token is dead',
    'app > zoom: Revoke a token / 200 revoked; the whole grant ended',
    'app > zoom: GET /v2/users/me / 401 “Invalid access token.”',
  ])
})

test('an old code that is sent while a new one waits appears in the flow of the new one', async () => {
  await using zoom = await createMockZoom({ profile: '2020' })
  const old = await newCode(zoom)
  await exchange(zoom, old)
  const fresh = await newCode(zoom)
  await exchange(zoom, old)
  const { flows } = await inspect(zoom)
  expect(flows.map(({ codes, exchanges }) => [codes, exchanges.map(told)])).toEqual([
    [
      [short(old)],
      [
        `browser > zoom: Authorize / 302 back to the app with code ${short(old)}`,
        `app > zoom: Exchange code ${short(old)} / 200 tokens`,
      ],
    ],
    [
      [short(fresh)],
      [
        `browser > zoom: Authorize / 302 back to the app with code ${short(fresh)}`,
        `app > zoom: Exchange code ${short(old)} / 400 “Invalid authorization code …”`,
      ],
    ],
  ])
})

test('two people who connect at the same time are two flows', async () => {
  await using zoom = await createMockZoom()
  const jill = await newCode(zoom, { state: 'one' }, 'jill@example.com')
  const sam = await newCode(zoom, { state: 'two' }, 'sam@example.com')
  await exchange(zoom, jill, { redirect_uri: `${redirectUri}/other` })
  await exchange(zoom, sam)
  await exchange(zoom, jill)
  const { flows } = await inspect(zoom)
  expect(flows.map(({ userId, exchanges }) => [userId, exchanges.length])).toEqual([
    [(await zoom.users.list())[0]?.id, 3],
    [(await zoom.users.list())[1]?.id, 2],
  ])
})

test('the grant that is superseded keeps its own flow', async () => {
  await using zoom = await createMockZoom()
  const first = await connect(zoom)
  await connect(zoom)
  await refresh(zoom, first.refresh_token)
  const { flows } = await inspect(zoom)
  expect(flows.map(({ exchanges }) => exchanges.length)).toEqual([3, 2])
  expect(flows[0]?.exchanges.at(-1)?.entries[0]).toMatchObject({ reason: 'refresh-token-superseded' })
})

test('a device, an account, an install, a webhook: each has its flow', async () => {
  await using zoom = await createMockZoom()
  await using target = await listenForWebhooks()
  await subscribe(zoom, target.url)
  await zoom.install({ user: 'sam@example.com', redirectUri })
  await post(zoom, '/oauth/devicecode', { client_id: 'acme_desktop_pub_0001' }, {})
  const reports = (await zoom.apps.list()).find(({ kind }) => kind === 'server-to-server')
  await postToken(
    zoom,
    { grant_type: 'account_credentials', account_id: reports?.accountId ?? '' },
    { authorization: `Basic ${btoa(`${reports?.clientId}:${reports?.clientSecret}`)}` },
  )
  await connect(zoom)
  await zoom.uninstall({ user: 'jill@example.com', clientId: (await zoom.apps.first()).clientId })
  const { flows } = await inspect(zoom)
  expect(flows.map(({ kind, exchanges }) => [kind, exchanges.map(told)])).toEqual([
    [
      'install',
      [
        expect.stringMatching(
          /^browser > zoom: Install from the Marketplace \/ back to the app with code [\w-]{10}…, and no state$/,
        ),
      ],
    ],
    ['device', [expect.stringMatching(/^app > zoom: Get a device code \/ 200 user code \w+$/)]],
    ['account', ['app > zoom: Token for the app’s own account (account_credentials) / 200 an access token']],
    [
      'authorization',
      [
        expect.stringMatching(/Authorize/),
        expect.stringMatching(/Exchange/),
        'Ended the grant: uninstalled; uninstalled the app',
        'zoom > app: app_deauthorized / 200 acknowledged',
      ],
    ],
  ])
})

test('what belongs to no connection is grouped by app, and the clock belongs to no app', async () => {
  await using zoom = await createMockZoom()
  await fetch(`${zoom.url}/nothing`)
  await postToken(zoom, { grant_type: 'refresh_token', refresh_token: 'no-token' })
  await exchange(zoom, 'no-code')
  await zoom.clock.advance({ minutes: 90 })
  const { flows, exchanges } = await inspect(zoom)
  expect(flows.map(({ kind, clientId, exchanges: { length } }) => [kind, clientId, length])).toEqual([
    ['other', null, 1],
    ['other', (await zoom.apps.first()).clientId, 2],
  ])
  expect(exchanges.map(told).at(-1)).toMatch(/^Clock advanced by 1 h 30 min, to /)
})
