import { expect, test } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { signWebhook } from '../../src/mock-zoom/webhooks/signature.ts'
import { connect } from '../support/oauth.ts'
import type { Received } from '../support/webhook-target.ts'
import { isSigned, listenForWebhooks, status, subscribe } from '../support/webhook-target.ts'

// developers.zoom.us/docs/api/webhooks: "up to a maximum of 20 event subscriptions per app", with duplicate events.

const jill = 'jill@example.com'

async function uninstall(zoom: MockZoom) {
  await connect(zoom)
  const [uninstalled] = await zoom.uninstall({ user: jill })
  if (!uninstalled) throw new Error('there was nothing to uninstall')
  return uninstalled
}

function isSignedWith(secret: string, { headers, body }: Received): boolean {
  return headers['x-zm-signature'] === signWebhook(secret, Number(headers['x-zm-request-timestamp']), body)
}

test('each subscription has its own URL, secret and events; the app’s webhookUrl gets every event', async () => {
  await using main = await listenForWebhooks()
  await using deauthorized = await listenForWebhooks()
  await using meetings = await listenForWebhooks()
  await using everything = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, main.url, {
    subscriptions: [
      { id: 'leaving', url: deauthorized.url, secret: 'other-secret', events: ['app_deauthorized'] },
      { id: 'meetings', url: meetings.url, events: ['meeting.created'] },
      { id: 'everything', url: everything.url },
    ],
  })
  const { delivery, deliveries } = await uninstall(zoom)
  expect(deliveries.map(({ subscriptionId, state }) => [subscriptionId, state])).toEqual([
    ['main', 'acknowledged'],
    ['leaving', 'acknowledged'],
    ['everything', 'acknowledged'],
  ])
  expect(delivery).toEqual(deliveries[0])
  expect(main.received.map(isSigned)).toEqual([true])
  expect(deauthorized.received.map((received) => isSignedWith('other-secret', received))).toEqual([true])
  expect(meetings.received).toEqual([])
  expect(everything.received.map(({ headers }) => headers['x-zm-signature'])).toEqual([undefined])
  const sent = await zoom.journal.list({ type: 'webhook.sent' })
  expect(sent.map((entry) => ('subscriptionId' in entry ? entry.subscriptionId : 'main'))).toEqual([
    'main',
    'leaving',
    'everything',
  ])
})

test('a failing subscription is retried separately; each is validated separately', async () => {
  await using main = await listenForWebhooks()
  await using other = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, main.url, { subscriptions: [{ id: 'other', url: other.url, secret: 's' }] })
  other.answers(status(500), status(200))
  await uninstall(zoom)
  await zoom.clock.advance({ minutes: 5 })
  expect([main.received.length, other.received.length]).toEqual([1, 2])
  const { clientId } = await zoom.apps.first()
  expect(await zoom.webhooks.validate(clientId, 'other')).toMatchObject({
    valid: false,
    delivery: { subscriptionId: 'other' },
  })
  await expect(zoom.webhooks.validate(clientId, 'none')).rejects.toThrow(
    'The app acme_scheduler_dev_01 has no subscription none.',
  )
  await subscribe(zoom, null, { subscriptions: [{ id: 'other', url: other.url }] })
  await expect(zoom.webhooks.validate(clientId, 'other')).rejects.toThrow(
    'The subscription other has no secret.',
  )
  expect(await zoom.webhooks.subscriptions()).toEqual([
    { clientId, id: 'other', url: other.url, events: null, state: 'unknown', failuresInARow: 0 },
  ])
})

test('nothing is sent when no subscription has the event', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, null, { subscriptions: [{ id: 'a', url: target.url, events: ['meeting.created'] }] })
  expect(await uninstall(zoom)).toMatchObject({
    delivery: null,
    notTold: 'none of its subscriptions has app_deauthorized among its events',
  })
})

