import { expect, test } from 'vitest'
import type { MockZoom, WebhookDelivery } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { connect } from '../support/oauth.ts'
import type { WebhookTarget } from '../support/webhook-target.ts'
import {
  hang,
  hangTooLong,
  isSigned,
  listenForWebhooks,
  reset,
  status,
  subscribe,
  webhookSecret,
} from '../support/webhook-target.ts'

const jill = 'jill@example.com'
const sam = 'sam@example.com'
const minutes = 60_000

async function uninstall(zoom: MockZoom, user = jill, hold = false): Promise<WebhookDelivery> {
  await connect(zoom, {}, user)
  const [uninstalled] = await zoom.uninstall({ user, hold })
  if (!uninstalled?.delivery) throw new Error('the app was not told')
  return uninstalled.delivery
}

/** The times of the attempts, in minutes from the first one, according to the requests’ headers. */
function minutesOf(target: WebhookTarget): number[] {
  const times = target.received.map(({ headers }) => Number(headers['x-zm-request-timestamp']))
  return times.map((time) => (time - (times[0] ?? 0)) / 60)
}

async function webhookEvents(zoom: MockZoom): Promise<string[]> {
  return (await zoom.journal.list()).flatMap((entry) => {
    if (!entry.type.startsWith('webhook.') || !('attempt' in entry)) return []
    return `${entry.type} ${entry.attempt}${'status' in entry ? ` ${entry.status}` : ''}`
  })
}

for (const code of [200, 201, 202, 204, 299]) {
  test(`${code} accepts the event: it is not sent again`, async () => {
    await using target = await listenForWebhooks()
    await using zoom = await createMockZoom()
    await subscribe(zoom, target.url)
    target.answers(status(code))
    const delivery = await uninstall(zoom)
    await zoom.clock.advance({ days: 1 })
    expect(target.received).toHaveLength(1)
    expect(delivery).toMatchObject({ state: 'acknowledged', dueAt: null })
    expect(await webhookEvents(zoom)).toEqual(['webhook.sent 1', `webhook.acknowledged 1 ${code}`])
  })
}

// What is retried: developers.zoom.us/docs/api/webhooks, "Unsuccessful delivery".
const failures = [
  ['answers 500', status(500), 500, 'it responded with 500, and Zoom expects 200 or 204'],
  ['answers 599', status(599), 599, 'it responded with 599, and Zoom expects 200 or 204'],
  ['hangs', hang, null, 'no response within 3 s'],
  ['resets the connection', reset, null, 'read ECONNRESET'],
] as const

for (const [what, answer, code, failure] of failures) {
  test(`a target that ${what} is tried four times, at +5, +25 and +85 minutes, then the event is dropped`, async () => {
    await using target = await listenForWebhooks()
    await using zoom = await createMockZoom()
    await subscribe(zoom, target.url)
    using tooLong = answer === hang ? hangTooLong() : undefined
    target.answers(tooLong?.answer ?? answer)
    const first = await uninstall(zoom)
    expect(first).toMatchObject({ state: 'waiting', dueAt: (await zoom.clock.now()) + 5 * minutes })
    expect(first.attempts).toMatchObject([{ status: code, failure, url: target.url }])
    await zoom.clock.advance({ minutes: 5, milliseconds: -1 })
    expect(target.received).toHaveLength(1)
    await zoom.clock.advance({ milliseconds: 1 })
    expect(target.received).toHaveLength(2)
    await zoom.clock.advance({ days: 1 })
    expect(minutesOf(target)).toEqual([0, 5, 25, 85])
    expect(target.received.map(isSigned)).toEqual([true, true, true, true])
    expect(new Set(target.received.map(({ body }) => body)).size).toBe(1)
    expect(await zoom.webhooks.list()).toMatchObject([{ id: first.id, state: 'dropped', dueAt: null }])
    expect(await webhookEvents(zoom)).toEqual([
      ...[1, 2, 3, 4].flatMap((n) => [`webhook.sent ${n}`, `webhook.failed ${n} ${code}`]),
      'webhook.dropped 4',
    ])
  })
}

for (const code of [300, 302, 307, 400, 401, 404, 410, 429, 499]) {
  test(`${code} is final: the event is dropped at once`, async () => {
    await using target = await listenForWebhooks()
    await using zoom = await createMockZoom()
    await subscribe(zoom, target.url)
    target.answers(status(code))
    expect(await uninstall(zoom)).toMatchObject({
      state: 'dropped',
      dueAt: null,
      attempts: [{ status: code }],
    })
    await zoom.clock.advance({ days: 1 })
    expect(target.received).toHaveLength(1)
    expect(await webhookEvents(zoom)).toEqual([
      'webhook.sent 1',
      `webhook.failed 1 ${code}`,
      'webhook.dropped 1',
    ])
  })
}

