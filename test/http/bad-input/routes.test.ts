import { expect, test } from 'vitest'
import { createMockZoom } from '../../../src/mock-zoom/index.ts'
import { ownProblem } from '../../support/control.ts'
import { closing, speak, statusIn } from '../../support/raw-request.ts'

for (const [path, allowed, methods] of [
  ['/oauth/token', 'POST', ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']],
  ['/oauth/revoke', 'POST', ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']],
  ['/oauth/authorize', 'HEAD, GET, POST', ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'LOCK']],
] as const) {
  for (const method of methods) {
    test(`${method} ${path} is 405`, async () => {
      await using zoom = await createMockZoom()
      const answer = await speak(zoom, `${method} ${path} HTTP/1.1\r\n${closing}`)
      expect(statusIn(answer)).toBe(405)
      expect(answer).toContain(`\r\nAllow: ${allowed}\r\n`)
      const problem = ownProblem(`${path} doesn’t accept ${method}.`, `It accepts ${allowed}.`)
      expect(answer.split('\r\n\r\n')[1]).toBe(method === 'HEAD' ? '' : problem)
      expect(await zoom.journal.list()).toMatchObject([
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
    const said = JSON.parse(answer.split('\r\n\r\n')[1] ?? '')
    expect(said).toEqual({
      mock_zoom: {
        problem: `mock-zoom has nothing at ${method} ${path}.`,
        remedy: expect.stringMatching(
          /^Did you mean (GET|POST) \/|^GET \/__mock\/docs\/fidelity lists every endpoint/,
        ),
      },
    })
    expect(await zoom.journal.list()).toMatchObject([
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
