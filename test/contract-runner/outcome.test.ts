import { expect, test } from 'vitest'
import { readEnd } from '../../src/contract-runner/outcome.ts'
import { describeByDefault } from '../../src/contract-runner/subject-description.ts'

const app = describeByDefault('http://127.0.0.1:3000')
const zoomUrl = 'http://127.0.0.1:9666'

function read(
  status: number,
  text: string,
  { url = 'http://127.0.0.1:3000/', contentType = 'text/html' } = {},
) {
  return readEnd(
    { kind: 'page', url: new URL(url), status, contentType, text, hops: [] },
    { description: app, zoomUrl },
    [],
  )
}

test.each([
  [200, 'works'],
  [204, 'works'],
  [409, 'asks-to-reconnect'],
  [304, 'failed'],
  [401, 'failed'],
  [502, 'failed'],
])('status %i of the app reads as %s', (status, kind) => {
  expect(read(status, '').kind).toBe(kind)
})

test('a browser that is left at Zoom has failed, under any name of the machine', () => {
  const outcome = read(200, 'Allow?', { url: 'http://localhost:9666/oauth/authorize' })
  expect(outcome).toMatchObject({
    kind: 'failed',
    answered: 'the browser was left at Zoom, which answered 200: Allow?',
  })
})

test('the text is what a person reads, in one line, shortened', () => {
  const html =
    '<title>t</title><style>s</style><h1>Zoom\n says</h1><script>x</script><p>no &amp; \u001b[31mno</p>'
  expect(read(400, html).answered).toBe('the app answered 400: Zoom says no & [31mno')
  expect(read(200, '{"a":\n1}', { contentType: 'application/json' }).text).toBe('{"a": 1}')
  expect(read(200, 'x'.repeat(400)).text).toBe(`${'x'.repeat(300)}…`)
  expect(read(500, ' ').answered).toBe('the app answered 500 with an empty page')
})

test('endless redirects have failed; the URLs are shown without their queries', () => {
  const hop = (path: string) => ({
    method: 'GET',
    url: new URL(path, app.baseUrl),
    status: 302,
    location: null,
    text: '',
    header: () => null,
    cookies: [],
  })
  const hops = [
    hop('/start'),
    ...Array.from({ length: 6 }, (_, index) => hop(index % 2 ? '/a?code=x' : '/b')),
  ]
  expect(readEnd({ kind: 'endless', hops }, { description: app, zoomUrl }, [])).toMatchObject({
    kind: 'failed',
    answered:
      'the browser was redirected 7 times without end; last: GET http://127.0.0.1:3000/b, GET http://127.0.0.1:3000/a',
  })
})

test('an app that has moved to another host is shown with both', () => {
  expect(read(400, 'Who are you?', { url: 'http://localhost:3000/callback' }).answered).toBe(
    'the app (started at http://127.0.0.1:3000, now at http://localhost:3000: cookies don’t carry over from one to ' +
      'the other) answered 400: Who are you?',
  )
})
