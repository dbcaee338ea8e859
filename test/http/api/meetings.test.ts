import { expect, test } from 'vitest'
import type { MockZoom } from '../../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../../src/mock-zoom/index.ts'
import { accountToken, call, capableApps, userToken } from '../../support/api.ts'

async function create(zoom: MockZoom, token: string, meeting: object = {}) {
  const { status, body } = await call(zoom, token, 'POST /users/me/meetings', meeting)
  expect(status).toBe(201)
  return JSON.parse(body)
}

test('a new meeting has Zoom’s keys in Zoom’s order', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const { status, body } = await call(zoom, await userToken(zoom), 'POST /users/me/meetings', {
    topic: 'Planning',
    type: 2,
    start_time: '2030-01-05T10:00:00Z',
    duration: 45,
    timezone: 'Europe/Berlin',
    agenda: 'Next year',
    password: 'secret1',
    settings: { waiting_room: true, audio: 'voip' },
  })
  expect(status).toBe(201)
  const { created_at } = JSON.parse(body)
  const base64 = '[A-Za-z0-9+/]{22}=='
  const head = new RegExp(
    `^\\{"uuid":"${base64}","id":[89]\\d{10},"host_id":"ZoeaTdcdQ6-X0c58J3YzLw","host_email":"jill@example.com","topic":"Planning","type":2,"status":"waiting","start_time":"2030-01-05T10:00:00Z","duration":45,"timezone":"Europe/Berlin","agenda":"Next year","created_at":"${created_at}","start_url":"https://us02web.zoom.us/s/\\d+\\?zak=[\\w.-]+","join_url":"https://us02web.zoom.us/j/(\\d+)\\?pwd=([A-Za-z0-9]{30}\\.1)","chat_join_url":"https://us02web.zoom.us/launch/jc/\\1","password":"secret1","h323_password":"\\d{6}","pstn_password":"\\d{6}","encrypted_password":"\\2","settings":\\{"host_video":true,`,
  )
  expect(body).toMatch(head)
  expect(body).toContain('"audio":"voip"')
  expect(body).toContain('"waiting_room":true')
  expect(body).toMatch(
    /"email_in_attendee_report":false\},"creation_source":"open_api","pre_schedule":false\}$/,
  )
})

test('a meeting that is asked for has two keys more than one that was just created', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await userToken(zoom)
  const created = await create(zoom, token)
  const found = JSON.parse((await call(zoom, token, `GET /meetings/${created.id}`)).body)
  const more = Object.keys(found).filter((key) => !(key in created))
  expect(more).toEqual(['assistant_id', 'agenda'])
})

test('apiBodies 2022: a meeting has the keys of that year, and a passcode in base64 in its link', async () => {
  await using zoom = await createMockZoom({ apps: capableApps, switches: { apiBodies: '2022' } })
  const { join_url, settings, ...meeting } = await create(zoom, await userToken(zoom))
  expect(join_url).toMatch(/\?pwd=[A-Za-z0-9+/=]+$/)
  expect([Object.keys(meeting).at(-1), Object.keys(settings).at(-1)]).toEqual([
    'pre_schedule',
    'host_save_video_order',
  ])
  expect(meeting).not.toHaveProperty('chat_join_url')
})

test('create, get, change, get, delete, get', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await userToken(zoom)
  const { id } = await create(zoom, token, { topic: 'Before', settings: { waiting_room: true } })
  expect(JSON.parse((await call(zoom, token, `GET /meetings/${id}`)).body).topic).toBe('Before')
  const changed = await call(zoom, token, `PATCH /meetings/${id}`, { topic: 'After' })
  expect([changed.status, changed.body, changed.headers.get('content-type')]).toEqual([204, '', null])
  const after = JSON.parse((await call(zoom, token, `GET /meetings/${id}`)).body)
  expect([after.topic, after.settings.waiting_room]).toEqual(['After', true])
  const deleted = await call(zoom, token, `DELETE /meetings/${id}`)
  expect([deleted.status, deleted.body]).toEqual([204, ''])
  const gone = await call(zoom, token, `GET /meetings/${id}`)
  expect([gone.status, gone.body]).toEqual([404, `{"code":3001,"message":"Meeting does not exist: ${id}."}`])
  expect((await call(zoom, token, `DELETE /meetings/${id}`)).status).toBe(404)
  const meetings = (await zoom.journal.list()).filter(({ type }) => type.startsWith('meeting.'))
  expect(meetings.map((entry) => [entry.type, 'meetingId' in entry && entry.meetingId])).toEqual([
    ['meeting.created', id],
    ['meeting.updated', id],
    ['meeting.deleted', id],
  ])
})

