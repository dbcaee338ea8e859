import fc from 'fast-check'
import { operations } from '../../../src/mock-zoom/control/operations.ts'
import { zoomEndpoints } from '../../../src/mock-zoom/endpoints/endpoints.ts'
import { catalogue } from '../../../src/mock-zoom/zoom/operations/catalogue.ts'

// Requests for every route of a mock: right ones, damaged ones, and what only an attacker sends.

interface Route {
  readonly method: string
  readonly path: string
}

/** They make responses of 5xx on purpose, or send something to an address of the caller's choice. */
const onPurpose = /^\/__mock\/(faults|stubs|webhooks|state)|^\/__mock\/apps.*\/webhook/

const controlRoutes: readonly Route[] = Object.values(operations)
  .flatMap((group): Route[] => Object.values(group))
  .filter(({ path }) => !onPurpose.test(path))

const catalogued: readonly Route[] = catalogue
  .split('\n')
  .filter((line) => line.startsWith('/'))
  .flatMap((path) => ['GET', 'POST', 'PATCH', 'DELETE'].map((method) => ({ method, path: `/v2${path}` })))

const pages: readonly Route[] = [
  '/',
  '/__mock/openapi.json',
  '/__mock/quickstart',
  '/__mock/inspector/x.js',
  '/*',
].map((path) => ({ method: 'GET', path }))

const route = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<Route>(...zoomEndpoints) },
  { weight: 4, arbitrary: fc.constantFrom(...controlRoutes) },
  { weight: 2, arbitrary: fc.constantFrom(...catalogued) },
  { weight: 1, arbitrary: fc.constantFrom(...pages) },
)

const names = [
  ...[
    'response_type',
    'client_id',
    'client_secret',
    'redirect_uri',
    'state',
    'scope',
    'optional_scope',
    'code',
  ],
  ...[
    'code_challenge',
    'code_challenge_method',
    'code_verifier',
    'grant_type',
    'refresh_token',
    'account_id',
  ],
  ...[
    'device_code',
    'user_code',
    'token',
    'access_token',
    'zoom_user',
    'decision',
    'page_size',
    'next_page_token',
  ],
  ...[
    'after',
    'limit',
    'type',
    'user',
    'consent',
    'advance',
    'codeTtl',
    'email',
    'topic',
    'start_time',
    'settings',
  ],
]
const knownValues = [
  ...[
    'code',
    'S256',
    'plain',
    'authorization_code',
    'refresh_token',
    'account_credentials',
    'client_credentials',
  ],
  ...[
    'acme_scheduler_dev_01',
    'acme-scheduler-secret-for-dev-01',
    'jill@example.com',
    'allow',
    'decline',
    'me',
  ],
  ...[
    'http://127.0.0.1:3999/callback',
    'user:read:user',
    '1',
    '0',
    'now',
    'urn:ietf:params:oauth:grant-type:device_code',
  ],
]
const prototypeKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '__defineGetter__',
  'valueOf',
]
/** Each would be a header of a response if it were put into one as it is. */
const injections = [
  '%0d%0aX-Injected:%201',
  'a%0d%0aSet-Cookie:%20x-injected=1',
  '%E5%98%8D%E5%98%8AX-Injected:%201',
  'http://127.0.0.1:3999/callback%0d%0aX-Injected:1',
  '\u560d\u560aX-Injected: 1',
]
const encodings = [
  ...[
    '%',
    '%%',
    '%0',
    '%zz',
    '%00',
    '%ff',
    '%c0%af',
    '%ed%a0%80',
    '%u0041',
    '%252e%252e%252f',
    '%F0%9F%92%A9',
    '+',
  ],
  ...[
    '%2f',
    '..%2f..%2f',
    '..;/',
    '//',
    '/./',
    '\\',
    '%5c',
    '&#x41;',
    '=?utf-8?b?YQ==?=',
    '\u202eabc',
    '\ufeff',
  ],
]
const numbers = [
  '-1',
  '1e9',
  '1e309',
  '9007199254740993',
  'NaN',
  '0x10',
  '00',
  '-0',
  '99999999999999999999',
  '1.5',
  '',
]

