import { expect, test } from 'vitest'
import { createMockZoom } from '../../../src/mock-zoom/index.ts'
import { post } from '../../support/oauth.ts'
import { reasons } from './scene.ts'

const missingClient = '{"reason":"Client ID or client secret is missing.","error":"invalid_client"}'
const badClient = '{"reason":"Invalid client_id or client_secret","error":"invalid_client"}'
const badAccessToken = '{"code":124,"message":"Invalid access token."}'

const base64 = (text: string) => Buffer.from(text).toString('base64')
const longToken = 'A'.repeat(8000)

const authorizations: readonly (readonly [name: string, header: string, answer: string, reason: string])[] = [
  ['nothing', '', missingClient, 'client-credentials-missing'],
  ['the scheme alone', 'Basic', missingClient, 'client-credentials-missing'],
  ['no base64', 'Basic !!!!', missingClient, 'client-credentials-missing'],
  ['only a colon', `Basic ${base64(':')}`, missingClient, 'client-credentials-missing'],
  ['no colon', `Basic ${base64('acme_scheduler_dev_01')}`, missingClient, 'client-credentials-missing'],
  ['an empty id', `Basic ${base64(':secret')}`, missingClient, 'client-credentials-missing'],
  ['an empty secret', `Basic ${base64('acme_scheduler_dev_01:')}`, badClient, 'client-secret-wrong'],
  ['a wrong secret', `Basic ${base64('acme_scheduler_dev_01:wrong')}`, badClient, 'client-secret-wrong'],
  ['constructor', `Basic ${base64('constructor:constructor')}`, badClient, 'client-unknown'],
  ['__proto__', `Basic ${base64('__proto__:__proto__')}`, badClient, 'client-unknown'],
  ['NULs', `Basic ${base64('\0:\0')}`, badClient, 'client-unknown'],
  ['an unfinished escape', `Basic ${base64('%:%')}`, badClient, 'client-unknown'],
  ['escapes that aren’t UTF-8', `Basic ${base64('%ff:%ff')}`, badClient, 'client-unknown'],
  ['no UTF-8', `Basic ${Buffer.from([0xff, 0x3a, 0xfe]).toString('base64')}`, badClient, 'client-unknown'],
  ['id and secret as they are', 'Basic acme:secret', badClient, 'client-unknown'],
  ['8000 characters', `Basic ${longToken}`, badClient, 'client-unknown'],
  [
    'two of them',
    `Basic ${base64('a:b')}, Basic ${base64('c:d')}`,
    missingClient,
    'client-credentials-missing',
  ],
  ['Bearer', 'Bearer eyJhbGciOiJub25lIn0.e30.', missingClient, 'client-credentials-missing'],
  ['Digest', 'Digest username="acme", realm="zoom"', missingClient, 'client-credentials-missing'],
  ['an unknown scheme', '__proto__ constructor', missingClient, 'client-credentials-missing'],
]

for (const path of ['/oauth/token', '/oauth/revoke']) {
  for (const [name, authorization, answer, reason] of authorizations) {
    test(`POST ${path} with credentials that are ${name}`, async () => {
      await using zoom = await createMockZoom()
      const { status, body, headers } = await post(
        zoom,
        path,
        { grant_type: 'authorization_code', token: 'x' },
        { authorization },
      )
      expect(body).toBe(answer)
      expect(status).toBe(400)
      expect(headers.get('www-authenticate')).toBeNull()
      expect(await reasons(zoom)).toEqual([reason])
    })
  }
}

for (const [id, answer, reason] of [
  ['constructor', badClient, 'client-unknown'],
  ['__proto__', badClient, 'client-unknown'],
  ['hasOwnProperty', badClient, 'client-unknown'],
  ['\0', badClient, 'client-unknown'],
  ['', missingClient, 'client-credentials-missing'],
] as const) {
  test(`POST /oauth/token with client_id=${JSON.stringify(id)} in the form`, async () => {
    await using zoom = await createMockZoom()
    const { status, body } = await post(zoom, '/oauth/token', { client_id: id, client_secret: id }, {})
    expect([status, body]).toEqual([400, answer])
    expect(await reasons(zoom)).toEqual([reason])
  })
}

const bearers: readonly (readonly [name: string, header: string, reason: string])[] = [
  ['nothing', '', 'access-token-missing'],
  ['the scheme alone', 'Bearer', 'access-token-missing'],
  ['two words', 'Bearer one two', 'access-token-missing'],
  [
    'Basic',
    `Basic ${base64('acme_scheduler_dev_01:acme-scheduler-secret-for-dev-01')}`,
    'access-token-missing',
  ],
  ['dots', 'Bearer ...', 'access-token-unknown'],
  ['constructor', 'Bearer constructor', 'access-token-unknown'],
  ['8000 characters', `Bearer ${longToken}`, 'access-token-unknown'],
  [
    'a token that says it needs no signature',
    `Bearer ${btoa('{"alg":"none"}')}.${btoa('{}')}.`,
    'access-token-unknown',
  ],
  ['the shape of an opaque one', `Bearer ${'0'.repeat(32)}.${'A'.repeat(43)}`, 'access-token-unknown'],
]

for (const [name, authorization, reason] of bearers) {
  test(`GET /v2/users/me with an access token that is ${name}`, async () => {
    await using zoom = await createMockZoom()
    const response = await fetch(`${zoom.url}/v2/users/me`, { headers: { authorization } })
    expect([response.status, await response.text()]).toEqual([401, badAccessToken])
    expect(await reasons(zoom)).toEqual([reason])
  })
}
