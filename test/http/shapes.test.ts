import { request } from 'node:http'
import { expect, test } from 'vitest'
import { createMockZoom, type MockZoom } from '../../src/mock-zoom/index.ts'
import {
  authorizeUrl,
  basic,
  connect,
  exchange,
  newCode,
  postToken,
  redirectUri,
  refresh,
} from '../support/oauth.ts'

// Requests as clients in production send them, so Zoom must accept them, and responses that some of them depend on.
// More of them are in the other tests of this folder.

/** Sends a request target and a Host header exactly as given: fetch() would escape the one and set the other. */
function raw(
  zoom: MockZoom,
  method: string,
  target: string,
  headers: Record<string, string> = {},
  body = '',
) {
  return new Promise<{ status: number; location: string; trackingId: string; body: string }>(
    (resolve, reject) => {
      const { hostname, port } = new URL(zoom.url)
      const sent = request({ hostname, port, method, path: target, headers }, async (response) => {
        const chunks: Buffer[] = []
        for await (const chunk of response) chunks.push(chunk)
        const { location = '', 'x-zm-trackingid': trackingId } = response.headers
        resolve({
          status: response.statusCode ?? 0,
          location,
          trackingId: String(trackingId),
          body: Buffer.concat(chunks).toString(),
        })
      })
      sent.on('error', reject)
      sent.end(body)
    },
  )
}

/** Where Zoom sends the browser that opens this authorize request; Jill has allowed the app. */
async function callbackOf(zoom: MockZoom, query: string): Promise<string> {
  await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
  return (
    await raw(zoom, 'GET', `/oauth/authorize?response_type=code&client_id=acme_scheduler_dev_01&${query}`)
  ).location
}

for (const sent of ['', '&state', '&state=']) {
  test(`authorize with “${sent}”: no state comes back, not even an empty one`, async () => {
    await using zoom = await createMockZoom()
    expect(await callbackOf(zoom, `redirect_uri=${redirectUri}${sent}`)).toMatch(
      /^http:\/\/127\.0\.0\.1:3999\/callback\?code=[\w-]{33}$/,
    )
  })
}

for (const [kind, state] of [
  ['standard base64', 'q83vASNFZ4mrze8+/w=='],
  ['JSON', '{"returnTo":"/a?b=c&d","n":[1,2]}'],
  ['a bare path with a query', '/office-hours/queue/42?tab=a&b'],
  ['spaces, signs and percent-escapes', ' a  b % %2B ; , # ? = '],
  ['not ASCII', 'Grüße, 会議 🎥'],
  ['4 KiB', 'x'.repeat(4096)],
] as const) {
  test(`state is the same after one decoding: ${kind}`, async () => {
    await using zoom = await createMockZoom()
    const query = `redirect_uri=${redirectUri}&state=${encodeURIComponent(state)}`
    expect(new URL(await callbackOf(zoom, query)).searchParams.get('state')).toBe(state)
    // A client that encodes its URL like a form sends + for a space.
    const asForm = new URLSearchParams({ redirect_uri: redirectUri, state }).toString()
    expect(new URL(await callbackOf(zoom, asForm)).searchParams.get('state')).toBe(state)
  })
}

test('state that was put into the URL unencoded: JSON, and a bare path', async () => {
  await using zoom = await createMockZoom()
  for (const state of ['{"a":"b"}', '/queue/42']) {
    const callback = await callbackOf(zoom, `redirect_uri=${redirectUri}&state=${state}`)
    expect(new URL(callback).searchParams.get('state')).toBe(state)
  }
})

test('redirect_uri that is not percent-encoded, with its own query', async () => {
  await using zoom = await createMockZoom()
  const uri = 'http://127.0.0.1:3999/callback?tenant=7'
  const callback = await callbackOf(zoom, `redirect_uri=${uri}&state=s`)
  expect(callback).toMatch(/^http:\/\/127\.0\.0\.1:3999\/callback\?tenant=7&code=[\w-]{33}&state=s$/)
  const code = new URL(callback).searchParams.get('code') ?? ''
  expect((await exchange(zoom, code, { redirect_uri: uri })).status).toBe(200)
})