const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...knownValues) },
  { weight: 2, arbitrary: fc.constantFrom(...names, ...prototypeKeys) },
  { weight: 2, arbitrary: fc.constantFrom(...injections, ...encodings, ...numbers) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
)
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...names) },
  { weight: 1, arbitrary: fc.constantFrom(...prototypeKeys, ...encodings) },
  { weight: 1, arbitrary: fc.constantFrom(...names).map((one) => `${one}[__proto__][x]`) },
)
const pair = fc.tuple(name, word).map(([key, value]) => `${key}=${value}`)
const huge = fc.constantFrom(100, 8_000, 40_000).map((length) => `state=${'é%41'.repeat(length / 4)}`)
const pairs = fc.oneof(
  { weight: 20, arbitrary: fc.array(pair, { maxLength: 8 }) },
  // The same parameter again and again.
  { weight: 2, arbitrary: fc.tuple(pair, fc.nat(400)).map(([one, times]) => Array<string>(times).fill(one)) },
  { weight: 1, arbitrary: huge.map((one) => [one]) },
)

const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    word,
    fc.constantFrom(null, true, 0, -1, 0.5, 1e300, 2 ** 53, '\u0000', '\ud800', [], {}),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4 }),
  ),
})).value
const nested = fc.nat(5_000).map((depth) => '['.repeat(depth) + ']'.repeat(depth))
const formType = 'application/x-www-form-urlencoded'
const body = fc.oneof(
  { weight: 4, arbitrary: pairs.map((all) => ({ type: formType, text: all.join('&') })) },
  {
    weight: 3,
    arbitrary: fc
      .dictionary(name, json, { maxKeys: 5 })
      .map((it) => ({ type: 'application/json', text: JSON.stringify(it) })),
  },
  { weight: 1, arbitrary: nested.map((text) => ({ type: 'application/json', text })) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'binary' }).map((text) => ({ type: 'text/plain;charset=utf-16', text })),
  },
  { weight: 2, arbitrary: fc.constant({ type: '', text: '' }) },
)

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`
const header = fc.oneof(
  fc.constant(`Authorization: ${basic('acme_scheduler_dev_01:acme-scheduler-secret-for-dev-01')}`),
  word.map((value) => `Authorization: ${basic(value)}`),
  word.map((value) => `Authorization: Bearer ${value}`),
  word.map((value) => `Cookie: mock_zoom_user=${value}; __proto__=x`),
  word.map((value) => `Accept: ${value}`),
  word.map((value) => `Last-Event-ID: ${value}`),
  word.map((value) => `Content-Type: ${value}`),
  word.map((value) => `Origin: ${value}`),
  fc.constantFrom(
    'Accept: text/html;q=0.1, application/xml',
    'Content-Encoding: gzip',
    'X-HTTP-Method-Override: DELETE',
  ),
)

/** A request as bytes. */
export const hostileRequest: fc.Arbitrary<Buffer> = fc
  .record({
    route,
    method: fc.option(
      fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE', 'PROPFIND', 'TRACE'),
      { freq: 8 },
    ),
    fillings: fc.array(word, { minLength: 4, maxLength: 4 }),
    query: pairs,
    headers: fc.array(header, { maxLength: 3 }),
    body,
  })
  .map(({ route: { method: own, path }, method, fillings, query, headers, body: { type, text } }) => {
    const filled = path.replaceAll(/\{\w+\}|:\w+|\*/g, () => encodeLoosely(fillings.pop() ?? 'x'))
    const target = query.length === 0 ? filled : `${filled}?${query.map(encodeLoosely).join('&')}`
    const content = Buffer.from(text)
    const head = [
      `${method ?? own} ${target.slice(0, 60_000)} HTTP/1.1`,
      'Host: 127.0.0.1',
      ...headers.map((line) => line.replaceAll(/[^\t\x20-\x7e]/g, '')),
      ...(type === '' ? [] : [`Content-Type: ${type}`]),
      `Content-Length: ${content.length}`,
    ]
    return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), content])
  })

/** Escapes what would end the request line, and leaves everything else as wild as it is. */
function encodeLoosely(text: string): string {
  return text.replaceAll(/[^\x21-\x7e]|#/gu, (character) =>
    [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  )
}
