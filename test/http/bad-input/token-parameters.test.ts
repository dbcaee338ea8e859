import { expect, test } from 'vitest'
import { createMockZoom } from '../../../src/mock-zoom/index.ts'
import { basic, post } from '../../support/oauth.ts'
import { formType, reasons } from './scene.ts'

const missingGrant = '{"reason":"Missing grant type.","error":"invalid_request"}'
const unsupportedGrant = '{"reason":"unsupported grant type","error":"unsupported_grant_type"}'
const badRequest = '{"reason":"Bad Request","error":"invalid_request"}'
const badCode = '{"reason":"Invalid authorization code","error":"invalid_grant"}'
const deadToken = '{"reason":"Invalid Token!","error":"invalid_grant"}'

const tokenBodies: readonly (readonly [name: string, body: string, answer: string, reason: string])[] = [
  ['nothing', '', missingGrant, 'grant-type-missing'],
  ['only separators', '&&&=&=&', missingGrant, 'grant-type-missing'],
  ['a name without a value', 'grant_type', missingGrant, 'grant-type-missing'],
  ['an empty value', 'grant_type=', missingGrant, 'grant-type-missing'],
  ['a name in capitals', 'GRANT_TYPE=authorization_code', missingGrant, 'grant-type-missing'],
  ['lone percent signs', '%=%&%zz=%zz&%f=1', missingGrant, 'grant-type-missing'],
  ['an unfinished escape', 'grant_type=%', unsupportedGrant, 'grant-type-unsupported'],
  ['an escape cut in two', 'grant_type=%E2%82', unsupportedGrant, 'grant-type-unsupported'],
  ['bytes that aren’t UTF-8', 'grant_type=%FF%FE', unsupportedGrant, 'grant-type-unsupported'],
  ['a NUL', 'grant_type=%00', unsupportedGrant, 'grant-type-unsupported'],
  ['a NUL, unescaped', 'grant_type=\0', unsupportedGrant, 'grant-type-unsupported'],
  ['control characters', 'grant_type=%01%07%1b%7f', unsupportedGrant, 'grant-type-unsupported'],
  ['a grant type with a space', 'grant_type=authorization_code+', unsupportedGrant, 'grant-type-unsupported'],
  ['constructor', 'grant_type=constructor', unsupportedGrant, 'grant-type-unsupported'],
  ['__proto__', '__proto__=x&__proto__[grant_type]=y', missingGrant, 'grant-type-missing'],
  ['PHP arrays', 'grant_type[]=authorization_code', missingGrant, 'grant-type-missing'],
  [
    'two grant types',
    'grant_type=authorization_code&grant_type=refresh_token',
    badRequest,
    'parameter-repeated',
  ],
  ['two codes', 'grant_type=authorization_code&code=a&code=b', badRequest, 'parameter-repeated'],
  ['two of an unknown name', 'grant_type=authorization_code&x=1&x=2', badCode, 'code-missing'],
  ['the same value twice', 'grant_type=authorization_code&code=a&code=a', badCode, 'code-unknown'],
  ['a value and an empty one', 'grant_type=authorization_code&code=&code=a', badCode, 'code-unknown'],
  ['no code', 'grant_type=authorization_code', badCode, 'code-missing'],
  ['an empty code', 'grant_type=authorization_code&code=', badCode, 'code-missing'],
  ['a code named constructor', 'grant_type=authorization_code&code=constructor', badCode, 'code-unknown'],
  ['a code named __proto__', 'grant_type=authorization_code&code=__proto__', badCode, 'code-unknown'],
  ['a NUL as code', 'grant_type=authorization_code&code=%00', badCode, 'code-unknown'],
  ['SQL as code', `grant_type=authorization_code&code=' OR '1'='1`, badCode, 'code-unknown'],
  ['a code of 60 KB', `grant_type=authorization_code&code=${'a'.repeat(60_000)}`, badCode, 'code-unknown'],
  ['a code of emoji', 'grant_type=authorization_code&code=😀', badCode, 'code-unknown'],
  ['no refresh token', 'grant_type=refresh_token', deadToken, 'refresh-token-missing'],
  [
    'a refresh token of dots',
    'grant_type=refresh_token&refresh_token=..',
    deadToken,
    'refresh-token-unknown',
  ],
  [
    'a refresh token without a signature',
    `grant_type=refresh_token&refresh_token=${btoa('{"alg":"none"}')}.${btoa('{"jti":"x"}')}.`,
    deadToken,
    'refresh-token-unknown',
  ],
  [
    'a refresh token that is a JSON array',
    `grant_type=refresh_token&refresh_token=${btoa('[]')}.${btoa('[]')}.${btoa('[]')}`,
    deadToken,
    'refresh-token-unknown',
  ],
]

for (const [name, body, answer, reason] of tokenBodies) {
  test(`POST /oauth/token with ${name}`, async () => {
    await using zoom = await createMockZoom()
    const response = await fetch(`${zoom.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: await basic(zoom), 'content-type': formType },
      body,
    })
    expect(await response.text()).toBe(answer)
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(await reasons(zoom)).toEqual([reason])
    expect((await zoom.journal.list()).at(-1)).toMatchObject({ type: 'request.answered', status: 400 })
  })
}

test('a parameter in the query and another value in the body counts as repeated', async () => {
  await using zoom = await createMockZoom()
  const { body } = await post(zoom, '/oauth/token?grant_type=refresh_token', {
    grant_type: 'authorization_code',
  })
  expect(body).toBe(badRequest)
  expect(await reasons(zoom)).toEqual(['parameter-repeated'])
})

for (const query of [
  '%',
  '%zz=%zz',
  'grant_type=%E0%A4%A',
  '%00=%00',
  '&&&',
  '__proto__=1&constructor=2',
  '=',
]) {
  test(`POST /oauth/token?${query}: a malformed query is read as far as it goes`, async () => {
    await using zoom = await createMockZoom()
    const { status, body } = await post(zoom, `/oauth/token?${query}`, {})
    expect(status).toBe(400)
    expect([missingGrant, unsupportedGrant]).toContain(body)
    expect((await zoom.journal.list()).at(-1)).toMatchObject({ type: 'request.answered', status: 400, query })
  })
}