test('a UUID with a slash is found if it is encoded twice, but not if it is encoded once', async () => {
  await using zoom = await createMockZoom({ apps: capableApps, seed: 'meetings' })
  const token = await userToken(zoom)
  let { id, uuid } = await create(zoom, token)
  while (!uuid.includes('/') || !uuid.includes('+')) ({ id, uuid } = await create(zoom, token))
  const once = encodeURIComponent(uuid)
  const found = await call(zoom, token, `GET /meetings/${encodeURIComponent(once)}`)
  expect([found.status, JSON.parse(found.body).id]).toEqual([200, id])
  const unrecognized = '{"code":2300,"message":"This API endpoint is not recognized."}'
  expect((await call(zoom, token, `GET /meetings/${once}`)).body).toBe(unrecognized)
  expect((await call(zoom, token, `GET /meetings/${uuid}`)).body).toBe(unrecognized)
  expect((await call(zoom, token, `PATCH /meetings/${encodeURIComponent(once)}`, {})).status).toBe(204)
})

test('a UUID without a slash is found however it is encoded', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await userToken(zoom)
  let { uuid } = await create(zoom, token)
  while (uuid.includes('/')) ({ uuid } = await create(zoom, token))
  const once = encodeURIComponent(uuid)
  for (const path of [uuid, once, encodeURIComponent(once)])
    expect((await call(zoom, token, `GET /meetings/${path}`)).status).toBe(200)
})

test('meetings are listed by their host, without instant ones, page by page', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await userToken(zoom)
  await create(zoom, token, { type: 1, topic: 'Now' })
  await create(zoom, await userToken(zoom, 'sam@example.com'), { topic: 'Sam’s' })
  for (const topic of ['A', 'B', 'C']) await create(zoom, token, { topic })
  const first = await call(zoom, token, 'GET /users/me/meetings?page_size=2')
  const { next_page_token, meetings } = JSON.parse(first.body)
  expect(first.body.replace(next_page_token, 'TOKEN')).toMatch(
    /^\{"page_size":2,"total_records":3,"next_page_token":"TOKEN","meetings":\[\{"uuid":"[^"]+","id":\d+,"host_id":"ZoeaTdcdQ6-X0c58J3YzLw","topic":"A","type":2,"start_time":"[^"]+","duration":60,"timezone":"UTC","created_at":"[^"]+","join_url":"[^"]+"\},/,
  )
  const rest = `GET /users/me/meetings?page_size=2&next_page_token=${next_page_token}`
  const last = JSON.parse((await call(zoom, token, rest)).body)
  expect(last.next_page_token).toBe('')
  const topics = [...meetings, ...last.meetings].map(({ topic }: { topic: string }) => topic)
  expect(topics).toEqual(['A', 'B', 'C'])
  await zoom.clock.advance({ minutes: 15 })
  expect((await call(zoom, token, rest)).body).toBe(
    '{"code":300,"message":"The next page token is invalid or expired."}',
  )
})

test('a page token of one list doesn’t work for another', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await userToken(zoom)
  for (const topic of ['A', 'B']) await create(zoom, token, { topic })
  const { next_page_token } = JSON.parse((await call(zoom, token, 'GET /users/me/meetings?page_size=1')).body)
  const other = await call(
    zoom,
    await userToken(zoom, 'sam@example.com'),
    `GET /users/me/meetings?next_page_token=${next_page_token}`,
  )
  expect(other.status).toBe(400)
})

