import { expect, test } from 'vitest'
import {
  addToRedirectUri,
  isPlainLocalhost,
  isRedirectUriAllowed,
} from '../../src/mock-zoom/domain/redirect-uri.ts'

const lax = { strictMode: false, subdomainCheck: false, anyLoopbackPort: false }
const strict = { strictMode: true, subdomainCheck: false, anyLoopbackPort: false }
const entry = 'https://app.example/oauth/callback'

test.each([
  ['the entry itself', entry, true],
  ['another path of the same origin', 'https://app.example/api/auth/callback/zoom', false],
  ['a longer path', `${entry}/zoom`, true],
  ['a path that leads out of the registered one', `${entry}/../evil`, false],
  ['the same, percent-encoded', `${entry}/%2e%2e/evil`, false],
  ['the path above', 'https://app.example/oauth', false],
  ['a query', `${entry}?next=1`, true],
  ['another scheme', 'http://app.example/oauth/callback', false],
  ['another port', 'https://app.example:8443/oauth/callback', false],
  ['a longer host', 'https://app.example.evil/oauth/callback', false],
  ['a subdomain', 'https://www.app.example/oauth/callback', true],
  ['the domain above', 'https://example/oauth/callback', false],
  ['a host that only ends alike', 'https://myapp.example/oauth/callback', false],
  ['the host as user name', 'https://app.example@evil.example/', false],
  ['a user name before a subdomain', 'https://evil.example@www.app.example/', false],
  ['other case', 'https://APP.example/oauth/callback', false],
  ['a backslash', 'https://app.example\\@evil.example/', false],
  ['a line break', 'https://app.example/\r\nX: y', false],
  ['no URL', 'callback', false],
  ['nothing', '', false],
])('without strict mode: %s', (_, uri, allowed) => {
  expect(isRedirectUriAllowed(uri, [entry], lax)).toBe(allowed)
})

test('a base URL without a path allows every path below it', () => {
  expect(isRedirectUriAllowed('https://app.example/a/b', ['https://app.example'], lax)).toBe(true)
})

test('strict mode requires the exact entry, including the slash at the end', () => {
  expect(isRedirectUriAllowed(entry, [entry], strict)).toBe(true)
  expect(isRedirectUriAllowed(`${entry}/`, [entry], strict)).toBe(false)
  expect(isRedirectUriAllowed('https://app.example/other', [entry], strict)).toBe(false)
})

test('a full URI with a custom scheme can be registered', () => {
  expect(isRedirectUriAllowed('myapp://callback', ['myapp://callback'], strict)).toBe(true)
})

test('a port of * matches any port, and no port', () => {
  const any = ['http://127.0.0.1:*']
  expect(isRedirectUriAllowed('http://127.0.0.1:3000/cb', any, lax)).toBe(true)
  expect(isRedirectUriAllowed('http://127.0.0.1/cb', any, strict)).toBe(true)
  expect(isRedirectUriAllowed('http://127.0.0.1:3000.evil.example/cb', any, lax)).toBe(false)
  expect(isRedirectUriAllowed('http://127.0.0.10/cb', any, lax)).toBe(false)
})

test.each([
  ['the last port', 'http://127.0.0.1:65535/cb', true],
  ['a port that no machine has', 'http://127.0.0.1:65536/cb', false],
  ['one with many digits', 'http://127.0.0.1:99999999999999999999/cb', false],
  ['a word', 'http://127.0.0.1:http/cb', false],
  ['a negative number', 'http://127.0.0.1:-1/cb', false],
  ['the * of the entry itself', 'http://127.0.0.1:*', false],
  ['the same below another address', 'http://[::1]:65536/cb', false],
  ['an IPv6 address without a port', 'http://[::1]/cb', true],
])('ports: %s', (_, uri, allowed) => {
  const entries = ['http://127.0.0.1:*', 'http://[::1]:*', uri]
  for (const anyLoopbackPort of [false, true]) {
    expect(isRedirectUriAllowed(uri, entries, { ...lax, anyLoopbackPort })).toBe(allowed)
  }
})

test('plain localhost isn’t confused with hosts that only begin like it', () => {
  expect(['http://localhost', 'http://localhost:3000/cb', 'http://LOCALHOST/'].every(isPlainLocalhost)).toBe(
    true,
  )
  expect(
    ['https://localhost/', 'http://localhost.example/', 'http://127.0.0.1/'].some(isPlainLocalhost),
  ).toBe(false)
})

test.each([
  ['https://a.example/cb', 'https://a.example/cb?code=c&state=s'],
  ['https://a.example', 'https://a.example?code=c&state=s'],
  ['https://a.example/cb?', 'https://a.example/cb?code=c&state=s'],
  ['https://a.example/cb?x=1', 'https://a.example/cb?x=1&code=c&state=s'],
  ['https://a.example/cb?x=1&', 'https://a.example/cb?x=1&code=c&state=s'],
  ['https://a.example/cb#top', 'https://a.example/cb?code=c&state=s#top'],
])('parameters are added to %s', (uri, expected) => {
  expect(addToRedirectUri(uri, { code: 'c', state: 's' })).toBe(expected)
})

test('an absent parameter leaves no trace', () => {
  expect(addToRedirectUri('https://a.example/cb', { code: 'c', state: undefined })).toBe(
    'https://a.example/cb?code=c',
  )
})

test('the subdomain check requires the subdomain of an entry', () => {
  const checked = { strictMode: false, subdomainCheck: true, anyLoopbackPort: false }
  expect(isRedirectUriAllowed('https://www.app.example/oauth/callback', [entry], checked)).toBe(false)
  expect(isRedirectUriAllowed('https://app.example/oauth/callback?x=1', [entry], checked)).toBe(true)
})

// developers.zoom.us/changelog/platform/pkce-loopback: "Zoom ignores the port when it matches loopback redirect URIs".
test.each([
  ['http://127.0.0.1:51234/cb', 'http://127.0.0.1:8080/cb', true],
  ['http://127.0.0.1/cb', 'http://127.0.0.1:8080/cb', true],
  ['http://127.0.0.1:51234/cb', 'http://127.0.0.1/cb', true],
  ['http://[::1]:51234/cb', 'http://[::1]:8080/cb', true],
  ['http://127.0.0.1:51234/other', 'http://127.0.0.1:8080/cb', false],
  ['https://127.0.0.1:51234/cb', 'http://127.0.0.1:8080/cb', false],
  ['http://localhost:51234/cb', 'http://localhost:8080/cb', false],
  ['http://127.0.0.1.evil.example:1/cb', 'http://127.0.0.1:8080/cb', false],
  ['https://app.example:8443/cb', 'https://app.example/cb', false],
])('with PKCE the port of a loopback address doesn’t count: %s for %s', (uri, registered, allowed) => {
  for (const match of [lax, strict])
    expect(isRedirectUriAllowed(uri, [registered], { ...match, anyLoopbackPort: true })).toBe(allowed)
  expect(isRedirectUriAllowed(uri, [registered], strict)).toBe(false)
})
