import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { connect, exchange, newCode, parseTokens, refresh, usersMe } from '../support/oauth.ts'

const decode = (part: string | undefined) => Buffer.from(part ?? '', 'base64url').toString()
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'

test('v8: HS512, with sv first, and the short claim names', async () => {
  await using zoom = await createMockZoom({ seed: 'v8' })
  const code = await newCode(zoom)
  const { access_token, refresh_token } = parseTokens(await exchange(zoom, code))
  const [header, claims] = access_token.split('.')
  expect(decode(header)).toMatch(new RegExp(`^\\{"sv":"000001","alg":"HS512","v":"2.0","kid":"${uuid}"\\}$`))
  const now = Math.floor((await zoom.clock.now()) / 1000)
  expect(decode(claims)).toMatch(
    new RegExp(
      `^\\{"ver":8,"auid":"grant_[\\w-]{12}","code":"${code}","iss":"zm:cid:acme_scheduler_dev_01","gno":0,"type":0,"tid":0,"aud":"https://oauth.zoom.us","uid":"ZoeaTdcdQ6-X0c58J3YzLw","nbf":${now},"exp":${now + 3599},"iat":${now},"aid":"fjWCMNv_RySUpbdBJjO-Tg","jti":"${uuid}"\\}$`,
    ),
  )
  expect(JSON.parse(decode(refresh_token.split('.')[1]))).toMatchObject({
    type: 1,
    code,
    exp: now + 90 * 24 * 3600,
  })
})

test('v7, the 2020 profile: no sv, and a refresh token that lives 15 years', async () => {
  await using zoom = await createMockZoom({ profile: '2020' })
  const { access_token, refresh_token } = await connect(zoom)
  expect(decode(access_token.split('.')[0])).toMatch(
    new RegExp(`^\\{"alg":"HS512","v":"2.0","kid":"${uuid}"\\}$`),
  )
  const { ver, exp, iat } = JSON.parse(decode(refresh_token.split('.')[1]))
  expect([ver, exp - iat]).toEqual([7, 473_040_000])
})

test('v6: the long claim names of Zoom’s older sample, in its order', async () => {
  await using zoom = await createMockZoom({ switches: { tokenFormat: 'v6' } })
  const { access_token } = await connect(zoom)
  const claims = JSON.parse(decode(access_token.split('.')[1]))
  expect(Object.keys(claims).join(' ')).toBe(
    'ver clientId code iss authenticationId userId groupNumber aud accountId nbf exp tokenType iat jti toleranceId',
  )
  expect(claims).toMatchObject({
    ver: '6',
    iss: 'urn:zoom:connect:clientid:acme_scheduler_dev_01',
    tokenType: 'access_token',
  })
})

test('opaque: the token isn’t a JWT, and works nevertheless', async () => {
  await using zoom = await createMockZoom({ switches: { tokenFormat: 'opaque' } })
  const { access_token, refresh_token } = await connect(zoom)
  expect(access_token.split('.')).toHaveLength(2)
  expect((await usersMe(zoom, access_token)).status).toBe(200)
  expect((await refresh(zoom, refresh_token)).status).toBe(200)
})

test('a token that was changed, or signed with another key, is unknown', async () => {
  await using zoom = await createMockZoom()
  await using other = await createMockZoom()
  const { access_token } = await connect(zoom)
  const [header, claims, signature = ''] = access_token.split('.')
  const changed = Buffer.from(decode(claims).replace('"ver":8', '"ver":9')).toString('base64url')
  expect((await usersMe(zoom, `${header}.${changed}.${signature}`)).status).toBe(401)
  expect((await usersMe(other, access_token)).status).toBe(401)
})

test('with a seed, codes and tokens are the same every time', async () => {
  const codes = new Set<string>()
  for (let run = 0; run < 2; run += 1) {
    await using zoom = await createMockZoom({ seed: 'slides' })
    codes.add(await newCode(zoom))
  }
  expect(codes.size).toBe(1)
})

test('an unusual response: keys and scopes in reverse order, and an unknown key', async () => {
  await using zoom = await createMockZoom({ switches: { tokenBodyShape: 'unusual', tokenFormat: 'opaque' } })
  const tokens = await connect(zoom)
  const { body } = await refresh(zoom, tokens.refresh_token)
  expect(body.replace(/[0-9a-f]{32}\.[\w-]{43}/g, 'TOKEN').replace(zoom.url, 'URL')).toBe(
    '{"mock_zoom":{"unusual":true},"api_url":"URL","scope":"meeting:write:meeting meeting:read:meeting user:read:user","expires_in":3599,"refresh_token":"TOKEN","token_type":"bearer","access_token":"TOKEN"}',
  )
})

test('with jsonCharset, Zoom’s JSON responses name their charset; pages and faults don’t change', async () => {
  await using zoom = await createMockZoom({ switches: { jsonCharset: 'utf-8' } })
  const typeOf = async (path: string, init: RequestInit = {}) =>
    (await fetch(zoom.url + path, init)).headers.get('content-type')
  const named = 'application/json;charset=UTF-8'
  expect(await typeOf('/oauth/token', { method: 'POST' })).toBe(named)
  expect(await typeOf('/v2/users/me')).toBe(named)
  expect(await typeOf('/__mock/health')).toBe('application/json')
  expect(await typeOf('/oauth_device')).toBe('text/html; charset=utf-8')
  await zoom.faults.next('token', { answer: 'malformed-json' })
  expect(await typeOf('/oauth/token', { method: 'POST' })).toBe('application/json')
})