// A published log of one event and its retry, 304 s later, shows it (2026).
test('over the attempts of one event its id stays the same, and so for a duplicate; time and trace are new', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  target.answers(status(503), status(200))
  const { id } = await uninstall(zoom, jill)
  await zoom.clock.advance({ minutes: 5 })
  const copy = await zoom.webhooks.redeliver(id)
  await zoom.webhooks.redeliver(copy.id)
  await uninstall(zoom, sam)
  const header = (name: string) => target.received.map(({ headers }) => headers[name])
  const [first, retry, duplicate, second, other] = header('x-zm-request-id')
  expect(first).toMatch(/^[0-9a-f]{8}_[0-9a-f]{4}_4[0-9a-f]{3}_8[0-9a-f]{3}_[0-9a-f]{12}$/)
  expect([retry, duplicate, second]).toEqual([first, first, first])
  expect(other).not.toBe(first)
  expect(header('x-zm-request-timestamp')[1]).not.toBe(header('x-zm-request-timestamp')[0])
  expect(header('x-zm-signature')[1]).not.toBe(header('x-zm-signature')[0])
  expect(new Set(header('x-zm-trackingid')).size).toBe(5)
  expect(new Set(header('traceparent')).size).toBe(5)
})

test('a successful retry is the last one', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  target.answers(status(503), status(503), status(201))
  await uninstall(zoom)
  await zoom.clock.advance({ days: 1 })
  expect(minutesOf(target)).toEqual([0, 5, 25])
  expect(await zoom.webhooks.list()).toMatchObject([{ state: 'acknowledged' }])
})

test('a redirect is not followed', async () => {
  await using target = await listenForWebhooks()
  await using other = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  target.answers((response) => response.writeHead(307, { location: other.url }).end())
  const { attempts } = await uninstall(zoom)
  expect(attempts).toMatchObject([
    { status: 307, failure: 'it responded with 307, and redirects are not followed' },
  ])
  expect(other.received).toEqual([])
})

test('a target that is down, and an impossible host, are failed attempts and nothing worse', async () => {
  const gone = await listenForWebhooks()
  await gone[Symbol.asyncDispose]()
  await using zoom = await createMockZoom()
  await subscribe(zoom, gone.url)
  const { attempts } = await uninstall(zoom)
  expect(attempts).toMatchObject([
    { status: null, failure: expect.stringContaining('connect ECONNREFUSED 127.0.0.1:') },
  ])
  await subscribe(zoom, 'http://127.0.0.1:1/\u0100?token=hidden')
  const odd = await uninstall(zoom)
  expect(odd.attempts[0]).toMatchObject({ status: null, url: 'http://127.0.0.1:1/%C4%80?…' })
})

test('an endless response is not read forever', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  target.answers((response) => {
    const more = () => void (response.writable && response.write('x'.repeat(16_384), more))
    response.writeHead(200)
    more()
  })
  expect(await uninstall(zoom)).toMatchObject({ state: 'acknowledged' })
})

test('a response that begins and never ends is too late', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom({ switches: { webhookTimeout: 50 } })
  await subscribe(zoom, target.url)
  target.answers((response) => void response.writeHead(200).write('{'))
  const { attempts } = await uninstall(zoom)
  expect(attempts).toMatchObject([{ status: null, failure: 'no response within 0.05 s' }])
})

test('one advance sends everything that is due in order, each at its own time on the mock’s clock', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  target.answers(status(500))
  const first = await uninstall(zoom, jill)
  await zoom.clock.advance({ minutes: 3 })
  const second = await uninstall(zoom, sam)
  const start = first.createdAt
  const clockAtArrival: number[] = []
  target.answers(async (response) => {
    clockAtArrival.push(((await zoom.clock.now()) - start) / minutes)
    response.writeHead(500).end()
  })
  await zoom.clock.advance({ minutes: 30 })
  expect(clockAtArrival).toEqual([5, 8, 25, 28])
  const users = target.received.slice(2).map(({ body }) => JSON.parse(body).payload.user_id)
  const [jillId, samId] = (await zoom.users.list()).map(({ id }) => id)
  expect(users).toEqual([jillId, samId, jillId, samId])
  expect(((await zoom.clock.now()) - start) / minutes).toBe(33)
  expect(second.id).not.toBe(first.id)
  const steps = (await zoom.journal.list({ type: 'clock.advanced' })).flatMap((entry) =>
    'by' in entry ? entry.by : [],
  )
  expect(steps.reduce((sum, by) => sum + by, 0)).toBe(33 * minutes)
})

test('a duplicate: the same bytes at another time, with its own attempts', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  const { id } = await uninstall(zoom)
  await zoom.clock.advance({ minutes: 1 })
  const copy = await zoom.webhooks.redeliver(id)
  expect(copy).toMatchObject({ duplicateOf: id, state: 'acknowledged' })
  expect(target.received.map(isSigned)).toEqual([true, true])
  expect(target.received[1]?.bytes.equals(target.received[0]?.bytes ?? Buffer.alloc(0))).toBe(true)
  expect(minutesOf(target)).toEqual([0, 1])
  await expect(zoom.webhooks.redeliver('webhook_none')).rejects.toThrow('There is no delivery webhook_none.')
})

