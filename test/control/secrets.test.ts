import { expect, test } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { send } from '../support/control.ts'
import {
  connect,
  exchange,
  newCode,
  parseTokens,
  post,
  redirectUri,
  refresh,
  usersMe,
} from '../support/oauth.ts'

// The journal is shown on pages, printed and pasted into reports: it contains ids and beginnings, never a secret.

const secret = 'a-secret-of-some-length-0123456789'

async function expectHidden(zoom: MockZoom, ...secrets: readonly string[]): Promise<void> {
  const journal = JSON.stringify(await zoom.journal.list())
  for (const hidden of secrets) expect(journal).not.toContain(hidden)
}

for (const tokenFormat of ['v8', 'opaque'] as const) {
  for (const profile of ['2026', '2020'] as const) {
    test(`${profile}, ${tokenFormat}: a connection from beginning to end leaves no secret in the journal`, async () => {
      await using zoom = await createMockZoom({ profile, switches: { tokenFormat } })
      const code = await newCode(zoom)
      const first = parseTokens(await exchange(zoom, code))
      await exchange(zoom, code)
      await usersMe(zoom, first.access_token)
      const second = parseTokens(await refresh(zoom, first.refresh_token))
      await refresh(zoom, first.refresh_token)
      await post(zoom, '/oauth/revoke', { token: second.access_token })
      await expectHidden(
        zoom,
        code,
        first.access_token,
        first.refresh_token,
        second.access_token,
        second.refresh_token,
        (await zoom.apps.first()).clientSecret ?? '',
        Buffer.from(
          `${(await zoom.apps.first()).clientId}:${(await zoom.apps.first()).clientSecret}`,
        ).toString('base64'),
      )
      expect(JSON.stringify(await zoom.journal.list())).toContain(code.slice(0, 10))
    })
  }
}

for (const name of ['code', 'client_secret', 'code_verifier', 'refresh_token', 'access_token', 'token']) {
  test(`${name} is hidden in a query, a form and JSON, on any route`, async () => {
    await using zoom = await createMockZoom()
    const form = 'application/x-www-form-urlencoded'
    for (const path of ['/oauth/token', '/oauth/revoke', '/oauth/authorize', '/nothing']) {
      await send(
        zoom,
        `POST ${path}?${name}=${secret}`,
        { host: 'a.localhost', 'content-type': form },
        `${name}=${secret}`,
      )
      await send(
        zoom,
        `POST ${path}`,
        { host: 'a.localhost', 'content-type': form },
        `x=1&%${name.charCodeAt(0).toString(16)}${name.slice(1)}=${secret}`,
      )
      await send(
        zoom,
        `POST ${path}`,
        { host: 'a.localhost', 'content-type': 'application/json' },
        `{"${name}": "${secret}"`,
      )
      await send(
        zoom,
        `POST ${path}`,
        { host: 'a.localhost', 'content-type': 'text/plain' },
        `${name}=${secret}`,
      )
    }
    await expectHidden(zoom, secret)
  })
}

const headers: Readonly<Record<string, readonly [name: string, value: string]>> = {
  Basic: ['authorization', `Basic ${Buffer.from(`acme:${secret}`).toString('base64')}`],
  Bearer: ['authorization', `Bearer ${secret}`],
  'a scheme nobody knows': ['authorization', `Token ${secret}`],
  'no scheme': ['authorization', secret],
  'one cookie': ['cookie', `session=${secret}`],
  'several cookies': ['cookie', `theme=dark; session=${secret}; other=${secret}`],
  'a referer': ['referer', `http://127.0.0.1:3999/callback?code=${secret}&state=x`],
}

for (const [name, [header, value]] of Object.entries(headers)) {
  test(`a request header with ${name} is hidden`, async () => {
    await using zoom = await createMockZoom()
    for (const route of ['POST /oauth/token', 'GET /v2/users/me', 'GET /oauth/authorize', 'GET /nothing']) {
      await send(zoom, route, { host: 'a.localhost', [header]: value })
    }
    await expectHidden(zoom, secret, Buffer.from(`acme:${secret}`).toString('base64'))
  })
}

test('the id in Basic credentials is shown: it identifies the app', async () => {
  await using zoom = await createMockZoom()
  await connect(zoom)
  const answered = (await zoom.journal.list({ type: 'request.answered' })).at(-1)
  expect(answered).toMatchObject({ requestHeaders: { authorization: 'Basic acme_scheduler_dev_01:…' } })
})

test('a code stays recognisable in the redirect, the form and the entries about it', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom, { state: 'a-state' })
  await exchange(zoom, code)
  const shown = `${code.slice(0, 10)}…`
  const [redirect, exchanged] = await zoom.journal.list({ type: 'request.answered' })
  expect(redirect).toMatchObject({
    responseHeaders: { location: `${redirectUri}?code=${shown}&state=a-state` },
  })
  expect(exchanged).toMatchObject({
    requestBody: `grant_type=authorization_code&code=${shown}&redirect_uri=${encodeURIComponent(redirectUri)}`,
  })
  expect(await zoom.journal.list({ type: 'code.issued' })).toMatchObject([{ code: shown }])
  expect(await zoom.journal.list({ type: 'code.redeemed' })).toMatchObject([{ code: shown }])
})
