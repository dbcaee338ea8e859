import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { control, ownProblem } from '../support/control.ts'
import { newCode } from '../support/oauth.ts'

/** The remedy of a 404, with the routes that exist; docs.test.ts compares them with the page. */
async function allRoutes(): Promise<string> {
  await using zoom = await createMockZoom()
  const { body } = await control(zoom, 'GET /__mock/no-such-route')
  const remedy = /"remedy":"(.*)"/.exec(body)?.[1] ?? ''
  for (const route of ['GET /__mock/health', 'PATCH /__mock/apps/:clientId', 'POST /__mock/sign-out']) {
    expect(remedy).toContain(route)
  }
  return remedy
}

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
  test(`404 at ${path} lists the routes that exist`, async () => {
    await using zoom = await createMockZoom()
    expect(await control(zoom, `GET ${path}`)).toMatchObject({
      status: 404,
      body: ownProblem(`mock-zoom has nothing at GET ${path}.`, await allRoutes()),
    })
  })
}

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
