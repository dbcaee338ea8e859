import { expect, test } from 'vitest'
import { createMockZoom, type MockZoom } from '../../src/mock-zoom/index.ts'
import { send } from '../support/control.ts'

// The security review's table: 30 of these shapes put a secret into the journal, its pages and its saved files.

const id = 'acme_scheduler_dev_01'
/** Secrets that the mock knows, and one that it can't know: that of a real app. */
const secrets = {
  'this app’s': 'acme-scheduler-secret-for-dev-01',
  'an unknown': 'q7XbT2mZ9LkR4wVd8NcY1sHf6JgP3aEu',
} as const

interface Shape {
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly type?: string
  readonly body?: string
}

const form = 'application/x-www-form-urlencoded'
const json = 'application/json'
const base64 = (text: string) => Buffer.from(text).toString('base64')
const jwt = (secret: string) =>
  `${base64('{"alg":"HS256"}').replaceAll('=', '')}.${base64(`{"key":"${secret}"}`).replaceAll('=', '')}.${secret}`

const shapes: Readonly<Record<string, (secret: string) => Shape>> = {
  'id and secret swapped in a form': (s) => ({ body: `client_id=${s}&client_secret=${id}` }),
  'id and secret swapped in Basic': (s) => ({ headers: { authorization: `Basic ${base64(`${s}:${id}`)}` } }),
  'Basic without a colon': (s) => ({ headers: { authorization: `Basic ${base64(s)}` } }),
  'Basic without encoding': (s) => ({ headers: { authorization: `Basic ${id}:${s}` } }),
  'Authorization without a scheme': (s) => ({ headers: { authorization: s } }),
  'Bearer with the secret': (s) => ({ headers: { authorization: `Bearer ${s}` } }),
  'JSON under the form type': (s) => ({ body: `{"client_secret":"${s}"}` }),
  'a form under the JSON type': (s) => ({ type: json, body: `client_secret=${s}` }),
  'clientSecret in a form': (s) => ({ body: `clientSecret=${s}` }),
  'data[client_secret] in a form': (s) => ({ body: `data[client_secret]=${s}` }),
  'data[client_secret] encoded': (s) => ({ body: `data%5Bclient_secret%5D=${s}` }),
  'Client_Secret in a form': (s) => ({ body: `Client_Secret=${s}` }),
  'client-secret in a query': (s) => ({ path: `/oauth/token?client-secret=${s}` }),
  'the secret as a name': (s) => ({ body: `${s}=1&${s}` }),
  'JSON with escapes': (s) => ({
    type: json,
    body: `{"client\\u005fsecret":"${s.slice(0, 1)}\\u0${s.charCodeAt(1).toString(16).padStart(3, '0')}${s.slice(2)}"}`,
  }),
  'JSON with an array': (s) => ({ type: json, body: `{"client_secret":["${s}"]}` }),
  'JSON with an object': (s) => ({ type: json, body: `{"client_secret":{"value":"${s}"}}` }),
  'JSON with the name twice': (s) => ({ type: json, body: `{"client_secret":"${s}","client_secret":"x"}` }),
  'JSON nested in JSON': (s) => ({ type: json, body: JSON.stringify({ a: JSON.stringify({ b: s }) }) }),
  'broken JSON': (s) => ({ type: json, body: `{client_secret: '${s}'` }),
  'a path': (s) => ({ path: `/oauth/token/${s}` }),
  'a path of the API': (s) => ({ path: `/v2/users/${s}` }),
  'X-Api-Key': (s) => ({ headers: { 'x-api-key': s } }),
  'Proxy-Authorization': (s) => ({ headers: { 'proxy-authorization': `Basic ${base64(`me:${s}`)}` } }),
  'a header of the app’s own': (s) => ({ headers: { 'x-acme-session': s } }),
  'Referer with a fragment': (s) => ({ headers: { referer: `http://a.test/x#access_token=${s}` } }),
  'Referer with a user': (s) => ({ headers: { referer: `http://me:${s}@a.test/` } }),
  id_token: (s) => ({ body: `id_token=${s}` }),
  jwt: (s) => ({ path: `/oauth/token?jwt=${s}` }),
  assertion: (s) => ({ body: `assertion=${jwt(s)}` }),
  api_key: (s) => ({ type: json, body: `{"api_key":"${s}"}` }),
  zak: (s) => ({ path: `/v2/users/me?zak=${s}` }),
  pwd: (s) => ({ path: `/v2/meetings/1?pwd=${s}` }),
  'in redirect_uri': (s) => ({
    path: `/oauth/authorize?redirect_uri=${encodeURIComponent(`http://a.test/cb?token=${s}#id_token=${s}`)}`,
  }),
  'in the name of the host': (s) => ({
    body: `redirect_uri=${encodeURIComponent(`http://me:${s}@a.test/cb`)}`,
  }),
  'a name nobody knows': (s) => ({ body: `blob=${s}` }),
  'a JWT under any name': (s) => ({ body: `blob=${jwt(s)}` }),
  'base64 under any name': (s) => ({ body: `blob=${encodeURIComponent(base64(`x${s}`))}` }),
  'hexadecimal under any name': (s) => ({
    type: json,
    body: JSON.stringify({ blob: Buffer.from(s).toString('hex') }),
  }),
  'percent-encoded twice': (s) => ({
    body: `client_secret=${encodeURIComponent(encodeURIComponent(`${s}%`))}`,
  }),
  'a content type': (s) => ({ type: `text/${s}`, body: 'x' }),
}

