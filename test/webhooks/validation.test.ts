import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { encryptToken } from '../../src/mock-zoom/webhooks/signature.ts'
import { connect } from '../support/oauth.ts'
import {
  encrypt,
  hang,
  hangTooLong,
  isSigned,
  listenForWebhooks,
  status,
  subscribe,
  webhookSecret,
} from '../support/webhook-target.ts'

const hour = 3_600_000

test('a URL that encrypts the token is valid; the request is signed', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  target.answers(encrypt)
  const { valid, sentence } = await zoom.webhooks.validate((await zoom.apps.first()).clientId)
  expect([valid, sentence]).toEqual([
    true,
    `${target.url} is valid: it responded with the correct encryptedToken. It is validated again in 72 hours.`,
  ])
  const [request] = target.received
  expect(request && isSigned(request)).toBe(true)
  expect(request?.body.replace(/"plainToken":"[\w-]{22}"/, '"plainToken":"TOKEN"')).toBe(
    `{"event":"endpoint.url_validation","event_ts":${await zoom.clock.now()},"payload":{"plainToken":"TOKEN"}}`,
  )
})

const json = (answer: object, code = 200) => status(code, JSON.stringify(answer))
const token = (body: string): string => JSON.parse(body).payload.plainToken

const wrong = [
  [
    'no body',
    status(200),
    'its response isn’t a JSON object with the strings plainToken and encryptedToken; it begins with “”',
  ],
  [
    'HTML',
    status(200, '<html>'),
    'its response isn’t a JSON object with the strings plainToken and encryptedToken; it begins with “<html>”',
  ],
  [
    'no encryptedToken',
    json({ plainToken: 'x' }),
    'its response isn’t a JSON object with the strings plainToken and encryptedToken; it begins with “{"plainToken":"x"}”',
  ],
  [
    'another plainToken',
    json({ plainToken: 'x', encryptedToken: 'y' }),
    'plainToken in its response is not the one that was sent',
  ],
  ['204', status(204), 'it responded with 204, and Zoom expects 200 with a JSON body'],
  [
    'a login page',
    (response) => response.writeHead(302, { location: '/login' }).end(),
    'it responded with 302, and redirects are not followed',
  ],
  ['nothing', hang, 'no response within 3 s'],
  [
    'a hash with another key',
    (response, { body }) =>
      response.end(
        JSON.stringify({ plainToken: token(body), encryptedToken: encryptToken('other', token(body)) }),
      ),
    'encryptedToken is not the HMAC-SHA256 of plainToken, keyed with the app’s webhookSecret, in lower-case hexadecimal',
  ],
  [
    'a hash in base64',
    (response, { body }) => {
      const encryptedToken = Buffer.from(encryptToken(webhookSecret, token(body)), 'hex').toString('base64')
      response.end(JSON.stringify({ plainToken: token(body), encryptedToken }))
    },
    'encryptedToken is in base64, and Zoom expects lower-case hexadecimal',
  ],
] satisfies [string, typeof encrypt, string][]

for (const [what, answer, problem] of wrong) {
  test(`a URL that responds with ${what} is not valid, and the result says why`, async () => {
    await using target = await listenForWebhooks()
    await using zoom = await createMockZoom()
    await subscribe(zoom, target.url)
    using tooLong = answer === hang ? hangTooLong() : undefined
    target.answers(tooLong?.answer ?? answer)
    const response = await fetch(`${zoom.url}/__mock/webhooks/validate`, {
      method: 'POST',
      body: JSON.stringify({ clientId: (await zoom.apps.first()).clientId }),
    })
    expect([response.status, await response.json()]).toEqual([
      200,
      {
        valid: false,
        sentence: `${target.url} is not valid: ${problem}.`,
        delivery: expect.objectContaining({ event: 'endpoint.url_validation', state: 'dropped' }),
      },
    ])
    // It is tried once, not repeated.
    await zoom.clock.advance({ days: 9 })
    expect(target.received).toHaveLength(1)
  })
}

test('it is repeated every 72 hours, with another token', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  target.answers(encrypt)
  const start = await zoom.clock.now()
  await zoom.webhooks.validate((await zoom.apps.first()).clientId)
  await zoom.clock.advance({ hours: 72, milliseconds: -1 })
  expect(target.received).toHaveLength(1)
  await zoom.clock.advance({ milliseconds: 1 })
  await zoom.clock.advance({ hours: 144 })
  const times = target.received.map(({ body }) => (JSON.parse(body).event_ts - start) / hour)
  expect(times).toEqual([0, 72, 144, 216])
  expect(target.received.map(isSigned)).toEqual([true, true, true, true])
  expect(new Set(target.received.map(({ body }) => token(body))).size).toBe(4)
})