test('held events are sent in the order of their release', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  const first = await uninstall(zoom, jill, true)
  const second = await uninstall(zoom, sam, true)
  expect(first).toMatchObject({ state: 'held', dueAt: null, attempts: [] })
  await zoom.clock.advance({ days: 1 })
  expect(target.received).toEqual([])
  await zoom.webhooks.release(second.id)
  expect(await zoom.webhooks.release(first.id)).toMatchObject({ state: 'acknowledged' })
  expect(target.received.map(({ body }) => body)).toEqual([second.body, first.body])
  await expect(zoom.webhooks.release(first.id)).rejects.toThrow('is not held but acknowledged.')
})

test('close does not wait for a target that hangs', async () => {
  await using target = await listenForWebhooks()
  const zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  target.answers(hang)
  await connect(zoom)
  const uninstalling = zoom.uninstall({ user: jill })
  await target.until(1)
  await zoom.close()
  // Had it waited, the attempt would have ended, by Zoom's limit.
  const [uninstalled] = await uninstalling
  expect(uninstalled?.delivery).toMatchObject({ state: 'waiting', attempts: [] })
})

test('reset ends deliveries that are under way: none comes back', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  target.answers(hang)
  await connect(zoom)
  const uninstalling = zoom.uninstall({ user: jill })
  await target.until(1)
  await zoom.reset()
  expect(await uninstalling).toMatchObject([{ delivery: { attempts: [] } }])
  await zoom.clock.advance({ days: 1 })
  expect(await zoom.webhooks.list()).toEqual([])
  expect((await zoom.journal.list()).map(({ type }) => type)).toEqual(['clock.advanced'])
  expect(target.received).toHaveLength(1)
})

test('if an app is removed or loses its URL, its waiting events are removed too', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  target.answers(status(500))
  await uninstall(zoom)
  await subscribe(zoom, null)
  await zoom.clock.advance({ days: 1 })
  expect(await zoom.webhooks.list()).toMatchObject([{ state: 'dropped', attempts: [{}] }])
  await subscribe(zoom, target.url)
  await uninstall(zoom)
  await fetch(`${zoom.url}/__mock/apps/${(await zoom.apps.first()).clientId}`, { method: 'DELETE' })
  await zoom.clock.advance({ days: 1 })
  expect(await zoom.webhooks.list()).toEqual([])
})

test('an app that is removed during a delivery', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  target.answers(async (response) => {
    await fetch(`${zoom.url}/__mock/apps/${(await zoom.apps.first()).clientId}`, { method: 'DELETE' })
    response.end()
  })
  await connect(zoom)
  expect(await zoom.uninstall({ user: jill })).toMatchObject([{ delivery: null }])
  expect(await webhookEvents(zoom)).toEqual(['webhook.sent 1'])
})

test('an app that advances the clock during a delivery delays nothing beyond its time limit', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  using tooLong = hangTooLong()
  const advancing: Promise<unknown>[] = []
  // It responds once the clock has advanced, and the clock waits for its response.
  target.answers(async (response, received) => {
    advancing.push(zoom.clock.advance({ minutes: 1 }))
    tooLong.answer(response, received)
    await Promise.all(advancing)
    response.end()
  }, status(200))
  const delivery = await uninstall(zoom)
  await Promise.all(advancing)
  expect(delivery.attempts).toMatchObject([{ failure: 'no response within 3 s' }])
  expect(await zoom.clock.now()).toBe(delivery.createdAt + minutes)
})

test('the log and the journal over HTTP, without a secret', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url, { verificationToken: 'old-token' })
  const { id, body, createdAt } = await uninstall(zoom)
  const log = await (await fetch(`${zoom.url}/__mock/webhooks`)).text()
  expect(JSON.parse(log)).toEqual([
    {
      id,
      clientId: (await zoom.apps.first()).clientId,
      subscriptionId: 'main',
      event: 'app_deauthorized',
      state: 'acknowledged',
      createdAt,
      dueAt: null,
      duplicateOf: null,
      body,
      attempts: [
        { at: createdAt, url: target.url, status: 200, failure: null, duration: expect.any(Number) },
      ],
    },
  ])
  const again = await fetch(`${zoom.url}/__mock/webhooks/${id}/redeliver`, { method: 'POST' })
  expect([again.status, await again.json()]).toMatchObject([200, { duplicateOf: id }])
  const released = await fetch(`${zoom.url}/__mock/webhooks/${id}/release`, { method: 'POST' })
  expect([released.status, await released.json()]).toEqual([
    409,
    {
      mock_zoom: {
        problem: `The delivery ${id} is not held but acknowledged.`,
        remedy: `POST /__mock/webhooks/${id}/redeliver sends it again.`,
      },
    },
  ])
  const journal = await (await fetch(`${zoom.url}/__mock/journal`)).text()
  for (const secret of [webhookSecret, 'old-token']) expect(log + journal).not.toContain(secret)
})
