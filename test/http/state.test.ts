import { expect, test } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { decide } from '../support/consent-form.ts'
import { authorizeUrl, newCode, redirectUri } from '../support/oauth.ts'
import { closing, speak } from '../support/raw-request.ts'

// `state` comes back equal after one decoding, whatever characters it contains, and not at all if none was sent.
// https://devforum.zoom.us/t/12302 suspected it; it was not the cause.

const states: Readonly<Record<string, string>> = {
  'the thread’s raw JSON':
    '{"iam_user_id":"U-86dd1422-859e-4e47-ab80-4bfbd6c28755","next_url":"www.nexturl.com"}',
  'standard base64': 'a+b/c+d/e0==',
  base64url: 'YS1zdGF0ZQ-_',
  'a percent-escape as text': '%2B',
  'percent-escapes of percent-escapes': '%252B%2525',
  'a malformed escape as text': '100%zz%',
  spaces: ' two  words ',
  separators: 'a&code=x&b=1;c',
  'a fragment': 'a#b',
  'a query': '?a=b?c',
  'a plus': 'a+b',
  'a path': '/meetings/new',
  'an address': 'https://app.example/cb?x=1&y=2#z',
  markup: `"><script>alert('1')</script><!--`,
  'an entity': '&amp;&#34;&quot',
  emoji: '👩‍👩‍👧 ✅ 🇺🇦',
  'accents, composed and not': 'é e\u0301 Ω 漢字 \u202e',
  'line breaks': 'a\r\nb\nc\rd',
  'a NUL': 'a\0b',
  'control characters': '\u0001\u0007\u001b\u007f\u0085\u2028',
  'quotes and backslashes': `\\"'\`$\{x}`,
  'every ASCII character': String.fromCharCode(...Array(128).keys()),
  'the word state': 'state=state',
  __proto__: '__proto__',
  '0': '0',
  '4 KiB of ASCII': '0123456789abcdef'.repeat(256),
  '4 KiB of emoji': '😀'.repeat(1024),
}

type Way = (zoom: MockZoom, url: string) => Promise<Response>

const ways: Readonly<Record<string, Way>> = {
  async 'the consent page'(zoom, url) {
    const page = await fetch(url)
    return decide(zoom, await page.text(), 'allow')
  },
  async 'skipped consent'(zoom, url) {
    await newCode(zoom)
    return fetch(url, { redirect: 'manual' })
  },
  async 'the page, declined'(zoom, url) {
    const page = await fetch(url)
    return decide(zoom, await page.text(), 'decline')
  },
}

