import { expect, test } from 'vitest'
import { createMockZoom } from '../../../src/mock-zoom/index.ts'
import { basic, newCode, post, redirectUri } from '../../support/oauth.ts'
import { reasons } from './scene.ts'

const unsupportedGrant = '{"reason":"unsupported grant type","error":"unsupported_grant_type"}'

const otherTypes: readonly (readonly [type: string, body: string])[] = [
  ['application/json', '{"grant_type":"authorization_code","code":"x"}'],
  ['application/json', '{"grant_type":'],
  ['application/json', 'null'],
  ['application/vnd.api+json', '{"__proto__":{"grant_type":"authorization_code"}}'],
  ['text/plain', 'grant_type=authorization_code&code=x'],
  ['', 'grant_type=authorization_code&code=x'],
  ['application/x-www-form-urlencoded-not', 'grant_type=authorization_code'],
  ['application/xml', '<grant_type>authorization_code</grant_type>'],
  ['application/octet-stream', '\0\u0001\u0002'],
  [
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="grant_type"\r\n\r\nauthorization_code\r\n--b--\r\n',
  ],
  ['multipart/form-data', 'no boundary'],
  ['/;;=', 'grant_type=authorization_code'],
]

for (const [type, body] of otherTypes) {
  test(`a body of type “${type}” has no parameters: ${JSON.stringify(body).slice(0, 40)}`, async () => {
    await using zoom = await createMockZoom()
    const response = await fetch(`${zoom.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: await basic(zoom), 'content-type': type },
      body,
    })
    expect(await response.text()).toBe(unsupportedGrant)
    expect(response.status).toBe(400)
    expect(await reasons(zoom)).toEqual(['body-not-form-encoded'])
  })
}

for (const type of [
  'application/x-www-form-urlencoded;charset=UTF-8',
  'application/x-www-form-urlencoded ; charset=utf-8',
  'Application/X-WWW-Form-Urlencoded',
]) {
  test(`a body of type “${type}” is a form`, async () => {
    await using zoom = await createMockZoom()
    const code = await newCode(zoom)
    const parameters = { grant_type: 'authorization_code', code, redirect_uri: redirectUri }
    const headers = { authorization: await basic(zoom), 'content-type': type }
    expect((await post(zoom, '/oauth/token', parameters, headers)).status).toBe(200)
  })
}

test('a body of a wrong type does no harm if the parameters are in the query', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  const query = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri })
  const response = await fetch(`${zoom.url}/oauth/token?${query}`, {
    method: 'POST',
    headers: { authorization: await basic(zoom), 'content-type': 'application/json' },
    body: '{}',
  })
  expect(response.status).toBe(200)
})
