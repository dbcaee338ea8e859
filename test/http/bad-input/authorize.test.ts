import { expect, test } from 'vitest'
import { createMockZoom } from '../../../src/mock-zoom/index.ts'
import { authorizeUrl } from '../../support/oauth.ts'
import { closing, speak, statusIn } from '../../support/raw-request.ts'
import { reasons } from './scene.ts'

// The authorize request, whose errors Zoom shows itself and never sends to the redirect URI.

const authorizeQueries: readonly (readonly [name: string, query: string, page: string, reason: string])[] = [
  ['nothing', '', 'Invalid client_id (4,700)', 'authorize-client-unknown'],
  ['malformed escapes', '%zz=%zz&client_id=%', 'Invalid client_id (4,700)', 'authorize-client-unknown'],
  ['__proto__', 'client_id=__proto__', 'Invalid client_id (4,700)', 'authorize-client-unknown'],
  ['constructor', 'client_id=constructor', 'Invalid client_id (4,700)', 'authorize-client-unknown'],
  [
    'no redirect_uri',
    'client_id=acme_scheduler_dev_01&response_type=code',
    'Invalid redirect:  (4,700)',
    'redirect-uri-not-registered',
  ],
  [
    'two values for one name',
    'client_id=acme_scheduler_dev_01&state=1&state=2',
    'Bad Request (4,700)',
    'authorize-parameter-repeated',
  ],
  [
    'no response_type',
    'client_id=acme_scheduler_dev_01&redirect_uri=http://127.0.0.1:3999/',
    'Invalid response_type (4,700)',
    'response-type-unsupported',
  ],
]

for (const [name, query, page, reason] of authorizeQueries) {
  test(`GET /oauth/authorize with ${name}`, async () => {
    await using zoom = await createMockZoom()
    const response = await fetch(`${zoom.url}/oauth/authorize?${query}`, { redirect: 'manual' })
    expect(response.status).toBe(400)
    expect(response.headers.get('location')).toBeNull()
    expect(await response.text()).toContain(`<h1>${page}</h1>`)
    expect(await reasons(zoom)).toEqual([reason])
  })
}

const hostileRedirects = [
  'http://127.0.0.1:3999/cb\r\nSet-Cookie: injected=1',
  'http://127.0.0.1:3999/cb\nLocation: https://evil.example',
  'http://127.0.0.1:3999/cb\0',
  'http://127.0.0.1:3999/c b',
  'http://127.0.0.1:3999/\u2028cb',
  'http://127.0.0.1:3999/\u0085cb',
  'http://127.0.0.1:3999\\@evil.example/',
  'http://127.0.0.1:3999@evil.example/',
  'http://127.0.0.1.evil.example/',
  'http://127.0.0.1:x/',
  'https://127.0.0.1:3999/cb',
  'HTTP://127.0.0.1:3999/cb',
  '//127.0.0.1:3999/cb',
  '/cb',
  'javascript:alert(1)',
  'javascript://127.0.0.1:3999/%0aalert(1)',
  'data:text/html,x',
  '<script>alert(1)</script>',
  '__proto__',
]

for (const uri of hostileRedirects) {
  test(`redirect_uri ${JSON.stringify(uri)} is refused on a page`, async () => {
    await using zoom = await createMockZoom()
    await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
    const response = await fetch(await authorizeUrl(zoom, { redirect_uri: uri }), { redirect: 'manual' })
    expect(response.status).toBe(400)
    expect(response.headers.get('location')).toBeNull()
    expect(response.headers.get('set-cookie')).toBeNull()
    const page = await response.text()
    expect(page).toContain('(4,700)</h1>')
    expect(page).not.toContain('<script')
    expect(await reasons(zoom)).toEqual(['redirect-uri-not-registered'])
  })
}

for (const [path, sent] of [
  ['/cb"><script>alert(1)</script>', '/cb"><script>alert(1)</script>'],
  ["/cb';x='", "/cb';x='"],
  ['/päth/😀', '/p%C3%A4th/%F0%9F%98%80'],
  ['/%0d%0aSet-Cookie:%20a=1', '/%0d%0aSet-Cookie:%20a=1'],
  ['/%zz%', '/%zz%'],
] as const) {
  test(`a redirect_uri that ends in ${path} goes into the Location header and nowhere else`, async () => {
    await using zoom = await createMockZoom()
    await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
    const uri = `http://127.0.0.1:3999${path}`
    const response = await fetch(await authorizeUrl(zoom, { redirect_uri: uri, state: undefined }), {
      redirect: 'manual',
    })
    const location = response.headers.get('location') ?? ''
    expect(response.status).toBe(302)
    expect(location.slice(0, location.indexOf('?'))).toBe(`http://127.0.0.1:3999${sent}`)
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(await response.text()).toBe('')
  })
}

test('a state with line breaks stays inside the Location header', async () => {
  await using zoom = await createMockZoom()
  await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
  const { pathname, search } = new URL(
    await authorizeUrl(zoom, { state: 'x\r\nSet-Cookie: injected=1\r\n\r\n<script>' }),
  )
  const answer = await speak(zoom, `GET ${pathname}${search} HTTP/1.1\r\n${closing}`)
  expect(statusIn(answer)).toBe(302)
  expect(answer).toContain('&state=x%0D%0ASet-Cookie%3A%20injected%3D1%0D%0A%0D%0A%3Cscript%3E\r\n')
  expect(answer).not.toMatch(/^set-cookie/im)
  expect(answer.endsWith('\r\n\r\n')).toBe(true)
})

test('a state that isn’t valid UTF-8 gets a normal response', async () => {
  await using zoom = await createMockZoom()
  await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
  const response = await fetch(`${await authorizeUrl(zoom, { state: undefined })}&state=%FF%C0%80`, {
    redirect: 'manual',
  })
  expect(response.status).toBe(302)
  expect(response.headers.get('location')).toMatch(/&state=(%EF%BF%BD)+$/)
})