const locationOf = (response: Response) => response.headers.get('location') ?? ''
const rawStateIn = (location: string) => /[?&]state=([^&#]*)/.exec(location)?.[1] ?? ''

for (const [wayName, way] of Object.entries(ways)) {
  for (const [name, state] of Object.entries(states)) {
    test(`by ${wayName}, a state of ${name} comes back equal`, async () => {
      await using zoom = await createMockZoom()
      const url = await authorizeUrl(zoom, { state: undefined })
      const location = locationOf(await way(zoom, `${url}&state=${encodeURIComponent(state)}`))
      // One decoding, with either of the two decoders that apps use.
      expect(decodeURIComponent(rawStateIn(location))).toBe(state)
      expect(new URL(location).searchParams.get('state')).toBe(state)
      expect(location.match(/[?&]state=/g)).toHaveLength(1)
    })
  }

  test(`by ${wayName}, no state comes back if none was sent`, async () => {
    await using zoom = await createMockZoom()
    const location = locationOf(await way(zoom, await authorizeUrl(zoom, { state: undefined })))
    expect(location).toMatch(/^http:\/\/127\.0\.0\.1:3999\/callback\?(code=[\w-]{33}|error=access_denied)$/)
  })

  test(`by ${wayName}, an empty state counts as none`, async () => {
    await using zoom = await createMockZoom()
    const location = locationOf(await way(zoom, await authorizeUrl(zoom, { state: '' })))
    expect(location).not.toContain('state')
  })

  test(`by ${wayName}, a bare + is a space, as in a form`, async () => {
    await using zoom = await createMockZoom()
    const location = locationOf(
      await way(zoom, `${await authorizeUrl(zoom, { state: undefined })}&state=a+b%2Bc`),
    )
    expect(rawStateIn(location)).toBe('a%20b%2Bc')
  })

  test(`by ${wayName}, a bare + stays a + if Zoom is set so`, async () => {
    await using zoom = await createMockZoom({ switches: { plusInState: 'plus' } })
    const location = locationOf(
      await way(zoom, `${await authorizeUrl(zoom, { state: undefined })}&state=a+b%2Bc%20d`),
    )
    expect(rawStateIn(location)).toBe('a%2Bb%2Bc%20d')
  })
}

test('a bare + also stays a + if the state is the first parameter, and changes nothing else', async () => {
  await using zoom = await createMockZoom({ switches: { plusInState: 'plus' } })
  await newCode(zoom)
  const rest = `response_type=code&client_id=${(await zoom.apps.first()).clientId}&scope=user:read:user+meeting:read:meeting`
  const response = await fetch(`${zoom.url}/oauth/authorize?state=+&${rest}&redirect_uri=${redirectUri}`, {
    redirect: 'manual',
  })
  expect(rawStateIn(locationOf(response))).toBe('%2B')
  expect((await zoom.journal.list({ type: 'code.issued' })).at(-1)).toMatchObject({
    scopes: ['user:read:user', 'meeting:read:meeting'],
  })
})

test('the same state twice is one, and two different ones are refused', async () => {
  await using zoom = await createMockZoom()
  await newCode(zoom)
  const url = await authorizeUrl(zoom)
  expect(locationOf(await fetch(`${url}&state=a-state`, { redirect: 'manual' }))).toMatch(/&state=a-state$/)
  const two = await fetch(`${url}&state=another`, { redirect: 'manual' })
  expect([two.status, locationOf(two)]).toEqual([400, ''])
})

test('characters that a browser would have escaped come back too', async () => {
  await using zoom = await createMockZoom()
  await newCode(zoom)
  const { pathname, search } = new URL(await authorizeUrl(zoom, { state: undefined }))
  const state = `{"a":[1,'2'],"b":"<c>|^\`"}`
  const answer = await speak(zoom, `GET ${pathname}${search}&state=${state} HTTP/1.1\r\n${closing}`)
  const location = /^Location: (.*)\r$/m.exec(answer)?.[1] ?? ''
  expect(decodeURIComponent(rawStateIn(location))).toBe(state)
})

test('the journal shows that there was a state and its length, but not its content', async () => {
  await using zoom = await createMockZoom()
  await newCode(zoom, { state: '😀 and a word' })
  await newCode(zoom, { state: undefined })
  expect(await zoom.journal.list({ type: 'authorize.asked' })).toMatchObject([
    { hasState: true, stateLength: 13 },
    { hasState: false, stateLength: 0 },
  ])
})

const redirects: Readonly<Record<string, readonly [uri: string, location: RegExp]>> = {
  'a query of its own': [
    'http://127.0.0.1:3999/cb?tenant=1&next=/a%20b',
    /^http:\/\/127\.0\.0\.1:3999\/cb\?tenant=1&next=\/a%20b&code=[\w-]{33}&state=s$/,
  ],
  'an empty query': ['http://127.0.0.1:3999/cb?', /^http:\/\/127\.0\.0\.1:3999\/cb\?code=[\w-]{33}&state=s$/],
  'a query that ends in &': [
    'http://127.0.0.1:3999/cb?a=1&',
    /^http:\/\/127\.0\.0\.1:3999\/cb\?a=1&code=[\w-]{33}&state=s$/,
  ],
  'a fragment': [
    'http://127.0.0.1:3999/cb#top',
    /^http:\/\/127\.0\.0\.1:3999\/cb\?code=[\w-]{33}&state=s#top$/,
  ],
  'a query and a fragment': [
    'http://127.0.0.1:3999/cb?a=1#/route?b=2',
    /^http:\/\/127\.0\.0\.1:3999\/cb\?a=1&code=[\w-]{33}&state=s#\/route\?b=2$/,
  ],
  'a code and a state of its own': [
    'http://127.0.0.1:3999/cb?code=mine&state=mine',
    /^http:\/\/127\.0\.0\.1:3999\/cb\?code=mine&state=mine&code=[\w-]{33}&state=s$/,
  ],
  'no path': ['http://127.0.0.1:3999', /^http:\/\/127\.0\.0\.1:3999\?code=[\w-]{33}&state=s$/],
  'an escape': [
    'http://127.0.0.1:3999/c%2Fb%0d',
    /^http:\/\/127\.0\.0\.1:3999\/c%2Fb%0d\?code=[\w-]{33}&state=s$/,
  ],
}

for (const [name, [uri, location]] of Object.entries(redirects)) {
  test(`a redirect_uri with ${name} is kept, byte for byte`, async () => {
    await using zoom = await createMockZoom()
    await newCode(zoom)
    const url = await authorizeUrl(zoom, { redirect_uri: uri, state: 's' })
    expect(locationOf(await fetch(url, { redirect: 'manual' }))).toMatch(location)
  })
}

test('a declined authorization keeps the query of the redirect_uri too', async () => {
  await using zoom = await createMockZoom()
  await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'decline' })
  const url = await authorizeUrl(zoom, { redirect_uri: 'http://127.0.0.1:3999/cb?a=1#top', state: 's' })
  expect(locationOf(await fetch(url, { redirect: 'manual' }))).toBe(
    'http://127.0.0.1:3999/cb?a=1&error=access_denied&state=s#top',
  )
})
