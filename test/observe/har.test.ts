import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { diagnose } from '../../src/mock-zoom/findings/diagnose.ts'
import { factsIn } from '../../src/mock-zoom/findings/finding.ts'
import { namesFrom } from '../../src/mock-zoom/index.ts'
import { type HarFile, importHar, looksLikeHar } from '../../src/observe/index.ts'

// chromium.har was recorded with Chromium, whose zoom.us was a mock: a person connects without a state, with a page for consent, and
// twice more without one. proxy.har is the app's side of the first connection, with what exports of proxies do: HTTP/2 pseudo-headers, a
// form as parameters, bodies in base64, a request that failed.
const read = (name: string): HarFile => ({
  name,
  text: readFileSync(new URL(`har/${name}`, import.meta.url), 'utf-8'),
})
const browser = read('chromium.har')
const proxy = read('proxy.har')

function found(files: readonly HarFile[]): string[] {
  const { journal } = importHar(files)
  return diagnose(journal.entries, namesFrom({}), factsIn(journal.observed?.sees ?? []))
    .flatMap(({ findings }) => findings)
    .map(({ rule }) => rule)
}

function changed(file: HarFile, change: (entry: Record<string, unknown>, index: number) => unknown): HarFile {
  const { log } = JSON.parse(file.text)
  return { name: file.name, text: JSON.stringify({ log: { ...log, entries: log.entries.map(change) } }) }
}

test('the browser’s side and the app’s side are one story', () => {
  const { journal, entries, dropped } = importHar([proxy, browser])
  expect([entries, dropped]).toEqual([11, 1])
  const types = journal.entries.map((entry) =>
    'reason' in entry ? `${entry.type}: ${entry.reason}` : entry.type,
  )
  expect(types.filter((type) => type !== 'request.answered')).toEqual([
    'authorize.asked',
    ...['authorize.asked', 'code.issued'],
    ...['authorize.asked', 'code.issued'],
    ...['authorize.asked', 'code.issued'],
    ...['code.redeemed', 'code.refused: code-spent', 'request.unexplained'],
  ])
  expect(found([browser, proxy])).toEqual(['state-missing', 'code-replayed'])
})

test('each side alone says what it shows', () => {
  expect(found([browser])).toEqual([])
  expect(found([proxy])).toEqual(['code-replayed'])
})

test('nothing of codes, tokens, secrets and other sites is kept', () => {
  const { journal } = importHar([browser, proxy])
  const text = JSON.stringify(journal)
  const code = /code=([\w-]{20,})/.exec(browser.text)?.[1] ?? ''
  const { value: basic } = JSON.parse(proxy.text).log.entries[0].request.headers.find(
    ({ name }: { readonly name: string }) => name === 'authorization',
  )
  const secret = Buffer.from(basic.slice('Basic '.length), 'base64').toString().split(':')[1] ?? ''
  expect([code, secret].every((value) => value.length > 8)).toBe(true)
  for (const value of [code, secret, basic, 'hunter2', 'bank.example', 'not-a-token-of-anybody', 'eyJ'])
    expect(text, value).not.toContain(value)
})

test('an export without credentials is no proof that there were none', () => {
  const request = (headers: readonly unknown[]) => ({
    startedDateTime: '2026-11-29T02:51:22.000Z',
    request: { method: 'GET', url: 'https://api.zoom.us/v2/users/me', headers },
    response: {
      status: 401,
      headers: [],
      content: { text: '{"code":124,"message":"Invalid access token."}' },
    },
  })
  const file = (...entries: unknown[]) => ({ name: 'a.har', text: JSON.stringify({ log: { entries } }) })
  expect(found([file(request([]))])).toEqual([])
  const other = request([{ name: 'Authorization', value: 'Bearer made-up-for-this-test' }])
  expect(found([file(request([]), other)])).toEqual(['access-token-missing'])
})

test('bodies may be missing: then nothing is said about them', () => {
  const bare = changed(proxy, ({ request, response, ...entry }) => ({
    ...entry,
    request: Object.fromEntries(Object.entries(request ?? {}).filter(([key]) => key !== 'postData')),
    response: { ...Object(response), content: { size: 10 } },
  }))
  expect(found([bare, browser])).toEqual([])
})

test('what is damaged or too large is told with its place', () => {
  const problemOf = (text: string) => {
    try {
      importHar([{ name: 'a.har', text }])
      return ''
    } catch (error) {
      return error instanceof Error ? error.message : ''
    }
  }
  expect(problemOf(proxy.text.slice(0, 900))).toBe(
    'a.har is not JSON to its end. Perhaps the export was cut off: save it again.',
  )
  expect(problemOf('{"log":{}}')).toBe(
    'a.har is not a HAR: it has no list log.entries. Export the recording as HAR 1.2.',
  )
  const damaged = changed(proxy, (entry, index) => (index === 1 ? { ...entry, response: 7 } : entry))
  expect(problemOf(damaged.text)).toBe(
    'a.har, entry 2 lacks response, or has something else there than HAR 1.2 says. Export the recording again.',
  )
  const timeless = changed(proxy, (entry) => ({ ...entry, startedDateTime: 'soon' }))
  expect(problemOf(timeless.text)).toContain('a.har, entry 1 lacks startedDateTime')
  expect(problemOf(`{"log":${'['.repeat(100)}`)).toMatch(/^a\.har is nested 65 levels deep/)
  expect(problemOf(`{"log":{"entries":[${'0,'.repeat(20_000)}0]}}`)).toMatch(
    /^There are 20001 entries in a\.har, and at most 20000 are read\./,
  )
})

test('a journal is not taken for a HAR', () => {
  expect(
    [proxy.text, '\uFEFF { "log": {}}', '[]', '{"format":"mock-zoom-journal"}'].map(looksLikeHar),
  ).toEqual([...[true, true, false, false]])
})