const impossible = [
  [
    'more than 20',
    Array.from({ length: 21 }, (_, n) => ({ id: `s${n}`, url: 'http://127.0.0.1:9/' })),
    /^subscriptions: must be 20 at most, as at Zoom; found /,
  ],
  [
    'the same id twice',
    [
      { id: 'a', url: 'http://127.0.0.1:9/' },
      { id: 'a', url: 'http://127.0.0.1:9/' },
    ],
    /^subscriptions\.1\.id: is there twice; found "a"\./,
  ],
  [
    'the id main',
    [{ id: 'main', url: 'http://127.0.0.1:9/' }],
    /^subscriptions\.0\.id: must not be main: that is webhookUrl; found "main"\./,
  ],
] as const

for (const [what, subscriptions, problem] of impossible) {
  test(`${what} can’t be registered`, async () => {
    await using zoom = await createMockZoom()
    const { clientId } = await zoom.apps.first()
    await expect(zoom.apps.change(clientId, { subscriptions: [...subscriptions] })).rejects.toThrow(problem)
  })
}

// The three of developers.zoom.us/docs/api/webhooks, "Verify with your own header".
test('Basic authentication, and a header of the app’s own', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url, {
    verificationToken: 'old-token',
    webhookAuthentication: { type: 'basic', username: 'zoom', password: 'pässword' },
  })
  await uninstall(zoom)
  await subscribe(zoom, target.url, {
    webhookAuthentication: { type: 'header', name: 'X-My-Custom-Key', value: 'my custom value' },
  })
  await uninstall(zoom)
  const [basic, own] = target.received.map(({ headers }) => headers)
  expect(basic?.authorization).toBe(`Basic ${Buffer.from('zoom:pässword').toString('base64')}`)
  expect([own?.authorization, own?.['x-my-custom-key']]).toEqual([undefined, 'my custom value'])
  expect(target.received.map(isSigned)).toEqual([true, true])
  expect(await zoom.journal.list({ type: 'webhook.sent' })).toMatchObject([
    { authentication: 'basic', verificationToken: false },
    { authentication: 'header' },
  ])
})

test('OAuth: a token of the app’s own server, asked for before each attempt', async () => {
  await using target = await listenForWebhooks()
  await using server = await listenForWebhooks()
  await using zoom = await createMockZoom()
  const tokenUrl = `${server.url}?grant_type=client_credentials`
  await subscribe(zoom, target.url, {
    webhookAuthentication: { type: 'oauth', tokenUrl, clientId: 'zoom', clientSecret: 'hush' },
  })
  server.answers(
    status(401),
    status(200, '{"token":"no"}'),
    status(200, '{"access_token":"abc","token_type":"bearer","expires_in":"3599"}'),
  )
  const { delivery } = await uninstall(zoom)
  await zoom.clock.advance({ days: 1 })
  expect(delivery?.state).toBe('waiting')
  expect((await zoom.webhooks.list())[0]?.attempts).toMatchObject([
    {
      status: null,
      failure: `no access token from ${server.url}: it responded with 401, and Zoom expects 200`,
    },
    {
      status: null,
      failure: `no access token from ${server.url}: its response isn’t JSON with an access_token`,
    },
    { status: 200, failure: null },
  ])
  const [asked] = server.received
  expect(asked?.body).toBe('')
  expect(asked?.headers).toMatchObject({
    authorization: `Basic ${Buffer.from('zoom:hush').toString('base64')}`,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': '0',
  })
  expect(target.received.map(({ headers }) => headers.authorization)).toEqual(['Bearer abc'])
  const findings = await zoom.findings.list()
  expect(findings.map(({ rule, sentence }) => `${rule}: ${sentence.replace(/[0-9:]{8}/, 'TIME')}`)).toEqual([
    'webhook-token-missing: At TIME Zoom wanted to send app_deauthorized to Acme Scheduler, and had ' +
      `no access token from ${server.url}: it responded with 401, and Zoom expects 200.`,
  ])
  const shown = JSON.stringify([await zoom.journal.list(), await zoom.webhooks.list()])
  expect(shown).not.toContain('hush')
})
