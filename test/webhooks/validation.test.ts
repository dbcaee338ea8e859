import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { encryptToken } from '../../src/mock-zoom/webhooks/signature.ts'
import { connect } from '../support/oauth.ts'
import {
  encrypt,
  hang,
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
  ['nothing', hang, 'no response within 0.05 s'],
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
  test(`a URL that answers with ${what} is not valid, and the result says why`, async () => {
    await using target = await listenForWebhooks()
    // A target that answers has the time that a busy machine needs.
    await using zoom = await createMockZoom(answer === hang ? { switches: { webhookTimeout: 50 } } : {})
    await subscribe(zoom, target.url)
    target.answers(answer)
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

test('it is repeated every 72 hours, with another token, until it fails', async () => {
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
  target.answers(status(500))
  await zoom.clock.advance({ days: 30 })
  expect(target.received).toHaveLength(5)
  expect((await zoom.journal.list()).at(-2)).toMatchObject({ type: 'webhook.dropped', attempt: 1 })
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
