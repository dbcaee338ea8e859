import { expect, test } from 'vitest'
import { createMockZoom } from '../../../src/mock-zoom/index.ts'
import { call, capableApps, userToken } from '../../support/api.ts'

const notJson = '{"code":300,"message":"Request Body should be a valid JSON object."}'
const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`

test.each(['', '{', '[]', 'null', '7', '"text"', 'topic=form', '\u0000', '[['.repeat(10_000)])(
  'a body of %j isn’t a JSON object',
  async (text) => {
    await using zoom = await createMockZoom({ apps: capableApps })
    const token = await userToken(zoom)
    const { status, body } = await call(zoom, token, 'POST /users/me/meetings', text)
    expect([status, body]).toEqual([400, notJson])
  },
)

test.each([
  [{ topic: 7 }, 'topic'],
  [{ topic: 'x'.repeat(201) }, 'topic'],
  [{ type: 'scheduled' }, 'type'],
  [{ type: 4 }, 'type'],
  [{ start_time: 'tomorrow' }, 'start_time'],
  [{ start_time: '2030-13-45T99:99:99Z' }, 'start_time'],
  [{ start_time: '2030-01-01T00:00:00+99:99' }, 'start_time'],
  [{ start_time: 1_900_000_000 }, 'start_time'],
  [{ start_time: '0000-01-01T00:00:00', timezone: 'Asia/Seoul' }, 'start_time'],
  [{ duration: -1 }, 'duration'],
  [{ duration: 1.5 }, 'duration'],
  [{ duration: 1e300 }, 'duration'],
  [{ timezone: 'Moon/Crater' }, 'timezone'],
  [{ timezone: 'Moon/Crater', start_time: '2030-01-01T00:00:00' }, 'timezone'],
  [{ timezone: '' }, 'timezone'],
  [{ password: 'much too long' }, 'password'],
  [{ agenda: [] }, 'agenda'],
  [{ settings: 'none' }, 'settings'],
  [{ settings: { waiting_room: 'perhaps' } }, 'settings.waiting_room'],
  [{ settings: { breakout_room: true } }, 'settings.breakout_room'],
  [{ settings: { breakout_room: { a: [[[[[[7]]]]]] } } }, 'settings.breakout_room'],
])('%j is invalid in %s', async (meeting, field) => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const { status, body } = await call(zoom, await userToken(zoom), 'POST /users/me/meetings', meeting)
  const errors = JSON.stringify([{ field, message: 'Invalid field.' }])
  expect([status, body]).toEqual([400, `{"code":300,"message":"Validation Failed.","errors":${errors}}`])
})

test.each([
  { duration: '45', settings: { waiting_room: 'true', approval_type: '1' } },
  { unknown: true, settings: { unknown: { deep: [1] } } },
  { start_time: '1000-01-01T00:00:00', timezone: 'Asia/Seoul' },
  { start_time: '9999-12-31T23:59:59', timezone: 'America/New_York' },
  { topic: 'a\u0000b "quoted" <b> 😀 \ud800', agenda: '\u2028' },
])('%j is taken', async (meeting) => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await userToken(zoom)
  const { status, body } = await call(zoom, token, 'POST /users/me/meetings', meeting)
  expect(status).toBe(201)
  expect((await call(zoom, token, `GET /meetings/${JSON.parse(body).id}`)).status).toBe(200)
  expect((await call(zoom, token, 'GET /users/me/meetings')).status).toBe(200)
})

test.each([
  '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"settings":{"__proto__":{"polluted":1}}}',
  `{"settings":{"breakout_room":${deep}}}`,
  `{"settings":{"unknown":${deep}}}`,
  `{"settings":{"breakout_room":{"__proto__":{"polluted":1}}}}`,
])('a hostile body does no harm (%#)', async (text) => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await userToken(zoom)
  const { status } = await call(zoom, token, 'POST /users/me/meetings', text)
  expect(status).toBeLessThan(500)
  expect((await call(zoom, token, 'GET /users/me/meetings')).status).toBe(200)
  expect('polluted' in {}).toBe(false)
  expect(await zoom.journal.list({ type: 'mock.failed' })).toEqual([])
})

test('odd paths and queries get a 4xx at worst', async () => {
  await using zoom = await createMockZoom({ apps: capableApps })
  const token = await userToken(zoom)
  const odd = [
    '%',
    '%00',
    '%zz',
    '%E0%A4%A',
    '%252',
    '%25252F',
    '..%2f..',
    '9'.repeat(400),
    '-1',
    '0',
    '1e3',
    '%F0%9F%98%80',
  ]
  for (const part of odd) {
    for (const what of [
      `GET /meetings/${part}`,
      `PATCH /meetings/${part}`,
      `DELETE /meetings/${part}`,
      `GET /users/${part}`,
      `GET /users/${part}/meetings`,
    ]) {
      const { status } = await call(zoom, token, what, what.startsWith('PATCH') ? {} : undefined)
      expect([what, status >= 400 && status < 500]).toEqual([what, true])
    }
  }
  for (const query of [
    'page_size=%00',
    'page_size=%',
    'page_number=99999999',
    'next_page_token=%00',
    'next_page_token=W10',
    'next_page_token=WyJhIiwtMSwxXQ',
    'type[]=x',
    '__proto__=1',
    '%',
  ])
    expect((await call(zoom, token, `GET /users/me/meetings?${query}`)).status).toBeLessThan(500)
  expect(await zoom.journal.list({ type: 'mock.failed' })).toEqual([])
})
