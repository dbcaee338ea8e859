import { expect, test } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { control, ownProblem } from '../support/control.ts'

// Every route that accepts a body, with every kind of wrong body.

const correct = 'Correct the named keys; docs/control-api.md shows each body.'
const scheduler = '/__mock/apps/acme_scheduler_dev_01'
const jill = '/__mock/users/jill@example.com'

const unknownKeys: Readonly<Record<string, readonly [body: string, problem: string]>> = {
  'POST /__mock/reset': ['{"hard":true}', 'hard: unknown key; remove it or check its spelling'],
  'PATCH /__mock/switches': ['{"codeTTL":5}', 'codeTTL: unknown key; did you mean codeTtl?'],
  'POST /__mock/clock': [
    '{"advance":{"weeks":1}}',
    'advance.weeks: unknown key; remove it or check its spelling',
  ],
  'POST /__mock/apps': [
    '{"clientId":"new","name":"New","secret":"x"}',
    'secret: unknown key; did you mean clientSecret or webhookSecret?',
  ],
  [`PATCH ${scheduler}`]: ['{"clientId":"new"}', 'clientId: unknown key; remove it or check its spelling'],
  'POST /__mock/users': [
    '{"email":"new@example.com","firstName":"N","lastName":"W","admin":true}',
    'admin: unknown key; remove it or check its spelling',
  ],
  [`PATCH ${jill}`]: ['{"id":"ZoeaTdcdQ6-X0c58J3YzLw"}', 'id: unknown key; remove it or check its spelling'],
  'PUT /__mock/signed-in': [
    '{"user":"jill@example.com","concent":"allow"}',
    'concent: unknown key; did you mean consent?',
  ],
  'POST /__mock/installs': [
    '{"user":"jill@example.com","redirectUri":"http://127.0.0.1:1/","state":"x"}',
    'state: unknown key; remove it or check its spelling',
  ],
  [`POST ${jill}/uninstall`]: ['{"app":"x"}', 'app: unknown key; remove it or check its spelling'],
  'POST /__mock/webhooks/validate': [
    '{"clientId":"acme_scheduler_dev_01","url":"x"}',
    'url: unknown key; remove it or check its spelling',
  ],
  'POST /__mock/webhooks': [
    '{"event":"meeting.started","set":{"object":{}}}',
    'set: unknown key; remove it or check its spelling',
  ],
  'POST /__mock/webhooks/none/release': ['{"to":"x"}', 'to: unknown key; remove it or check its spelling'],
  'POST /__mock/webhooks/none/redeliver': ['{"to":"x"}', 'to: unknown key; remove it or check its spelling'],
}

for (const [route, [body, problem]] of Object.entries(unknownKeys)) {
  test(`${route}: an unknown key is named`, async () => {
    await using zoom = await createMockZoom()
    expect(await control(zoom, route, body)).toMatchObject({
      status: 400,
      body: ownProblem(problem, correct),
    })
  })

  test(`${route}: a body that is not JSON`, async () => {
    await using zoom = await createMockZoom()
    expect(await control(zoom, route, 'user=jill')).toMatchObject({
      status: 400,
      body: ownProblem(
        `The body is not JSON: Unexpected token 'u', "user=jill" is not valid JSON.`,
        'Send a JSON object, as docs/control-api.md shows.',
      ),
    })
  })

  for (const [name, text, found] of [
    ['null', 'null', 'received null; found null'],
    ['a list', '[]', 'received array; found []'],
    ['a text', '"x"', 'received string; found "x"'],
    ['a number', '7', 'received number; found 7'],
  ]) {
    test(`${route}: ${name} instead of an object`, async () => {
      await using zoom = await createMockZoom()
      expect(await control(zoom, route, text)).toMatchObject({
        status: 400,
        body: ownProblem(`(top level): Invalid input: expected object, ${found}`, correct),
      })
    })
  }

  test(`${route}: the names that every object has are unknown keys too`, async () => {
    await using zoom = await createMockZoom()
    for (const key of ['__proto__', 'constructor', 'toString']) {
      const answer = await control(zoom, route, `{"${key}":{"codeTtl":1}}`)
      expect(answer.status).toBe(400)
      expect(answer.body).toContain(`${key}: unknown key; remove it or check its spelling`)
    }
  })

  test(`${route}: a body over 64 KiB`, async () => {
    await using zoom = await createMockZoom()
    const { status, body, headers } = await control(zoom, route, ' '.repeat(64 * 1024 + 1))
    expect(status).toBe(413)
    expect(headers.get('connection')).toBe('close')
    expect(body).toBe(
      ownProblem(
        'The request body is larger than 64 KiB.',
        'Check what you send: no OAuth request is that large.',
      ),
    )
    expect((await control(zoom, 'GET /__mock/health')).status).toBe(200)
  })
}

