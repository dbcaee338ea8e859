import { Auth, type AuthConfig, skipCSRFCheck } from '@auth/core'
import Zoom from '@auth/core/providers/zoom'
import type { Account } from '@auth/core/types'
import { expect, test } from 'vitest'
import { createMockZoom, type MockZoom } from '../../src/mock-zoom/index.ts'
import { consent } from '../support/consent.ts'
import { standInForZoom } from '../support/in-place-of-zoom.ts'
import { redirectUri, usersMe } from '../support/oauth.ts'
import { shapesSent } from '../support/wire.ts'

const { origin } = new URL(redirectUri)

/** An app with Auth.js and its Zoom provider, as authjs.dev shows it, and its log. */
async function createAuth(zoom: MockZoom) {
  const accounts: Account[] = []
  const errors: string[] = []
  const config: AuthConfig = {
    providers: [
      Zoom({
        clientId: (await zoom.apps.first()).clientId,
        clientSecret: (await zoom.apps.first()).clientSecret ?? '',
      }),
    ],
    secret: 'a-secret-of-the-app',
    basePath: '/auth',
    trustHost: true,
    skipCSRFCheck,
    logger: { error: (error) => errors.push(`${error.name}: ${String(Object(error.cause).err)}`) },
    callbacks: {
      jwt({ token, account }) {
        if (account) accounts.push(account)
        return token
      },
    },
  }
  const visit = (path: string, init?: RequestInit) => Auth(new Request(`${origin}${path}`, init), config)
  return { accounts, errors, visit }
}

/** Presses the button. Returns where Auth.js sends the browser, and the browser's cookies. */
async function signIn({ visit }: Awaited<ReturnType<typeof createAuth>>) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const response = await visit('/auth/signin/zoom', { method: 'POST', headers, body: '' })
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return { url: response.headers.get('location') ?? '', cookie }
}

test('@auth/core, with zoom.us hard-coded: signs in with scope= and no state, at its own callback path', async () => {
  await using zoom = await createMockZoom()
  await using _inPlace = await standInForZoom(zoom)
  const auth = await createAuth(zoom)
  const { url, cookie } = await signIn(auth)
  expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
    scope: '',
    redirect_uri: `${origin}/auth/callback/zoom`,
  })
  const callback = await consent(zoom, url)
  expect([...callback.searchParams.keys()]).toEqual(['code'])
  const end = await auth.visit(callback.pathname + callback.search, { headers: { cookie } })
  expect([end.status, end.headers.get('location')]).toEqual([302, origin])
  expect(auth.errors).toEqual([])
  expect(auth.accounts).toMatchObject([
    {
      provider: 'zoom',
      providerAccountId: (await zoom.users.list())[0]?.id,
      token_type: 'bearer',
      expires_in: 3599,
    },
  ])
  expect((await usersMe(zoom, auth.accounts[0]?.access_token ?? '')).status).toBe(200)
  expect(await shapesSent(zoom)).toEqual([
    'POST zoom.us/oauth/token Basic form:redirect_uri,code,code_verifier,grant_type',
  ])
  expect(await zoom.findings.list()).toEqual([])
})

test('@auth/core: a refused code ends on its error page, and the log has nothing that Zoom said', async () => {
  await using zoom = await createMockZoom()
  await using _inPlace = await standInForZoom(zoom)
  const auth = await createAuth(zoom)
  const { cookie } = await signIn(auth)
  const end = await auth.visit('/auth/callback/zoom?code=stale', { headers: { cookie } })
  expect(end.headers.get('location')).toBe(`${origin}/auth/error?error=Configuration`)
  expect(auth.errors).toEqual([
    'CallbackRouteError: ResponseBodyError: server responded with an error in the response body',
  ])
  expect(await zoom.journal.list({ type: 'code.refused' })).toMatchObject([{ reason: 'code-unknown' }])
})
