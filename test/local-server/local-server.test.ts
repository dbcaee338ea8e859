import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { readBuiltFile } from '../../src/local-server/built-pages.ts'
import { isFromAnotherOrigin, isLocalName } from '../../src/local-server/guard.ts'
import { isLoopback } from '../../src/local-server/is-loopback.ts'
import { ownUrl } from '../../src/local-server/own-url.ts'

test.each([
  '127.0.0.1',
  '127.9.9.9',
  '[::1]',
  '::1',
  'localhost',
  'LOCALHOST.',
  'app.localhost',
  '0.0.0.0',
  '::',
])('%s is this machine', (host) => expect(isLoopback(host)).toBe(true))

test.each(['128.0.0.1', '127.0.0.1.example', 'localhost.example', '10.0.0.1', '[::2]', 'zoom.us', ''])(
  '“%s” is not this machine',
  (host) => expect(isLoopback(host)).toBe(false),
)

test.each(['127.0.0.1', '[::1]', '192.168.1.7', 'localhost', 'app.LOCALHOST'])(
  '%s can’t be rebound',
  (name) => expect(isLocalName(name)).toBe(true),
)

test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', ''])(
  '“%s” may be a name that somebody pointed here',
  (name) => expect(isLocalName(name)).toBe(false),
)

const own = { origin: 'http://127.0.0.1:80' }
test.each([
  ['a program', 'POST', {}, false],
  ['its own page', 'POST', { ...own, 'sec-fetch-site': 'same-origin' }, false],
  ['the address bar', 'GET', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }, false],
  ['a link on another page', 'GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, false],
  ['another origin', 'POST', { origin: 'http://127.0.0.1:81' }, true],
  ['a frame without an origin', 'POST', { origin: 'null' }, true],
  ['a script of another site, without an Origin', 'GET', { 'sec-fetch-site': 'cross-site' }, true],
  ['a page on another port, without an Origin', 'GET', { 'sec-fetch-site': 'same-site' }, true],
  ['a form of another site', 'POST', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, true],
])('a request of %s', (_, method, headers: Record<string, string>, isForeign) => {
  const get = (name: string) => headers[name] ?? ''
  expect(isFromAnotherOrigin({ method, protocol: 'http', host: '127.0.0.1:80', get })).toBe(isForeign)
})

test.each([
  ['IPv4', '127.0.0.1', 'http://127.0.0.1:80'],
  ['IPv4', '0.0.0.0', 'http://127.0.0.1:80'],
  ['IPv6', '::', 'http://[::1]:80'],
])('a server that listens on %s %s is reached at %s', (family, address, url) =>
  expect(ownUrl({ family, address, port: 80 })).toBe(url),
)

test('a page is never cached and has a policy; scripts, whose names have a hash, are kept forever', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'built-pages-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const name of ['index.html', 'index-Ab1.js', 'notes.txt']) writeFileSync(join(folder, name), name)
  const folders = [pathToFileURL(`${folder}-missing/`), pathToFileURL(`${folder}/`)]
  const page = await readBuiltFile(folders, 'index.html')
  expect(page?.content.toString()).toBe('index.html')
  expect(page?.headers).toMatchObject({
    'Cache-Control': 'no-store',
    'Content-Security-Policy': expect.stringContaining("default-src 'none'"),
  })
  const script = await readBuiltFile(folders, 'index-Ab1.js')
  expect(script?.headers['Cache-Control']).toBe('public, max-age=31536000, immutable')
  for (const name of ['notes.txt', 'missing.js', '../index.html', '%2e%2e/index.html', '']) {
    expect(await readBuiltFile(folders, name), name).toBeUndefined()
  }
})
