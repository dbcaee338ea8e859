import { expect, test } from 'vitest'
import { createMockZoom, toIsoTime } from '../../src/mock-zoom/index.ts'
import { authorizeUrl, connect, newCode, post, refresh, usersMe } from '../support/oauth.ts'
import { isSigned, listenForWebhooks, subscribe } from '../support/webhook-target.ts'

const jill = 'jill@example.com'
const ids = {
  account: 'fjWCMNv_RySUpbdBJjO-Tg',
  user: 'ZoeaTdcdQ6-X0c58J3YzLw',
  client: 'acme_scheduler_dev_01',
}

/** Masks everything that differs from run to run. */
function masked(body: string, now: number): string {
  return body
    .replace(String(now), 'NOW')
    .replace(new Date(now).toISOString(), 'NOW')
    .replace(toIsoTime(now).slice(0, 19).replace('T', ' '), 'NOW')
    .replace(/"signature":"[0-9a-f]{64}"/, '"signature":"HEX64"')
}

const payload = `"account_id":"${ids.account}","user_id":"${ids.user}","signature":"HEX64","deauthorization_time":"NOW","client_id":"${ids.client}"`
const bodies = {
  'event-ts-on-top': `{"event":"app_deauthorized","event_ts":NOW,"payload":{${payload}}}`,
  'event-ts-in-payload': `{"event":"app_deauthorized","payload":{${payload},"event_ts":"NOW"}}`,
  'no-event-ts': `{"event":"app_deauthorized","payload":{"user_data_retention":"false",${payload}}}`,
  'unusual-bytes': `{"event":"app_deauthorized","event_ts":NOW,"payload":{${payload},"mock_zoom":"Zoë 日本 🙂 \\u00e9 \\/ <&>"}}`,
} as const
const variants = Object.keys(bodies) as (keyof typeof bodies)[]

for (const variant of variants) {
  test(`an uninstall sends app_deauthorized, shape ${variant}, with this exact body, signed`, async () => {
    await using target = await listenForWebhooks()
    await using zoom = await createMockZoom()
    await subscribe(zoom, target.url)
    await connect(zoom)
    await zoom.uninstall({ user: jill, variant })
    const now = await zoom.clock.now()
    expect(target.received.map(({ body }) => masked(body, now))).toEqual([bodies[variant]])
    expect(target.received.map(isSigned)).toEqual([true])
  })
}

for (const [profile, variant] of [
  ['2026', 'event-ts-on-top'],
  ['2020', 'no-event-ts'],
] as const) {
  test(`in ${profile} the shape is ${variant}, unless a switch says otherwise`, async () => {
    await using target = await listenForWebhooks()
    await using zoom = await createMockZoom({ profile })
    await subscribe(zoom, target.url)
    await connect(zoom)
    await zoom.uninstall({ user: jill })
    await zoom.switches.set({ deauthorizedBody: 'event-ts-in-payload' })
    await connect(zoom)
    await zoom.uninstall({ user: jill })
    const now = await zoom.clock.now()
    expect(target.received.map(({ body }) => masked(body, now))).toEqual([
      bodies[variant],
      bodies['event-ts-in-payload'],
    ])
  })
}

test('parsing and re-serializing an event changes its bytes', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom({ switches: { deauthorizedBody: 'unusual-bytes' } })
  await subscribe(zoom, target.url)
  await connect(zoom)
  await zoom.uninstall({ user: jill })
  const [event] = target.received
  expect(JSON.parse(event?.body ?? '').payload.mock_zoom).toBe('Zoë 日本 🙂 é / <&>')
  expect(JSON.stringify(JSON.parse(event?.body ?? ''))).not.toBe(event?.body)
  expect(event?.headers['content-length']).toBe(String(event?.bytes.length))
  expect(event?.bytes.length).toBeGreaterThan(event?.body.length ?? 0)
})

test('the headers: time and signature, plus the old token, and neither if the app has none', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  const uninstall = async (changes: object) => {
    await subscribe(zoom, target.url, changes)
    await connect(zoom)
    await zoom.uninstall({ user: jill })
    const { host: _, ...headers } = target.received.at(-1)?.headers ?? {}
    return headers
  }
  // developers.zoom.us/docs/api/webhooks, and captures of July 2026.
  const always = {
    'user-agent': 'Zoom Marketplace/1.0a',
    'content-type': 'application/json; charset=utf-8',
    'accept-encoding': 'gzip',
    clientid: 'acme_scheduler_dev_01',
    'x-zm-request-id': expect.stringMatching(/^[0-9a-f]{8}(_[0-9a-f]{4}){3}_[0-9a-f]{12}$/),
    'x-zm-trackingid': expect.stringMatching(/^v=2\.0;clid=us02;rid=WEB_[0-9a-f]{32}$/),
    traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
    'content-length': expect.any(String),
    connection: 'close',
  }
  const signed = {
    'x-zm-request-timestamp': String(Math.floor((await zoom.clock.now()) / 1000)),
    'x-zm-signature': expect.stringMatching(/^v0=[0-9a-f]{64}$/),
  }
  expect(await uninstall({})).toEqual({ ...always, ...signed })
  expect(await uninstall({ verificationToken: 'old-token' })).toEqual({
    ...always,
    ...signed,
    authorization: 'old-token',
  })
  expect(await uninstall({ verificationToken: null, webhookSecret: null })).toEqual(always)
})