test('a parameter that Zoom doesn’t know may be sent twice, like resource in RFC 8707', async () => {
  await using zoom = await createMockZoom()
  const twice = 'resource=https://a.example&resource=https://b.example'
  const callback = await callbackOf(zoom, `redirect_uri=${redirectUri}&${twice}`)
  const code = new URL(callback).searchParams.get('code') ?? ''
  const form = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri })
  const headers = {
    authorization: await basic(zoom),
    'content-type': 'application/x-www-form-urlencoded',
  }
  expect((await raw(zoom, 'POST', '/oauth/token', headers, `${form}&${twice}`)).status).toBe(200)
})

test('the same bad code twice, with Basic and then in the form: Zoom says the same, and the next code works', async () => {
  await using zoom = await createMockZoom()
  const stale = { grant_type: 'authorization_code', code: 'stale', redirect_uri: redirectUri }
  const credentials = {
    client_id: (await zoom.apps.first()).clientId,
    client_secret: (await zoom.apps.first()).clientSecret ?? '',
  }
  for (const answer of [
    await postToken(zoom, stale),
    await postToken(zoom, { ...stale, ...credentials }, {}),
  ]) {
    expect([answer.status, answer.body]).toEqual([
      400,
      '{"reason":"Invalid authorization code","error":"invalid_grant"}',
    ])
  }
  expect((await exchange(zoom, await newCode(zoom))).status).toBe(200)
})

for (const host of [
  'zoom.us',
  'api.zoom.us',
  'zoomgov.com',
  'api.zoomgov.com',
  'zoom.com',
  'api.zoom.com.cn',
]) {
  test(`${host} serves the whole flow: authorize, token, API, revoke`, async () => {
    await using zoom = await createMockZoom()
    await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
    const { pathname, search } = new URL(await authorizeUrl(zoom))
    const { location } = await raw(zoom, 'GET', pathname + search, { host })
    const code = new URL(location).searchParams.get('code') ?? ''
    const headers = {
      host,
      authorization: await basic(zoom),
      'content-type': 'application/x-www-form-urlencoded',
    }
    const form = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri })
    const { body } = await raw(zoom, 'POST', '/oauth/token', headers, form.toString())
    const { access_token } = JSON.parse(body)
    const me = await raw(zoom, 'GET', '/v2/users/me', { host, authorization: `Bearer ${access_token}` })
    expect(JSON.parse(me.body).email).toBe('jill@example.com')
    const revoked = await raw(zoom, 'POST', '/oauth/revoke', headers, `token=${access_token}`)
    expect([revoked.status, revoked.body]).toEqual([200, '{"status":"success"}'])
  })
}

test('a refresh returns the keys of the exchange, in the same order, and the same scope', async () => {
  await using zoom = await createMockZoom()
  const first = await connect(zoom, { scope: 'user:read:user' })
  const { body, headers } = await refresh(zoom, first.refresh_token)
  expect(body).toMatch(
    /^\{"access_token":"[^"]+","token_type":"bearer","refresh_token":"[^"]+","expires_in":3599,"scope":"user:read:user","api_url":"[^"]+"\}$/,
  )
  expect(headers.get('content-type')).toBe('application/json')
})

test('every API response has x-zm-trackingid, whether it succeeds or not', async () => {
  await using zoom = await createMockZoom()
  const { access_token } = await connect(zoom)
  const ids: string[] = []
  for (const [token, status] of [
    [access_token, 200],
    ['dead', 401],
  ] as const) {
    const answer = await raw(zoom, 'GET', '/v2/users/me', { authorization: `Bearer ${token}` })
    expect(answer.status).toBe(status)
    expect(answer.trackingId).toMatch(/^v=2\.0;clid=us02;rid=WEB_[0-9a-f]{32}$/)
    ids.push(answer.trackingId)
  }
  expect(new Set(ids).size).toBe(2)
})
