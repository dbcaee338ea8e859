import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { control, ownProblem } from '../support/control.ts'
import { newCode } from '../support/oauth.ts'

test('health says that the mock is up, and which profile it has', async () => {
  await using zoom = await createMockZoom({ profile: '2020' })
  const { status, body, headers } = await control(zoom, 'GET /__mock/health')
  expect(status).toBe(200)
  expect(body).toBe('{"status":"ok","profile":"2020"}')
  expect(headers.get('content-type')).toBe('application/json')
})

for (const path of [
  '/__mock',
  '/__mock/',
  '/__mock/nothing',
  '/__mock/apps/a/b',
  '/__mock/%zz',
  '/__mock/%00',
]) {
  test(`404 at ${path} says where the routes are described`, async () => {
    await using zoom = await createMockZoom()
    expect(await control(zoom, `GET ${path}`)).toMatchObject({
      status: 404,
      body: ownProblem(
        `mock-zoom has nothing at GET ${path}.`,
        'GET /__mock/openapi.json describes every route of its control API.',
      ),
    })
  })
}

test('a route with a typing mistake is 404, with the one that may have been meant', async () => {
  await using zoom = await createMockZoom()
  expect(await control(zoom, 'GET /__mock/finding')).toMatchObject({
    status: 404,
    body: ownProblem('mock-zoom has nothing at GET /__mock/finding.', 'Did you mean GET /__mock/findings?'),
  })
})

const wrongMethods: readonly (readonly [route: string, allowed: string])[] = [
  ['POST /__mock/health', 'HEAD, GET'],
  ['GET /__mock/reset', 'POST'],
  ['DELETE /__mock/findings', 'HEAD, GET'],
  ['POST /__mock/grants', 'HEAD, GET'],
  ['PUT /__mock/switches', 'HEAD, GET, PATCH'],
  ['DELETE /__mock/apps', 'HEAD, GET, POST'],
  ['GET /__mock/apps/acme_scheduler_dev_01', 'PATCH, DELETE'],
  ['PUT /__mock/users', 'HEAD, GET, POST'],
  ['GET /__mock/users/jill@example.com', 'PATCH, DELETE'],
  ['DELETE /__mock/clock', 'HEAD, GET, POST'],
  ['DELETE /__mock/journal', 'HEAD, GET'],
  ['POST /__mock/signed-in', 'HEAD, GET, PUT, DELETE'],
  ['GET /__mock/sign-out', 'POST'],
  ['OPTIONS /__mock/clock', 'HEAD, GET, POST'],
]

for (const [route, allowed] of wrongMethods) {
  test(`405 for ${route} names the methods`, async () => {
    await using zoom = await createMockZoom()
    const [method = '', path = ''] = route.split(' ')
    const answer = await control(zoom, route)
    expect(answer).toMatchObject({
      status: 405,
      body: ownProblem(`${path} doesn’t accept ${method}.`, `It accepts ${allowed}.`),
    })
    expect(answer.headers.get('allow')).toBe(allowed)
  })
}

test('HEAD responds as GET does, without the body', async () => {
  await using zoom = await createMockZoom()
  expect(await control(zoom, 'HEAD /__mock/health')).toMatchObject({ status: 200, body: '' })
})

test('calls to the control API stay out of the journal', async () => {
  await using zoom = await createMockZoom()
  await newCode(zoom)
  const before = await zoom.journal.list()
  for (const route of [
    'GET /__mock/health',
    'GET /__mock/nothing',
    'PUT /__mock/health',
    'PATCH /__mock/switches',
    'GET /',
    'GET /favicon.ico',
  ]) {
    await control(zoom, route)
  }
  await control(zoom, 'PATCH /__mock/switches', 'not JSON')
  await control(zoom, 'PATCH /__mock/switches', ' '.repeat(70_000))
  expect(await zoom.journal.list()).toEqual(before)
})