test('2020: lists of meetings have page numbers', async () => {
  await using zoom = await createMockZoom({ apps: capableApps, profile: '2020' })
  const token = await userToken(zoom)
  for (const topic of ['A', 'B', 'C']) await create(zoom, token, { topic })
  const { body } = await call(zoom, token, 'GET /users/me/meetings?page_size=2&page_number=2')
  expect(body).toMatch(/^\{"page_count":2,"page_number":2,"page_size":2,"total_records":3,"meetings":\[\{/)
  expect(JSON.parse(body).meetings).toHaveLength(1)
})

test.each([
  ['', 30],
  ['page_size=', 30],
  ['page_size=0', 30],
  ['page_size=-5', 30],
  ['page_size=abc', 30],
  ['page_size=1e3', 30],
  ['page_size=300', 300],
  ['page_size=301', 300],
  ['page_size=999999', 300],
  ['page_size=99999999999999999999', 30],
  ['page_size=7&page_size=9', 7],
])('?%s gives pages of %i', async (query, size) => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const { status, body } = await call(zoom, await userToken(zoom), `GET /users/me/meetings?${query}`)
  expect([status, JSON.parse(body).page_size]).toEqual([200, size])
})

test('type selects the meetings in a list; unknown types are ignored', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await userToken(zoom)
  await create(zoom, token, { topic: 'Past', start_time: '2001-01-01T00:00:00Z' })
  await create(zoom, token, { topic: 'Future', start_time: '2101-01-01T00:00:00Z' })
  await create(zoom, token, { topic: 'Whenever', type: 3 })
  const listed = async (type: string) => {
    const { body } = await call(zoom, token, `GET /users/me/meetings?type=${type}`)
    return JSON.parse(body).meetings.map(({ topic }: { topic: string }) => topic)
  }
  expect(await listed('scheduled')).toEqual(['Past', 'Future', 'Whenever'])
  expect(await listed('nonsense')).toEqual(['Past', 'Future', 'Whenever'])
  expect(await listed('upcoming')).toEqual(['Future', 'Whenever'])
  expect(await listed('previous_meetings')).toEqual(['Past'])
  expect(await listed('live')).toEqual([])
})

test.each([
  [{ start_time: '2030-07-05T10:00:00Z', timezone: 'Asia/Seoul' }, '2030-07-05T10:00:00Z'],
  [{ start_time: '2030-07-05T10:00:00', timezone: 'Asia/Seoul' }, '2030-07-05T01:00:00Z'],
  [{ start_time: '2030-07-05T10:00:00', timezone: 'America/New_York' }, '2030-07-05T14:00:00Z'],
  [{ start_time: '2030-01-05T10:00:00', timezone: 'America/New_York' }, '2030-01-05T15:00:00Z'],
  [{ start_time: '2030-07-05T10:00:00+02:00' }, '2030-07-05T08:00:00Z'],
  [{ start_time: '2030-07-05T10:00' }, '2030-07-05T10:00:00Z'],
  [{ type: 3, start_time: '2030-07-05T10:00:00Z' }, undefined],
])('a meeting of %j starts at %s', async (meeting, start) => {
  await using zoom = await createMockZoom({ apps: capableApps })
  expect((await create(zoom, await userToken(zoom), meeting)).start_time).toBe(start)
})

test('a server-to-server token creates meetings for any user of its account, and sees them all', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await accountToken(zoom)
  const { status, body } = await call(zoom, token, 'POST /users/sam@example.com/meetings', {})
  expect([status, JSON.parse(body).host_email]).toEqual([201, 'sam@example.com'])
  const { id } = JSON.parse(body)
  expect((await call(zoom, token, `GET /meetings/${id}`)).status).toBe(200)
  expect((await call(zoom, await userToken(zoom), `GET /meetings/${id}`)).status).toBe(404)
  expect((await call(zoom, await userToken(zoom, 'ada@example.org'), `DELETE /meetings/${id}`)).status).toBe(
    404,
  )
  expect((await call(zoom, token, 'POST /users/ada@example.org/meetings', {})).status).toBe(404)
})

test('a server-to-server token does not see the meetings of another account', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const { id } = await create(zoom, await userToken(zoom, 'ada@example.org'))
  for (const method of ['GET', 'DELETE'])
    expect((await call(zoom, await accountToken(zoom), `${method} /meetings/${id}`)).status).toBe(404)
  expect((await zoom.journal.list({ type: 'api.refused' }))[0]).toMatchObject({
    reason: 'meeting-of-another-user',
  })
})

test('each endpoint names its own scopes when they are missing, in both eras', async () => {
  const scopes = ['webinar:read:webinar']
  const app = {
    clientId: 'none',
    clientSecret: 's',
    name: 'None',
    redirectUris: ['http://127.0.0.1:*'],
    scopes,
  }
  const calls = [
    [
      'POST /users/me/meetings',
      'meeting:write:meeting, meeting:write:meeting:admin',
      'meeting:write, meeting:write:admin',
    ],
    [
      'GET /users/me/meetings',
      'meeting:read:list_meetings, meeting:read:list_meetings:admin',
      'meeting:read, meeting:read:admin',
    ],
    [
      'GET /meetings/1',
      'meeting:read:meeting:admin, meeting:read:meeting',
      'meeting:read, meeting:read:admin',
    ],
    [
      'PATCH /meetings/1',
      'meeting:update:meeting:admin, meeting:update:meeting',
      'meeting:write, meeting:write:admin',
    ],
    [
      'DELETE /meetings/1',
      'meeting:delete:meeting:admin, meeting:delete:meeting',
      'meeting:write, meeting:write:admin',
    ],
  ] as const
  await using now = await createMockZoom({ apps: [app] })
  await using then = await createMockZoom({ apps: [app], profile: '2020' })
  const [newToken, oldToken] = [await userToken(now), await userToken(then)]
  for (const [what, granular, classic] of calls) {
    const { status, body } = await call(now, newToken, what, what.startsWith('P') ? {} : undefined)
    const message = `Invalid access token, does not contain scopes:[${granular}].`
    expect([status, body]).toEqual([400, JSON.stringify({ code: 4711, message })])
    const old = await call(then, oldToken, what, what.startsWith('P') ? {} : undefined)
    expect(JSON.parse(old.body).message).toBe(`Invalid access token, does not contain scopes: [${classic}].`)
  }
})

test('classic scopes also open the API', async () => {
  const scopes = ['user:read', 'meeting:write', 'meeting:read']
  const app = {
    clientId: 'old',
    clientSecret: 's',
    name: 'Old',
    redirectUris: ['http://127.0.0.1:*'],
    scopes,
  }
  await using zoom = await createMockZoom({ apps: [app] })
  const token = await userToken(zoom)
  const { id } = await create(zoom, token)
  for (const what of [
    'GET /users/me',
    'GET /users/me/meetings',
    `GET /meetings/${id}`,
    `DELETE /meetings/${id}`,
  ])
    expect((await call(zoom, token, what)).status).toBeLessThan(300)
})
