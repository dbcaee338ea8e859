import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { isSigned, listenForWebhooks, status, subscribe } from '../support/webhook-target.ts'

const payload = { account_id: 'fjWCMNv_RySUpbdBJjO-Tg', object: { topic: 'Zoë', id: '98399082887' } }

test('any event with any payload: the exact body, signed, to each subscription that has it', async () => {
  await using main = await listenForWebhooks()
  await using meetings = await listenForWebhooks()
  await using recordings = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, main.url, {
    subscriptions: [
      { id: 'meetings', url: meetings.url, events: ['meeting.started', 'meeting.ended'] },
      { id: 'recordings', url: recordings.url, events: ['recording.completed'] },
    ],
  })
  const sent = await zoom.webhooks.send({ event: 'meeting.started', payload })
  expect(sent.map(({ subscriptionId, state }) => [subscriptionId, state])).toEqual([
    ['main', 'acknowledged'],
    ['meetings', 'acknowledged'],
  ])
  const body = `{"event":"meeting.started","event_ts":${await zoom.clock.now()},"payload":{"account_id":"fjWCMNv_RySUpbdBJjO-Tg","object":{"topic":"Zoë","id":"98399082887"}}}`
  expect([...main.received, ...meetings.received, ...recordings.received].map((each) => each.body)).toEqual([
    body,
    body,
  ])
  expect(main.received.map(isSigned)).toEqual([true])
})

test('it is retried, held, released and sent again like every event', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  target.answers(status(503), status(200))
  const [first] = await zoom.webhooks.send({ event: 'phone.callee_ringing', payload: {} })
  expect(first).toMatchObject({ state: 'waiting', attempts: [{ status: 503 }] })
  await zoom.clock.advance({ minutes: 5 })
  const [held] = await zoom.webhooks.send({ event: 'user.updated', payload, hold: true })
  expect([held?.state, target.received.length]).toEqual(['held', 2])
  expect(await zoom.webhooks.release(held?.id ?? '')).toMatchObject({ state: 'acknowledged' })
  expect(await zoom.webhooks.redeliver(held?.id ?? '')).toMatchObject({ event: 'user.updated' })
  expect(target.received.map(({ body }) => JSON.parse(body).event)).toEqual([
    'phone.callee_ringing',
    'phone.callee_ringing',
    'user.updated',
    'user.updated',
  ])
})

test('nobody who gets it, no such app, and a validation are refused', async () => {
  await using zoom = await createMockZoom()
  await expect(zoom.webhooks.send({ event: 'meeting.started', payload })).rejects.toThrow(
    'Nobody gets meeting.started: no app has a subscription for it.',
  )
  const { clientId } = await zoom.apps.first()
  await expect(zoom.webhooks.send({ event: 'meeting.started', payload, clientId })).rejects.toThrow(
    'Nobody gets meeting.started: the app has no webhookUrl.',
  )
  await expect(zoom.webhooks.send({ event: 'x', payload, clientId: 'nobody' })).rejects.toThrow(
    'There is no app nobody.',
  )
  await expect(zoom.webhooks.send({ event: 'endpoint.url_validation', payload })).rejects.toThrow(
    'A validation has a token of its own.',
  )
})
