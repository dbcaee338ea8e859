import { expect, test } from 'vitest'
import { createMockZoom } from '../../../src/mock-zoom/index.ts'
import { ownProblem } from '../../support/control.ts'
import { closing, speak, statusIn } from '../../support/raw-request.ts'

const zoomPaths =
  'It has GET /oauth/authorize, GET /oauth/signin, GET /v2/authorize, GET /authorize, POST ' +
  '/oauth/authorize, POST /oauth/token, POST /oauth/revoke, POST /oauth/devicecode, GET /oauth_device, ' +
  'GET /oauth/device/complete/:code, POST /oauth_device, GET /v2/users/me, GET /v2/users/:userId, GET ' +
  '/v2/users, GET /v2/users/me/zak, GET /v2/users/:userId/token, POST /v2/users/:userId/meetings, GET ' +
  '/v2/users/:userId/meetings, GET /v2/meetings/:meetingId, PATCH /v2/meetings/:meetingId, DELETE ' +
  '/v2/meetings/:meetingId.'

for (const [path, allowed, methods] of [
  ['/oauth/token', 'POST', ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']],
  ['/oauth/revoke', 'POST', ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']],
  ['/oauth/authorize', 'HEAD, GET, POST', ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'LOCK']],
  ['/v2/users/me', 'HEAD, GET', ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'MKCOL']],
] as const) {
  for (const method of methods) {
    test(`${method} ${path} is 405`, async () => {
      await using zoom = await createMockZoom()
      const answer = await speak(zoom, `${method} ${path} HTTP/1.1\r\n${closing}`)
      expect(statusIn(answer)).toBe(405)
      expect(answer).toContain(`\r\nAllow: ${allowed}\r\n`)
      const problem = ownProblem(`${path} does not take ${method}.`, `It takes ${allowed}.`)
      expect(answer.split('\r\n\r\n')[1]).toBe(method === 'HEAD' ? '' : problem)
      expect(zoom.journal.events()).toMatchObject([
        { type: 'request.unknown-route', method, path },
        { type: 'request.answered', route: 'unknown', status: 405 },
      ])
    })
  }
}

const unknownPaths = [
  '/oauth',
  '/oauth/',
  '/oauth/tokens',
  '/oauth/token/x',
  '/oauth/../oauth/token',
  '/oauth//token',
  '//oauth/token',
  '/oauth%2Ftoken',
  '/.well-known/openid-configuration',
  '/%',
  '/%zz',
  '/%00',
  '/%ff%fe',
  '/%c0%ae%c0%ae/etc/passwd',
  '/../../etc/passwd',
  '/__proto__',
  '/constructor',
  '*',
  `/${'a'.repeat(60_000)}`,
]

for (const path of unknownPaths) {
  test(`an unknown route is 404, and loud: ${path.slice(0, 50)}`, async () => {
    await using zoom = await createMockZoom()
    const method = path === '*' ? 'OPTIONS' : 'POST'
    const answer = await speak(zoom, `${method} ${path} HTTP/1.1\r\n${closing}`)
    expect(statusIn(answer)).toBe(404)
    expect(answer.split('\r\n\r\n')[1]).toBe(
      ownProblem(`mock-zoom has nothing at ${method} ${path}.`, zoomPaths),
    )
    expect(zoom.journal.events()).toMatchObject([
      {
        type: 'request.unknown-route',
        method,
        path,
        supported: expect.arrayContaining(['POST /oauth/token']),
      },
      { type: 'request.answered', route: 'unknown', status: 404 },
    ])
  })
}