// developers.zoom.us/docs/api/webhooks, "Revalidation".
test('after six failures in a row the subscription is off, until its URL is validated again', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  const { clientId } = await zoom.apps.first()
  const states = async () =>
    (await zoom.webhooks.subscriptions()).map(({ id, state, failuresInARow }) => [id, state, failuresInARow])
  expect(await states()).toEqual([['main', 'unknown', 0]])
  target.answers(encrypt)
  await zoom.webhooks.validate(clientId)
  expect(await states()).toEqual([['main', 'valid', 0]])

  // Five failures, and one success that ends the row.
  target.answers(...Array.from({ length: 5 }, () => status(500)), encrypt)
  await zoom.clock.advance({ hours: 72 * 5 })
  expect(await states()).toEqual([['main', 'failing', 5]])
  await zoom.clock.advance({ hours: 72 })
  expect(await states()).toEqual([['main', 'valid', 0]])

  target.answers(status(500))
  await zoom.clock.advance({ hours: 72 * 5 })
  await connect(zoom)
  const [told] = await zoom.uninstall({ user: 'jill@example.com' })
  expect(told?.delivery?.state).toBe('waiting')
  await zoom.clock.advance({ minutes: 1 })
  const before = target.received.length
  await zoom.clock.advance({ hours: 72 })
  expect(await states()).toEqual([['main', 'off', 6]])
  const lines = (await zoom.journal.list()).filter(({ type }) => type === 'webhook.failed')
  expect(lines.flatMap((line) => ('failuresInARow' in line ? line.failuresInARow : []))).toEqual([
    1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 6,
  ])
  expect(await zoom.journal.list({ type: 'webhook.subscription-off' })).toMatchObject([
    { subscriptionId: 'main', url: target.url, failuresInARow: 6 },
  ])
  expect((await zoom.findings.list()).filter(({ rule }) => rule === 'webhook-switched-off')).toMatchObject([
    {
      sentence: expect.stringMatching(
        /^At \d\d:\d\d:\d\d Zoom switched the events of Acme Scheduler to http:\S+ off: 6 validations in a row had failed\.$/,
      ),
    },
  ])
  // The retries of the event came first; then nothing is sent, not even another validation.
  expect(target.received.length).toBe(before + 4)
  await connect(zoom)
  expect(await zoom.uninstall({ user: 'jill@example.com' })).toMatchObject([
    {
      delivery: null,
      deliveries: [],
      notTold: 'Zoom switched the events off, because six validations in a row failed',
    },
  ])
  await zoom.clock.advance({ days: 30 })
  expect(target.received.length).toBe(before + 4)

  target.answers(encrypt)
  expect(await zoom.webhooks.validate(clientId)).toMatchObject({ valid: true })
  expect(await states()).toEqual([['main', 'valid', 0]])
  expect(await zoom.journal.list({ type: 'webhook.subscription-on' })).toMatchObject([
    { subscriptionId: 'main', url: target.url },
  ])
  target.answers(status(200))
  await connect(zoom)
  expect(await zoom.uninstall({ user: 'jill@example.com' })).toMatchObject([
    { delivery: { state: 'acknowledged' } },
  ])
})

test('a subscription that is switched off drops what waits for its retry', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  const { clientId } = await zoom.apps.first()
  target.answers(encrypt, status(500))
  await zoom.webhooks.validate(clientId)
  for (let n = 0; n < 5; n++) await zoom.webhooks.validate(clientId)
  await connect(zoom)
  await zoom.uninstall({ user: 'jill@example.com' })
  await zoom.webhooks.validate(clientId)
  const before = target.received.length
  await zoom.clock.advance({ days: 1 })
  expect(target.received).toHaveLength(before)
  expect((await zoom.webhooks.list()).filter(({ event }) => event === 'app_deauthorized')).toMatchObject([
    { state: 'dropped', attempts: [{ status: 500 }] },
  ])
})

test('another URL starts over: it was never valid', async () => {
  await using target = await listenForWebhooks()
  await using other = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  target.answers(encrypt)
  await zoom.webhooks.validate((await zoom.apps.first()).clientId)
  await subscribe(zoom, other.url)
  expect(await zoom.webhooks.subscriptions()).toMatchObject([{ url: other.url, state: 'unknown' }])
  other.answers(status(500))
  await zoom.clock.advance({ days: 30 })
  expect(other.received).toHaveLength(1)
})

test('validating again restarts the 72 hours', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  target.answers(encrypt)
  await zoom.webhooks.validate((await zoom.apps.first()).clientId)
  await zoom.clock.advance({ hours: 71 })
  const { delivery } = await zoom.webhooks.validate((await zoom.apps.first()).clientId)
  await zoom.clock.advance({ hours: 71 })
  expect(target.received).toHaveLength(2)
  expect((await zoom.webhooks.list()).filter(({ state }) => state === 'waiting')).toHaveLength(1)
  await expect(zoom.webhooks.redeliver(delivery.id)).rejects.toThrow('A validation can’t be sent twice')
})

test('an app without URL or secret can’t be validated; events are sent nevertheless', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  const { clientId } = await zoom.apps.first()
  await expect(zoom.webhooks.validate('nobody')).rejects.toThrow('There is no app nobody.')
  await expect(zoom.webhooks.validate(clientId)).rejects.toThrow(`The app ${clientId} has no webhookUrl.`)
  await subscribe(zoom, target.url, { webhookSecret: null })
  await expect(zoom.webhooks.validate(clientId)).rejects.toThrow(`The app ${clientId} has no webhookSecret.`)
  await connect(zoom)
  await zoom.uninstall({ user: 'jill@example.com' })
  expect(target.received).toHaveLength(1)
})