test('the tokens are dead when the event arrives, and the next authorize request asks again', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  const { access_token, refresh_token } = await connect(zoom)
  const seen: Promise<unknown>[] = []
  target.answers((response) => {
    seen.push(usersMe(zoom, access_token).then(({ body }) => response.writeHead(204).end(body)))
    seen.push(usersMe(zoom, access_token))
  })
  const [uninstalled] = await zoom.uninstall({ user: jill, clientId: ids.client })
  expect(await seen[1]).toMatchObject({ status: 401, body: '{"code":124,"message":"Invalid access token."}' })
  expect((await refresh(zoom, refresh_token)).status).toBe(400)

  const [closed] = await zoom.journal.list({ type: 'grant.closed' })
  expect(closed).toMatchObject({ because: 'uninstalled', clientId: ids.client, userId: ids.user })
  expect(uninstalled).toMatchObject({ clientId: ids.client, userId: ids.user, notTold: null })
  expect(uninstalled?.endedGrants).toEqual([closed?.type === 'grant.closed' && closed.grantId])
  expect(uninstalled?.delivery?.attempts).toMatchObject([{ status: 204, failure: null }])

  await zoom.signedIn.choose({ user: jill })
  const response = await fetch(await authorizeUrl(zoom), { redirect: 'manual' })
  expect(response.status).toBe(200)
  expect(await response.text()).toContain('name="decision"')
})

test('uninstallEndsTokens off: the tokens work until the app revokes them', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom({ switches: { uninstallEndsTokens: false } })
  await subscribe(zoom, target.url)
  const { access_token } = await connect(zoom)
  const [uninstalled] = await zoom.uninstall({ user: jill })
  expect(uninstalled).toMatchObject({ endedGrants: [], delivery: { state: 'acknowledged' } })
  expect((await usersMe(zoom, access_token)).status).toBe(200)
  await post(zoom, '/oauth/revoke', { token: access_token })
  expect((await usersMe(zoom, access_token)).status).toBe(401)
  await expect(zoom.uninstall({ user: jill })).rejects.toThrow('has not authorized')
})

test('an app whose grant was revoked is still installed', async () => {
  await using zoom = await createMockZoom()
  const { access_token } = await connect(zoom)
  await post(zoom, '/oauth/revoke', { token: access_token })
  const [uninstalled] = await zoom.uninstall({ user: jill })
  expect(uninstalled).toMatchObject({ endedGrants: [], delivery: null, notTold: 'the app has no webhookUrl' })
})

test('revokeUninstalls: an app that revokes is uninstalled, and gets the event', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom({ switches: { revokeUninstalls: true } })
  await subscribe(zoom, target.url)
  const { access_token } = await connect(zoom)
  const { body } = await post(zoom, '/oauth/revoke', { token: access_token })
  expect(body).toBe('{"status":"success"}')
  await expect.poll(() => target.received.length).toBe(1)
  expect(target.received.map(isSigned)).toEqual([true])
  await zoom.signedIn.choose({ user: jill })
  const asked = await fetch(await authorizeUrl(zoom), { redirect: 'manual' })
  expect(asked.status).toBe(200)
})

test('without a client id, every app of this user is uninstalled, and no other user’s', async () => {
  await using zoom = await createMockZoom()
  const desktop = {
    client_id: 'acme_desktop_pub_0001',
    code_challenge: 'a-plain-challenge',
    code_challenge_method: 'plain',
  }
  await newCode(zoom, desktop)
  await connect(zoom)
  const { access_token } = await connect(zoom, {}, 'sam@example.com')
  const uninstalled = await zoom.uninstall({ user: jill })
  expect(uninstalled.map(({ clientId }) => clientId)).toEqual([ids.client, desktop.client_id])
  expect((await usersMe(zoom, access_token)).status).toBe(200)
})

test('a draft gets no event, unless a switch says so', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url, { draft: true })
  await connect(zoom)
  const [quiet] = await zoom.uninstall({ user: jill })
  expect(quiet).toMatchObject({
    delivery: null,
    notTold: 'the app is a draft, and Zoom sends events to published apps only',
  })
  await zoom.switches.set({ draftAppsAreTold: true })
  await connect(zoom)
  await zoom.uninstall({ user: jill })
  expect(target.received).toHaveLength(1)
})

test('over HTTP: the same, and a plain message if there is nothing to uninstall', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  const uninstall = async (user: string, body: object) => {
    const response = await fetch(`${zoom.url}/__mock/users/${user}/uninstall`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    return [response.status, await response.json()]
  }
  const problem = (text: string) => ({ mock_zoom: { problem: text, remedy: expect.any(String) } })
  expect(await uninstall('nobody', {})).toEqual([404, problem('There is no Zoom user nobody.')])
  expect(await uninstall(jill, { clientId: 'x' })).toEqual([404, problem('There is no app x.')])
  expect(await uninstall(jill, {})).toEqual([
    409,
    problem('jill@example.com has not authorized any app: there is nothing to uninstall.'),
  ])
  expect((await uninstall(jill, { variant: 'x' }))[0]).toBe(400)
  await connect(zoom)
  expect(await uninstall(ids.user, { clientId: ids.client, variant: 'no-event-ts' })).toMatchObject([
    200,
    [{ clientId: ids.client, delivery: { event: 'app_deauthorized', state: 'acknowledged' } }],
  ])
  expect(target.received[0]?.body).toMatch(
    /^{"event":"app_deauthorized","payload":{"user_data_retention":"false"/,
  )
})