const wrongValues: readonly (readonly [route: string, body: string, problem: string])[] = [
  [
    'PATCH /__mock/switches',
    '{"codeTtl":"5"}',
    'codeTtl: Invalid input: expected number, received string; found "5"',
  ],
  ['PATCH /__mock/switches', '{"codeTtl":0}', 'codeTtl: Too small: expected number to be >=1; found 0'],
  [
    'PATCH /__mock/switches',
    '{"decline":"vanish"}',
    'decline: Invalid option: expected one of "redirect"|"stay"; found "vanish"',
  ],
  ['POST /__mock/clock', '{}', 'advance: Invalid input: expected object, received undefined; found nothing'],
  [
    'POST /__mock/clock',
    '{"advance":3600}',
    'advance: Invalid input: expected object, received number; found 3600',
  ],
  [
    'POST /__mock/clock',
    '{"advance":{"seconds":-1}}',
    'advance.seconds: Too small: expected number to be >=0; found -1',
  ],
  [
    'POST /__mock/clock',
    '{"advance":{"hours":"1"}}',
    'advance.hours: Invalid input: expected number, received string; found "1"',
  ],
  [
    'POST /__mock/apps',
    '{}',
    'clientId: Invalid input: expected string, received undefined; found nothing; name: Invalid input: expected string, received undefined; found nothing',
  ],
  [
    'POST /__mock/apps',
    '{"clientId":"two words","name":"New"}',
    'clientId: must be visible ASCII without spaces; found "two words"',
  ],
  [
    'POST /__mock/apps',
    '{"clientId":"new","name":"New","redirectUris":["http://127.0.0.1/a b"]}',
    'redirectUris.0: must not be empty or contain spaces; found "http://127.0.0.1/a b"',
  ],
  [
    `PATCH ${scheduler}`,
    '{"scopes":"user:read:user"}',
    'scopes: Invalid input: expected array, received string; found "user:read:user"',
  ],
  [
    `PATCH ${scheduler}`,
    '{"disabled":"yes"}',
    'disabled: Invalid input: expected boolean, received string; found "yes"',
  ],
  [
    'POST /__mock/users',
    '{"email":"new","firstName":"N","lastName":"W"}',
    'email: Invalid email address; found "new"',
  ],
  [
    'POST /__mock/users',
    '{"id":"7","email":"new@example.com","firstName":"N","lastName":"W"}',
    'id: must be 22 characters of A-Z a-z 0-9 _ -, as Zoom’s ids are; found "7"',
  ],
  [
    `PATCH ${jill}`,
    '{"firstName":""}',
    'firstName: Too small: expected string to have >=1 characters; found ""',
  ],
  ['PUT /__mock/signed-in', '{}', 'user: Invalid input: expected string, received undefined; found nothing'],
  [
    'PUT /__mock/signed-in',
    '{"user":"jill@example.com","consent":"yes"}',
    'consent: Invalid option: expected one of "ask"|"allow"|"decline"; found "yes"',
  ],
]

for (const [route, body, problem] of wrongValues) {
  test(`${route} ${body}: each wrong value is named`, async () => {
    await using zoom = await createMockZoom()
    expect(await control(zoom, route, body)).toMatchObject({
      status: 400,
      body: ownProblem(problem, correct),
    })
  })
}

const harmless: Readonly<Record<string, number>> = {
  'POST /__mock/reset': 204,
  'PATCH /__mock/switches': 200,
  [`PATCH ${scheduler}`]: 200,
  [`PATCH ${jill}`]: 200,
}

for (const [route, status] of Object.entries(harmless)) {
  test(`${route}: an empty body is an empty object, and changes nothing`, async () => {
    await using zoom = await createMockZoom()
    const before = [await zoom.apps.list(), await zoom.users.list(), await zoom.switches.show()]
    for (const body of [undefined, '', '{}']) {
      expect((await control(zoom, route, body)).status).toBe(status)
    }
    expect([await zoom.apps.list(), await zoom.users.list(), await zoom.switches.show()]).toEqual(before)
  })
}

for (const route of [
  'POST /__mock/installs',
  'POST /__mock/webhooks/validate',
  'POST /__mock/clock',
  'POST /__mock/apps',
  'POST /__mock/users',
  'PUT /__mock/signed-in',
]) {
  test(`${route}: an empty body lacks something`, async () => {
    await using zoom = await createMockZoom()
    const [missing, empty] = [await control(zoom, route), await control(zoom, route, '{}')]
    expect(missing.status).toBe(400)
    expect(missing.body).toBe(empty.body)
    expect(missing.body).toContain('found nothing')
  })
}

test('a refused body changes nothing', async () => {
  await using zoom = await createMockZoom()
  const state = async (mock: MockZoom) => [
    await mock.apps.list(),
    await mock.users.list(),
    await mock.switches.show(),
    await mock.clock.now(),
  ]
  const before = await state(zoom)
  for (const [route, [body]] of Object.entries(unknownKeys)) await control(zoom, route, body)
  for (const [route, body] of wrongValues) await control(zoom, route, body)
  expect(await state(zoom)).toEqual(before)
})

test('the content type does not matter', async () => {
  await using zoom = await createMockZoom()
  for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', '']) {
    const response = await fetch(`${zoom.url}/__mock/switches`, {
      method: 'PATCH',
      headers: { 'content-type': type },
      body: '{"codeTtl":60}',
    })
    expect(response.status).toBe(200)
  }
})

test('a body that is nested too deep is refused, and is no failure of the mock', async () => {
  await using zoom = await createMockZoom()
  const deep = `${'['.repeat(4_000)}${']'.repeat(4_000)}`
  for (const route of ['PATCH /__mock/switches', 'POST /__mock/apps', 'PUT /__mock/state']) {
    const { status, body } = await control(zoom, route, deep)
    expect([route, status, body]).toEqual([
      route,
      400,
      ownProblem(
        'The body is nested deeper than 64 levels.',
        'Send a JSON object, as docs/control-api.md shows.',
      ),
    ])
  }
  expect(await zoom.journal.list({ type: 'mock.failed' })).toEqual([])
})