/** Every form in which somebody could read the secret. */
function readable(secret: string): string[] {
  const encoded = [0, 1, 2].map((before) => base64('x'.repeat(before) + secret).slice(4, 28))
  return [
    secret,
    secret.slice(2),
    encodeURIComponent(secret),
    Buffer.from(secret).toString('hex'),
    ...encoded,
  ]
}

async function sendAs(zoom: MockZoom, { path = '/oauth/token', headers = {}, type = form, body }: Shape) {
  const method = body === undefined ? 'GET' : 'POST'
  await send(zoom, `${method} ${path}`, { host: 'a.localhost', 'content-type': type, ...headers }, body ?? '')
}

for (const [whose, secret] of Object.entries(secrets))
  test(`${whose} secret is nowhere in the journal, in whatever shape it came`, async () => {
    await using zoom = await createMockZoom()
    const leaks: string[] = []
    for (const [name, shape] of Object.entries(shapes)) {
      const after = (await zoom.journal.list()).at(-1)?.seq ?? 0
      await sendAs(zoom, shape(secret))
      const journal = JSON.stringify(await zoom.journal.list({ after }))
      expect(journal).toContain('request.answered')
      if (readable(secret).some((text) => journal.includes(text))) leaks.push(name)
    }
    expect(leaks).toEqual([])
    const findings = JSON.stringify(await zoom.findings.list())
    expect(readable(secret).filter((text) => findings.includes(text))).toEqual([])
  })

test('what is no secret stays as it came', async () => {
  await using zoom = await createMockZoom()
  const query = `response_type=code&client_id=${id}&redirect_uri=http%3A%2F%2F127.0.0.1%3A3999%2Fcallback&state=q7XbT2mZ9LkR4wVd8NcY1sHf&scope=user%3Aread%3Alist_users%3Aadmin`
  await sendAs(zoom, {
    path: `/oauth/authorize?${query}`,
    headers: { 'user-agent': 'acme/1.0 (X11; Linux x86_64)' },
  })
  await sendAs(zoom, {
    path: '/v2/users/KdYKjnimT4KPd8FFgQt9FQ/meetings',
    type: json,
    body: '{"topic": "Weekly", "type": 2}',
  })
  const [first, second] = await zoom.journal.list({ type: 'request.answered' })
  expect(first).toMatchObject({ query, requestHeaders: { 'user-agent': 'acme/1.0 (X11; Linux x86_64)' } })
  expect(second).toMatchObject({
    path: '/v2/users/KdYKjnimT4KPd8FFgQt9FQ/meetings',
    requestBody: '{"topic": "Weekly", "type": 2}',
  })
})
