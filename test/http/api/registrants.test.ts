import { expect, test } from 'vitest'
import type { MockZoom } from '../../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../../src/mock-zoom/index.ts'
import { call, capableApps, userToken } from '../../support/api.ts'

const kim = { email: 'kim@example.com', first_name: 'Kim', last_name: 'Park', org: 'Acme' }

async function meetingWith(zoom: MockZoom, token: string, approval_type: number, type = 2) {
  const wanted = {
    topic: 'Open house',
    type,
    start_time: '2030-01-05T10:00:00Z',
    settings: { approval_type },
  }
  return JSON.parse((await call(zoom, token, 'POST /users/me/meetings', wanted)).body)
}

// github.com/Jericho/ZoomNet, SampleData: the keys of a registration
test('somebody registers, is listed, gets a link of their own, and is deleted', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await userToken(zoom)
  const { id, registration_url } = await meetingWith(zoom, token, 0)
  expect(registration_url).toMatch(/^https:\/\/us02web\.zoom\.us\/meeting\/register\/[\w-]{22}$/)
  const { status, body } = await call(zoom, token, `POST /meetings/${id}/registrants`, kim)
  expect(status).toBe(201)
  expect(body).toMatch(
    new RegExp(
      `^\\{"registrant_id":"[\\w-]{22}","id":${id},"topic":"Open house","start_time":"2030-01-05T10:00:00Z","join_url":"https://us02web.zoom.us/w/${id}\\?tk=[\\w-]+"\\}$`,
    ),
  )
  const { registrant_id, join_url } = JSON.parse(body)
  expect(JSON.parse((await call(zoom, token, `POST /meetings/${id}/registrants`, kim)).body)).toMatchObject({
    registrant_id,
  })
  const listed = JSON.parse((await call(zoom, token, `GET /meetings/${id}/registrants`)).body)
  expect(listed).toMatchObject({ total_records: 1, next_page_token: '' })
  expect(listed.registrants).toEqual([
    { id: registrant_id, ...kim, status: 'approved', create_time: expect.any(String), join_url },
  ])
  const one = `/meetings/${id}/registrants/${registrant_id}`
  expect(JSON.parse((await call(zoom, token, `GET ${one}`)).body)).toEqual(listed.registrants[0])
  const deleted = await call(zoom, token, `DELETE ${one}`)
  expect([deleted.status, deleted.body]).toEqual([204, ''])
  expect((await call(zoom, token, `GET ${one}`)).status).toBe(404)
})

test('with approval_type 1 the host decides, and only then is there a link', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await userToken(zoom)
  const { id } = await meetingWith(zoom, token, 1)
  const registered = JSON.parse((await call(zoom, token, `POST /meetings/${id}/registrants`, kim)).body)
  expect(registered).not.toHaveProperty('join_url')
  const emails = async (status: string) =>
    JSON.parse(
      (await call(zoom, token, `GET /meetings/${id}/registrants?status=${status}`)).body,
    ).registrants.map(({ email }: { email: string }) => email)
  expect([await emails('pending'), await emails('approved')]).toEqual([[kim.email], []])
  const decision = { action: 'approve', registrants: [{ email: kim.email }, { email: 'nobody@example.com' }] }
  expect((await call(zoom, token, `PUT /meetings/${id}/registrants/status`, decision)).status).toBe(204)
  expect([await emails('pending'), await emails('approved')]).toEqual([[], [kim.email]])
  expect(await zoom.journal.list({ type: 'registrant.changed' })).toMatchObject([
    { meetingId: id, status: 'pending' },
    { meetingId: id, status: 'approved' },
  ])
})

// a published evaluation of 2026
test('a recurring meeting without fixed times takes no registrations, whatever it was created with', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await userToken(zoom)
  const { id, settings } = await meetingWith(zoom, token, 0, 3)
  expect(settings.approval_type).toBe(2)
  expect((await call(zoom, token, `PATCH /meetings/${id}`, { settings: { approval_type: 0 } })).status).toBe(
    204,
  )
  const { status, body } = await call(zoom, token, `POST /meetings/${id}/registrants`, kim)
  expect([status, body]).toEqual([
    404,
    `{"code":404,"message":"Registration has not been enabled for this meeting: ${id}."}`,
  ])
})

test('registrants go with their meeting', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await userToken(zoom)
  const { id } = await meetingWith(zoom, token, 0)
  await call(zoom, token, `POST /meetings/${id}/registrants`, kim)
  await call(zoom, token, `DELETE /meetings/${id}`)
  expect((await zoom.state.save()).rows.registrants ?? []).toEqual([])
})
