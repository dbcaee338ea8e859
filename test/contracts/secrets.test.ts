import { expect, test } from 'vitest'
import { secretIn } from '../../contracts/secrets.ts'

const secrets = [
  { name: 'the authorization code', value: 'kT7_e1f9-abcdefghij' },
  { name: 'the client secret', value: 'q4w8e2r6t0y4u8i2o6p0' },
]
const [code, secret] = secrets.map(({ value }) => value)
const base64 = (text: string) => Buffer.from(text).toString('base64')
const payload = { iss: 'https://oauth.zoom.us', uid: 'abc' }
const token = ['{"alg":"HS512"}', JSON.stringify(payload), 'signature']
  .map((part) => Buffer.from(part).toString('base64url'))
  .join('.')

test.each([
  ['as it is', `<p>code ${code}</p>`, 'the authorization code'],
  [
    'in a header of Basic credentials',
    `Basic ${base64(`client-id:${secret}`)}`,
    'the client secret (encoded)',
  ],
  [
    'percent-encoded',
    `?next=%2F%3Fcode%3D${code?.replaceAll('-', '%2D')}`,
    'the authorization code (encoded)',
  ],
  [
    'in base64 that is percent-encoded',
    encodeURIComponent(`session=${base64(`{"code":"${code}"}`)}`),
    'the authorization code (encoded)',
  ],
  ['in base64 within base64', base64(base64(`secret ${secret}`)), 'the client secret (encoded)'],
])('a secret is seen %s', (_, text, name) => {
  expect(secretIn(text, secrets)).toBe(name)
})

test.each([
  ['as it is', `{"token":"${token}"}`],
  ['in a cookie of base64', `session=${base64(JSON.stringify({ token }))}; HttpOnly`],
])('a token of Zoom’s is seen %s', (_, text) => {
  expect(secretIn(text, secrets)).toBe('a Zoom token')
})

test('a token of the app’s own, a shortened code and an id are no secrets', () => {
  const own = token.replace(token.split('.')[1] ?? '', Buffer.from('{"iss":"acme"}').toString('base64url'))
  expect(secretIn(`${own} kT7_e1f9… ${base64('client-id and more text')}`, secrets)).toBeUndefined()
})
