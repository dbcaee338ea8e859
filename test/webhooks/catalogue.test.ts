import { expect, test } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { connect } from '../support/oauth.ts'
import { isSigned, listenForWebhooks, subscribe } from '../support/webhook-target.ts'

const jill = 'jill@example.com'
const meetingEvents = ['meeting.created', 'meeting.updated', 'meeting.deleted']

/** Calls the API as Jill, who has connected the first app. */
async function api(zoom: MockZoom, accessToken: string, method: string, path: string, body?: object) {
  const response = await fetch(`${zoom.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  return response.status === 204 ? null : await response.json()
}

test('an event without a payload gets Zoom’s shape, made from the mock’s own user; keys can be changed one by one', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom({ seed: 'catalogue' })
  await subscribe(zoom, target.url)
  const [user] = (await zoom.users.list()).filter(({ email }) => email === jill)
  await zoom.webhooks.send({
    event: 'meeting.started',
    user: jill,
    changes: { object: { id: '98399082887', topic: 'Zoë', uuid: 'u', start_time: '2026-01-05T10:00:00Z' } },
  })
  const [received] = target.received
  expect(received?.body).toBe(
    `{"event":"meeting.started","event_ts":${(await zoom.clock.show()).now},"payload":{"account_id":"${user?.accountId}","object":{"uuid":"u","id":"98399082887","host_id":"${user?.id}","topic":"Zoë","type":2,"start_time":"2026-01-05T10:00:00Z","duration":60,"timezone":"UTC"}}}`,
  )
  expect(received && isSigned(received)).toBe(true)
  expect(received?.headers['x-zm-request-id']).toMatch(
    /^[0-9a-f]{8}_[0-9a-f]{4}_4[0-9a-f]{3}_8[0-9a-f]{3}_[0-9a-f]{12}$/,
  )
})

test('what Zoom sends beside the payload is sent there; items of a list are changed by their number', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  await zoom.webhooks.send({
    event: 'recording.completed',
    changes: { object: { recording_files: { 1: { file_type: 'CHAT' } }, extra: [1] } },
  })
  const body = JSON.parse(target.received[0]?.body ?? '')
  expect(Object.keys(body)).toEqual(['event', 'event_ts', 'payload', 'download_token'])
  const { recording_files: files, extra } = body.payload.object
  expect(files.map((file: { file_type: string }) => file.file_type)).toEqual(['MP4', 'CHAT'])
  expect(extra).toEqual([1])
})

test('every event of the catalogue can be sent, is the same each time, and says where its shape is from', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  const catalogue = await zoom.webhooks.catalogue({ user: jill })
  for (const { event } of catalogue) await zoom.webhooks.send({ event, user: jill })
  expect(target.received.map(({ body }) => JSON.parse(body).payload)).toEqual(
    catalogue.map(({ payload }) => payload),
  )
  for (const { event, source, notKnown } of catalogue) {
    expect([event, source], event).toEqual([
      expect.stringMatching(/^(meeting|recording|webinar|user|phone)\.[a-z_]+$/),
      expect.stringMatching(/(zoom\.github\.io|developers\.zoom\.us)\//),
    ])
    expect(notKnown).not.toBe('')
  }
  const names = catalogue.map(({ event }) => event)
  expect(new Set(names).size).toBe(names.length)
})

test('it is about the user’s newest meeting, or the one that is named', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  const { access_token: token } = await connect(zoom)
  const first = await api(zoom, token, 'POST', '/v2/users/me/meetings', { topic: 'First' })
  await api(zoom, token, 'POST', '/v2/users/me/meetings', { topic: 'Second' })
  await zoom.webhooks.send({ event: 'meeting.ended', user: jill })
  await zoom.webhooks.send({ event: 'meeting.ended', meeting: String(first.id) })
  expect(target.received.map(({ body }) => JSON.parse(body).payload.object.topic)).toEqual([
    'Second',
    'First',
  ])
})

test('an unknown event without a payload is refused, with what may have been meant', async () => {
  await using zoom = await createMockZoom()
  const refused: readonly (readonly [
    object: { event: string; user?: string; meeting?: string },
    says: string,
  ])[] = [
    [
      { event: 'meeting.startd' },
      'The mock has no payload for meeting.startd. Did you mean meeting.started?',
    ],
    [{ event: 'calendar.event_created' }, 'The mock has no payload for calendar.event_created.'],
    [{ event: 'app_deauthorized' }, 'app_deauthorized is sent when a user uninstalls the app.'],
    [{ event: 'meeting.started', user: 'nobody' }, 'There is no Zoom user nobody.'],
    [{ event: 'meeting.started', meeting: '1' }, 'There is no meeting 1.'],
  ]
  for (const [what, says] of refused) await expect(zoom.webhooks.send(what)).rejects.toThrow(says)
  await expect(zoom.webhooks.send({ event: 'meeting.startd' })).rejects.toThrow(
    'Did you mean meeting.started? Give a payload, or choose an event that zoom.webhooks.catalogue() lists.',
  )
})

test('meetings that are created, changed and deleted through the API are told to subscriptions that name these events', async () => {
  await using main = await listenForWebhooks()
  await using meetings = await listenForWebhooks()
  await using deleted = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, main.url, {
    scopes: ['write', 'update', 'delete'].map((verb) => `meeting:${verb}:meeting`),
    subscriptions: [
      { id: 'meetings', url: meetings.url, secret: 'whsec_test', events: meetingEvents },
      { id: 'deleted', url: deleted.url, events: ['meeting.deleted'] },
    ],
  })
  const { access_token: token } = await connect(zoom)
  const [user] = (await zoom.users.list()).filter(({ email }) => email === jill)
  const { now } = await zoom.clock.show()
  const start = new Date(now).toISOString().replace(/\.\d+Z$/, 'Z')
  const { id, uuid, join_url, password } = await api(zoom, token, 'POST', '/v2/users/me/meetings', {
    topic: 'Planning',
  })
  await api(zoom, token, 'PATCH', `/v2/meetings/${id}`, { topic: 'Retrospective', duration: 30 })
  await api(zoom, token, 'DELETE', `/v2/meetings/${id}`)
  await Promise.all([meetings.until(3), deleted.until(1)])
  const by = `"account_id":"${user?.accountId}","operator":"jill@example.com","operator_id":"${user?.id}"`
  const known = `"uuid":"${uuid}","id":${id},"host_id":"${user?.id}"`
  expect(meetings.received.map(({ body }) => body)).toEqual([
    `{"event":"meeting.created","event_ts":${now},"payload":{${by},"object":{${known},"topic":"Planning","type":2,"start_time":"${start}","duration":60,"timezone":"UTC","join_url":"${join_url}","password":"${password}","settings":{"use_pmi":false,"alternative_hosts":""}}}}`,
    `{"event":"meeting.updated","event_ts":${now},"payload":{${by},"object":{"id":${id},"topic":"Retrospective","duration":30},"old_object":{"id":${id},"topic":"Planning","duration":60},"time_stamp":${now}}}`,
    `{"event":"meeting.deleted","event_ts":${now},"payload":{${by},"object":{${known},"topic":"Retrospective","type":2,"start_time":"${start}","duration":30,"timezone":"UTC"}}}`,
  ])
  expect(meetings.received.map(isSigned)).toEqual([true, true, true])
  expect(deleted.received.map(({ body }) => body)).toEqual([meetings.received[2]?.body])
  // It names no events.
  expect(main.received).toEqual([])
})

test('an app that the host has not connected hears nothing of their meetings', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  const { access_token: token } = await connect(zoom)
  await zoom.apps.add({
    clientId: 'another',
    name: 'Another',
    subscriptions: [{ id: 'meetings', url: target.url, events: meetingEvents }],
  })
  await api(zoom, token, 'POST', '/v2/users/me/meetings', { topic: 'Planning' })
  expect(await zoom.webhooks.list()).toEqual([])
})
