import { expect, test } from 'vitest'
import { accounts } from '../../src/mock-zoom/findings/accounts.ts'
import { findingRules } from '../../src/mock-zoom/findings/rules.ts'
import type { MockZoom, RefusalReason } from '../../src/mock-zoom/index.ts'
import { createMockZoom, namesFrom, refusedWithoutFinding } from '../../src/mock-zoom/index.ts'
import { accountToken, call, userScopes, userToken } from '../support/api.ts'
import { answerDevice, deviceGrant, pollDevice, startDevice } from '../support/device.ts'
import type { Answer } from '../support/oauth.ts'
import {
  authorizeUrl,
  basic,
  connect,
  exchange,
  newCode,
  parseTokens,
  post,
  postToken,
  redirectUri,
  refresh,
  usersMe,
} from '../support/oauth.ts'

// Every refusal with its exact text, in both profiles. A scenario makes it happen; a reason without one doesn't compile.

interface Row {
  readonly provoke: (zoom: MockZoom) => Promise<Answer>
  readonly 2026: readonly [status: number, body: string]
  readonly 2020: readonly [status: number, body: string]
}

const badCode = (code: string) =>
  ({
    2026: [400, '{"reason":"Invalid authorization code","error":"invalid_grant"}'],
    2020: [400, `{"reason":"Invalid authorization code ${code}","error":"invalid_request"}`],
  }) as const
const deadToken = {
  2026: [400, '{"reason":"Invalid Token!","error":"invalid_grant"}'],
  2020: [401, '{"reason":"Invalid Token!","error":"invalid_request"}'],
} as const
const redirectMismatch = {
  2026: [400, '{"reason":"Redirect URI mismatch","error":"invalid_grant"}'],
  2020: [400, '{"reason":"Redirect URI mismatch","error":"invalid_request"}'],
} as const
const always = (status: number, body: string) => ({ 2026: [status, body], 2020: [status, body] }) as const
const badAccessToken = always(401, '{"code":124,"message":"Invalid access token."}')
const authorizeError = (code: number, message: string) =>
  always(400, `{"status":false,"errorCode":${code},"errorMessage":"${message}","result":null}`)
const badRedirect = (uri: string) =>
  ({
    2026: [400, '{"status":false,"errorCode":4700,"errorMessage":"Invalid redirect url","result":null}'],
    2020: [400, `{"status":false,"errorCode":4700,"errorMessage":"Invalid redirect: ${uri}","result":null}`],
  }) as const

async function authorizeJson(
  zoom: MockZoom,
  overrides: Record<string, string | undefined>,
  more = '',
): Promise<Answer> {
  const response = await fetch((await authorizeUrl(zoom, overrides)) + more, {
    headers: { accept: 'application/json' },
    redirect: 'manual',
  })
  return { status: response.status, body: await response.text(), headers: response.headers }
}

async function changeApp(zoom: MockZoom, changes: Parameters<MockZoom['apps']['change']>[1]): Promise<void> {
  await zoom.apps.change((await zoom.apps.first()).clientId, changes)
}

async function addOtherApp(zoom: MockZoom): Promise<Record<string, string>> {
  await zoom.apps.add({ clientId: 'other', clientSecret: 'other-secret', name: 'Other' })
  return { authorization: await basic(zoom, 'other') }
}

const acmeAccount = 'fjWCMNv_RySUpbdBJjO-Tg'
const asReports = async (zoom: MockZoom) => ({ authorization: await basic(zoom, 'acme_reports_s2s_0001') })
const grantCode = { grant_type: 'authorization_code', redirect_uri: redirectUri }
const unknownCode = 'mk1Cq8Pap6_PatCmZLwQxKCZOUJsBwojQ'
const fixedCode = '{code}'
const challenge = { code_challenge: 'a-plain-challenge', code_challenge_method: 'plain' }

const rows: Readonly<Record<RefusalReason, Row>> = {
  'authorize-client-unknown': {
    provoke: (zoom) => authorizeJson(zoom, { client_id: 'nobody' }),
    2026: [400, '{"status":false,"errorCode":4702,"errorMessage":"Invalid client_id: nobody","result":null}'],
    2020: [400, '{"status":false,"errorCode":4700,"errorMessage":"Invalid client_id: nobody","result":null}'],
  },
  'authorize-app-disabled': {
    async provoke(zoom) {
      await changeApp(zoom, { disabled: true })
      return authorizeJson(zoom, {})
    },
    ...authorizeError(4717, 'The app has been disabled'),
  },
  'redirect-uri-not-registered': {
    provoke: (zoom) => authorizeJson(zoom, { redirect_uri: 'https://evil.example/"cb"' }),
    ...badRedirect('https://evil.example/\\"cb\\"'),
  },
  'redirect-uri-is-localhost': {
    async provoke(zoom) {
      await zoom.switches.set({ localhostRedirect: 'refuse' })
      return authorizeJson(zoom, { redirect_uri: 'http://localhost:3000/cb' })
    },
    ...badRedirect('http://localhost:3000/cb'),
  },
  'response-type-unsupported': {
    provoke: (zoom) => authorizeJson(zoom, { response_type: 'token' }),
    ...authorizeError(4700, 'Invalid response_type'),
  },
  'scopes-separated-by-spaces': {
    async provoke(zoom) {
      await zoom.switches.set({ scopeSeparator: 'comma' })
      return authorizeJson(zoom, { scope: 'user:read:user meeting:read:meeting' })
    },
    ...authorizeError(4700, 'Oops! We were unable to complete your request. Please try again.'),
  },
  'app-not-published': {
    async provoke(zoom) {
      await zoom.apps.change((await zoom.apps.first()).clientId, { draft: true, accountId: acmeAccount })
      await zoom.signedIn.choose({ user: 'ada@example.org' })
      return authorizeJson(zoom, {})
    },
    2026: [
      400,
      '{"status":false,"errorCode":4700,"errorMessage":"Unable to install this app without the developer\'s account. Please contact the app developer to install.","result":null}',
    ],
    2020: [400, '{"status":false,"errorCode":4700,"errorMessage":"Application not found","result":null}'],
  },
  'admin-required': {
    async provoke(zoom) {
      await changeApp(zoom, { kind: 'admin-managed', scopes: ['user:read:user:admin'] })
      await zoom.users.change('sam@example.com', { role: 'member' })
      await zoom.signedIn.choose({ user: 'sam@example.com' })
      return authorizeJson(zoom, {})
    },
    ...authorizeError(
      4700,
      'An account admin is required to install this type of app. Please contact your account admin or IT administrator to install this app.',
    ),
  },
  'app-not-approved': {
    async provoke(zoom) {
      await changeApp(zoom, { notApprovedBy: [acmeAccount] })
      await zoom.signedIn.choose({ user: 'jill@example.com' })
      return authorizeJson(zoom, {})
    },
    ...authorizeError(4700, 'You cannot authorize Acme Scheduler'),
  },
  'user-not-active': {
    async provoke(zoom) {
      await zoom.users.change('sam@example.com', { status: 'pending' })
      await zoom.signedIn.choose({ user: 'sam@example.com' })
      return authorizeJson(zoom, {})
    },
    ...authorizeError(4700, 'Your account is not active. Please contact your account admin.'),
  },
  'scope-not-allowed': {
    provoke: (zoom) => authorizeJson(zoom, { scope: 'user:read:user account:write:admin' }),
    ...authorizeError(4700, 'Invalid scope'),
  },
  'code-challenge-method-unsupported': {
    provoke: (zoom) => authorizeJson(zoom, { code_challenge: 'x', code_challenge_method: 'S512' }),
    ...authorizeError(4700, 'Invalid code_challenge_method'),
  },
  'code-challenge-missing': {
    provoke: (zoom) => authorizeJson(zoom, { client_id: 'acme_desktop_pub_0001' }),
    ...authorizeError(4700, 'Invalid code_challenge'),
  },
  'authorize-parameter-repeated': {
    provoke: (zoom) => authorizeJson(zoom, {}, '&state=another'),
    ...authorizeError(4700, 'Bad Request'),
  },

  'client-credentials-missing': {
    provoke: (zoom) => postToken(zoom, { ...grantCode, code: unknownCode }, {}),
    ...always(400, '{"reason":"Client ID or client secret is missing.","error":"invalid_client"}'),
  },
  'client-unknown': {
    provoke: async (zoom) =>
      postToken(
        zoom,
        { ...grantCode, code: unknownCode },
        { authorization: await basic(zoom, 'nobody', 'x') },
      ),
    ...always(400, '{"reason":"Invalid client_id or client_secret","error":"invalid_client"}'),
  },
  'client-secret-wrong': {
    provoke: async (zoom) =>
      postToken(
        zoom,
        { ...grantCode, code: unknownCode },
        { authorization: await basic(zoom, (await zoom.apps.first()).clientId, 'wrong') },
      ),
    ...always(400, '{"reason":"Invalid client_id or client_secret","error":"invalid_client"}'),
  },
  'app-disabled': {
    async provoke(zoom) {
      await changeApp(zoom, { disabled: true })
      return postToken(zoom, { ...grantCode, code: unknownCode })
    },
    ...always(400, '{"reason":"The app has been disabled","error":"invalid_client"}'),
  },
  'grant-type-missing': {
    provoke: (zoom) => postToken(zoom, { code: unknownCode }),
    ...always(400, '{"reason":"Missing grant type.","error":"invalid_request"}'),
  },
  'grant-type-unsupported': {
    provoke: (zoom) => postToken(zoom, { grant_type: 'password' }),
    ...always(400, '{"reason":"unsupported grant type","error":"unsupported_grant_type"}'),
  },
  'body-not-form-encoded': {
    async provoke(zoom) {
      const response = await fetch(`${zoom.url}/oauth/token`, {
        method: 'POST',
        headers: { authorization: await basic(zoom), 'content-type': 'application/json' },
        body: JSON.stringify({ ...grantCode, code: unknownCode }),
      })
      return { status: response.status, body: await response.text(), headers: response.headers }
    },
    ...always(400, '{"reason":"unsupported grant type","error":"unsupported_grant_type"}'),
  },
  'parameter-repeated': {
    provoke: (zoom) => post(zoom, '/oauth/token?code=another', { ...grantCode, code: unknownCode }),
    ...always(400, '{"reason":"Bad Request","error":"invalid_request"}'),
  },
  'account-parameters-in-query': {
    async provoke(zoom) {
      await zoom.switches.set({ accountParametersInQuery: 'refuse' })
      const query = `grant_type=account_credentials&account_id=${acmeAccount}`
      return post(zoom, `/oauth/token?${query}`, {}, await asReports(zoom))
    },
    ...always(400, '{"reason":"Bad Request","error":"invalid_request"}'),
  },
  'token-in-query': {
    async provoke(zoom) {
      await zoom.switches.set({ refreshTokenInQuery: 'refuse' })
      return post(zoom, '/oauth/token?grant_type=refresh_token&refresh_token=abc', {})
    },
    ...always(400, '{"reason":"Bad Request","error":"invalid_request"}'),
  },

  'code-missing': {
    provoke: (zoom) => postToken(zoom, grantCode),
    2026: [400, '{"reason":"Invalid authorization code","error":"invalid_grant"}'],
    2020: [400, '{"reason":"Invalid authorization code","error":"invalid_request"}'],
  },
  'code-unknown': { provoke: (zoom) => exchange(zoom, unknownCode), ...badCode(unknownCode) },
  'code-spent': {
    async provoke(zoom) {
      const code = await newCode(zoom)
      parseTokens(await exchange(zoom, code))
      return masked(code, await exchange(zoom, code))
    },
    ...badCode(fixedCode),
  },
  'code-replaced': {
    async provoke(zoom) {
      await zoom.switches.set({ codeReplacesPrevious: true })
      const code = await newCode(zoom)
      await newCode(zoom)
      return masked(code, await exchange(zoom, code))
    },
    ...badCode(fixedCode),
  },
  'code-expired': {
    async provoke(zoom) {
      const code = await newCode(zoom)
      await zoom.clock.advance({ minutes: 5 })
      return masked(code, await exchange(zoom, code))
    },
    ...badCode(fixedCode),
  },
  'code-for-another-app': {
    async provoke(zoom) {
      const code = await newCode(zoom)
      return masked(code, await postToken(zoom, { ...grantCode, code }, await addOtherApp(zoom)))
    },
    ...badCode(fixedCode),
  },
  'redirect-uri-missing': {
    provoke: async (zoom) => exchange(zoom, await newCode(zoom), { redirect_uri: undefined }),
    ...redirectMismatch,
  },
  'redirect-uri-mismatch': {
    provoke: async (zoom) => exchange(zoom, await newCode(zoom), { redirect_uri: `${redirectUri}/` }),
    ...redirectMismatch,
  },
  'pkce-verifier-missing': {
    async provoke(zoom) {
      const code = await newCode(zoom, challenge)
      return masked(code, await exchange(zoom, code))
    },
    ...badCode(fixedCode),
  },
  'pkce-mismatch': {
    async provoke(zoom) {
      const code = await newCode(zoom, challenge)
      return masked(code, await exchange(zoom, code, { code_verifier: 'another' }))
    },
    ...badCode(fixedCode),
  },
  'pkce-verifier-unexpected': {
    async provoke(zoom) {
      await zoom.switches.set({ verifierWithoutChallenge: 'refuse' })
      const code = await newCode(zoom)
      return masked(code, await exchange(zoom, code, { code_verifier: 'a-verifier' }))
    },
    ...badCode(fixedCode),
  },
  'code-owner-removed': {
    async provoke(zoom) {
      const code = await newCode(zoom)
      await removeJill(zoom)
      return masked(code, await exchange(zoom, code))
    },
    ...badCode(fixedCode),
  },

  'refresh-token-missing': {
    provoke: (zoom) => postToken(zoom, { grant_type: 'refresh_token' }),
    ...deadToken,
  },
  'refresh-token-unknown': { provoke: (zoom) => refresh(zoom, 'not-a-token'), ...deadToken },
  'not-a-refresh-token': {
    provoke: async (zoom) => refresh(zoom, (await connect(zoom)).access_token),
    ...deadToken,
  },
  'refresh-token-for-another-app': {
    async provoke(zoom) {
      const { refresh_token } = await connect(zoom)
      return postToken(zoom, { grant_type: 'refresh_token', refresh_token }, await addOtherApp(zoom))
    },
    ...deadToken,
  },
  'refresh-token-rotated': {
    async provoke(zoom) {
      const { refresh_token } = await connect(zoom)
      parseTokens(await refresh(zoom, refresh_token))
      return refresh(zoom, refresh_token)
    },
    ...deadToken,
  },
  'refresh-token-revoked': {
    async provoke(zoom) {
      const { access_token, refresh_token } = await connect(zoom)
      await post(zoom, '/oauth/revoke', { token: access_token })
      return refresh(zoom, refresh_token)
    },
    ...deadToken,
  },
  'refresh-token-superseded': {
    async provoke(zoom) {
      const { refresh_token } = await connect(zoom)
      await connect(zoom)
      return refresh(zoom, refresh_token)
    },
    ...deadToken,
  },
  'refresh-token-expired': {
    async provoke(zoom) {
      const { refresh_token } = await connect(zoom)
      await zoom.clock.advance({ seconds: (await zoom.switches.show()).refreshTtl })
      return refresh(zoom, refresh_token)
    },
    ...deadToken,
  },

  'refresh-token-owner-removed': {
    async provoke(zoom) {
      const { refresh_token } = await connect(zoom)
      await removeJill(zoom)
      return refresh(zoom, refresh_token)
    },
    ...deadToken,
  },

  'device-flow-off': {
    provoke: (zoom) => post(zoom, '/oauth/devicecode', {}),
    ...always(400, '{"reason":"Bad Request","error":"invalid_request"}'),
  },
  'device-code-missing': {
    provoke: (zoom) => postToken(zoom, { grant_type: deviceGrant }),
    ...always(400, '{"error":"invalid_grant"}'),
  },
  'device-code-unknown': {
    provoke: (zoom) => postToken(zoom, { grant_type: deviceGrant, device_code: 'unknown' }),
    ...always(400, '{"error":"invalid_grant"}'),
  },
  'device-code-for-another-app': {
    async provoke(zoom) {
      const { device_code } = await startDevice(zoom)
      return postToken(zoom, { grant_type: deviceGrant, device_code })
    },
    ...always(400, '{"error":"invalid_grant"}'),
  },
  'device-code-spent': {
    async provoke(zoom) {
      const { device_code, user_code } = await startDevice(zoom)
      await answerDevice(zoom, user_code, 'allow')
      parseTokens(await pollDevice(zoom, device_code))
      return pollDevice(zoom, device_code)
    },
    ...always(400, '{"error":"invalid_grant"}'),
  },
  'device-code-expired': {
    async provoke(zoom) {
      const { device_code } = await startDevice(zoom)
      await zoom.clock.advance({ minutes: 15 })
      return pollDevice(zoom, device_code)
    },
    ...always(400, '{"error":"expired_token"}'),
  },
  'device-declined': {
    async provoke(zoom) {
      const { device_code, user_code } = await startDevice(zoom)
      await answerDevice(zoom, user_code, 'decline')
      return pollDevice(zoom, device_code)
    },
    ...always(400, '{"error":"access_denied"}'),
  },
  'device-polled-too-fast': {
    async provoke(zoom) {
      const { device_code } = await startDevice(zoom)
      await pollDevice(zoom, device_code)
      await zoom.clock.advance({ milliseconds: 4999 })
      return pollDevice(zoom, device_code)
    },
    ...always(400, '{"error":"slow_down"}'),
  },
  'device-pending': {
    async provoke(zoom) {
      const { device_code } = await startDevice(zoom)
      return pollDevice(zoom, device_code)
    },
    ...always(400, '{"error":"authorization_pending"}'),
  },
  'device-owner-removed': {
    async provoke(zoom) {
      const { device_code, user_code } = await startDevice(zoom)
      await answerDevice(zoom, user_code, 'allow')
      await removeJill(zoom)
      return pollDevice(zoom, device_code)
    },
    ...always(400, '{"error":"invalid_grant"}'),
  },

  'account-grant-for-another-kind-of-app': {
    provoke: (zoom) => postToken(zoom, { grant_type: 'account_credentials', account_id: acmeAccount }),
    ...always(400, '{"reason":"unsupported grant type","error":"unsupported_grant_type"}'),
  },
  'account-id-missing': {
    provoke: async (zoom) => postToken(zoom, { grant_type: 'account_credentials' }, await asReports(zoom)),
    ...always(400, '{"reason":"Bad Request","error":"invalid_request"}'),
  },
  'account-id-wrong': {
    provoke: async (zoom) =>
      postToken(zoom, { grant_type: 'account_credentials', account_id: 'another' }, await asReports(zoom)),
    ...always(400, '{"reason":"Bad Request","error":"invalid_request"}'),
  },
  'account-has-no-owner': {
    async provoke(zoom) {
      for (const { id } of await zoom.users.list()) await zoom.users.remove(id)
      return postToken(
        zoom,
        { grant_type: 'account_credentials', account_id: acmeAccount },
        await asReports(zoom),
      )
    },
    ...always(400, '{"reason":"Bad Request","error":"invalid_request"}'),
  },

  'revoke-token-missing': {
    provoke: (zoom) => post(zoom, '/oauth/revoke', {}),
    ...always(400, '{"reason":"Token cannot be empty.","error":"invalid_request"}'),
  },
  'revoke-token-unknown': {
    async provoke(zoom) {
      await zoom.switches.set({ revokeUnknownToken: 'error' })
      return post(zoom, '/oauth/revoke', { token: 'not-a-token' })
    },
    ...always(400, '{"reason":"Invalid Token!","error":"invalid_request"}'),
  },

  'access-token-missing': {
    async provoke(zoom) {
      const response = await fetch(`${zoom.url}/v2/users/me`)
      return { status: response.status, body: await response.text(), headers: response.headers }
    },
    ...badAccessToken,
  },
  'access-token-unknown': { provoke: (zoom) => usersMe(zoom, 'not-a-token'), ...badAccessToken },
  'not-an-access-token': {
    provoke: async (zoom) => usersMe(zoom, (await connect(zoom)).refresh_token),
    ...badAccessToken,
  },
  'access-token-expired': {
    async provoke(zoom) {
      const { access_token, expires_in } = await connect(zoom)
      await zoom.clock.advance({ seconds: expires_in })
      return usersMe(zoom, access_token)
    },
    ...always(401, '{"code":124,"message":"Access token is expired."}'),
  },
  'access-token-revoked': {
    async provoke(zoom) {
      const { access_token } = await connect(zoom)
      await post(zoom, '/oauth/revoke', { token: access_token })
      return usersMe(zoom, access_token)
    },
    ...badAccessToken,
  },
  'access-token-superseded': {
    async provoke(zoom) {
      const { access_token } = await connect(zoom)
      await connect(zoom)
      return usersMe(zoom, access_token)
    },
    ...badAccessToken,
  },
  'access-token-in-query': {
    async provoke(zoom) {
      await zoom.switches.set({ apiTokenInQuery: 'refuse' })
      const { access_token } = await connect(zoom)
      const response = await fetch(`${zoom.url}/v2/users/me?access_token=${access_token}`)
      return { status: response.status, body: await response.text(), headers: response.headers }
    },
    ...always(
      401,
      '{"code":124,"message":"Invalid access token, this access token is not supported as query parameter string."}',
    ),
  },
  'access-token-owner-removed': {
    async provoke(zoom) {
      const { access_token } = await connect(zoom)
      await removeJill(zoom)
      return usersMe(zoom, access_token)
    },
    ...always(404, '{"code":1001,"message":"User does not exist: ZoeaTdcdQ6-X0c58J3YzLw."}'),
  },
  'me-without-a-user': {
    async provoke(zoom) {
      const body = { grant_type: 'account_credentials', account_id: acmeAccount }
      const { access_token } = JSON.parse((await postToken(zoom, body, await asReports(zoom))).body)
      return usersMe(zoom, access_token)
    },
    ...always(404, '{"code":1001,"message":"User does not exist: me."}'),
  },
  'client-credentials-of-an-account': {
    async provoke(zoom) {
      const body = { grant_type: 'client_credentials' }
      const { access_token } = JSON.parse((await postToken(zoom, body, await asReports(zoom))).body)
      return usersMe(zoom, access_token)
    },
    ...always(400, '{"code":200,"message":"Invalid api key or secret."}'),
  },
  'scope-missing': {
    provoke: async (zoom) =>
      usersMe(zoom, (await connect(zoom, { scope: 'meeting:read:meeting' })).access_token),
    2026: [
      400,
      '{"code":4711,"message":"Invalid access token, does not contain scopes:[user:read:user:admin, user:read:user]."}',
    ],
    2020: [
      400,
      '{"code":4711,"message":"Invalid access token, does not contain scopes: [user:read:admin, user:read]."}',
    ],
  },
  'endpoint-without-body': {
    async provoke(zoom) {
      const scopes = ['webinar:read:list_webinars']
      await zoom.apps.change((await zoom.apps.first()).clientId, { scopes })
      return call(zoom, await userToken(zoom), 'GET /users/me/webinars')
    },
    ...always(
      501,
      '{"mock_zoom":{"problem":"Zoom has GET /v2/users/{userId}/webinars, and this token opens it, but mock-zoom has no body for it.","remedy":"Give it a body with a stub: docs/stubs.md. Or set the switch operationWithoutBody."}}',
    ),
  },
  'endpoint-unknown': {
    provoke: async (zoom) => call(zoom, await userToken(zoom), 'GET /webinars'),
    ...always(404, '{"code":2300,"message":"This API endpoint is not recognized."}'),
  },
  'rate-limit-per-second': {
    async provoke(zoom) {
      await zoom.rateLimits.set({ Light: { perSecond: 1 } })
      const token = await userToken(zoom)
      await usersMe(zoom, token)
      return usersMe(zoom, token)
    },
    ...always(
      429,
      '{"code":429,"message":"You have reached the maximum per-second rate limit for this API. Try again later."}',
    ),
  },
  'rate-limit-per-day': {
    async provoke(zoom) {
      await zoom.rateLimits.set({ Light: { perDay: 1 } })
      const token = await userToken(zoom)
      await usersMe(zoom, token)
      return usersMe(zoom, token)
    },
    ...always(
      429,
      '{"code":429,"message":"You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request."}',
    ),
  },
  'meeting-limit-per-day': {
    async provoke(zoom) {
      const token = await userToken(zoom)
      for (let count = 0; count < 100; count++) await call(zoom, token, 'POST /users/me/meetings', {})
      return call(zoom, token, 'POST /users/me/meetings', {})
    },
    ...always(
      429,
      '{"code":429,"message":"A maximum of 100 meetings can be created/updated for a single user in one day."}',
    ),
  },
  'user-is-not-me': {
    provoke: async (zoom) => call(zoom, await userToken(zoom), 'GET /users/sam@example.com'),
    2026: [
      400,
      '{"code":4711,"message":"Invalid access token, does not contain scopes:[user:read:user:admin, user:read:user]."}',
    ],
    2020: [
      400,
      '{"code":4711,"message":"Invalid access token, does not contain scopes: [user:read:admin, user:read]."}',
    ],
  },
  'user-unknown': {
    provoke: async (zoom) =>
      call(zoom, await accountToken(zoom, 'acme_reports_s2s_0001'), 'GET /users/nobody@example.com'),
    ...always(404, '{"code":1001,"message":"User does not exist: nobody@example.com."}'),
  },
  'user-of-another-account': {
    provoke: async (zoom) =>
      call(zoom, await accountToken(zoom, 'acme_reports_s2s_0001'), 'GET /users/ada@example.org'),
    2026: [404, '{"code":1001,"message":"User does not exist: ada@example.org."}'],
    2020: [400, '{"code":1010,"message":"User not found on this account"}'],
  },
  'user-exists': {
    async provoke(zoom) {
      await zoom.apps.change('acme_reports_s2s_0001', { scopes: ['user:write:user:admin'] })
      const body = { action: 'create', user_info: { email: 'sam@example.com', type: 1 } }
      return call(zoom, await accountToken(zoom, 'acme_reports_s2s_0001'), 'POST /users', body)
    },
    ...always(409, '{"code":1005,"message":"User already in the account: sam@example.com"}'),
  },
  'user-pending': {
    async provoke(zoom) {
      await zoom.apps.change('acme_reports_s2s_0001', { scopes: ['user:read:settings:admin'] })
      await zoom.users.change('sam@example.com', { status: 'pending' })
      const token = await accountToken(zoom, 'acme_reports_s2s_0001')
      return call(zoom, token, 'GET /users/sam@example.com/settings')
    },
    ...always(
      400,
      '{"code":1000,"message":"You can not access settings of users that are still in pending state."}',
    ),
  },
  'registration-off': {
    async provoke(zoom) {
      await changeApp(zoom, { scopes: userScopes })
      const token = await userToken(zoom)
      const { id } = JSON.parse((await call(zoom, token, 'POST /users/me/meetings', {})).body)
      return masked(String(id), await call(zoom, token, `GET /meetings/${id}/registrants`))
    },
    ...always(404, '{"code":404,"message":"Registration has not been enabled for this meeting: {code}."}'),
  },
  'registrant-unknown': {
    async provoke(zoom) {
      await changeApp(zoom, { scopes: userScopes })
      const token = await userToken(zoom)
      const { id } = JSON.parse((await call(zoom, token, 'POST /users/me/meetings', {})).body)
      return call(zoom, token, `GET /meetings/${id}/registrants/nobody`)
    },
    ...always(404, '{"code":300,"message":"Registrant nobody was not found."}'),
  },
  'meeting-unknown': {
    provoke: async (zoom) => call(zoom, await userToken(zoom), 'GET /meetings/98399082887'),
    ...always(404, '{"code":3001,"message":"Meeting does not exist: 98399082887."}'),
  },
  'meeting-of-another-user': {
    async provoke(zoom) {
      const created = await call(zoom, await userToken(zoom), 'POST /users/me/meetings', {})
      const { id } = JSON.parse(created.body)
      const answer = await call(zoom, await userToken(zoom, 'sam@example.com'), `GET /meetings/${id}`)
      return masked(String(id), answer)
    },
    ...always(404, '{"code":3001,"message":"Meeting does not exist: {code}."}'),
  },
  'meeting-uuid-encoded-once': {
    provoke: async (zoom) =>
      call(zoom, await userToken(zoom), 'GET /meetings/gFYYRVHMRdSWzGZX%2F6LsJA%3D%3D'),
    ...always(404, '{"code":2300,"message":"This API endpoint is not recognized."}'),
  },
  'api-body-not-json': {
    provoke: async (zoom) => call(zoom, await userToken(zoom), 'POST /users/me/meetings', '{'),
    ...always(400, '{"code":300,"message":"Request Body should be a valid JSON object."}'),
  },
  'api-body-invalid': {
    provoke: async (zoom) =>
      call(zoom, await userToken(zoom), 'POST /users/me/meetings', {
        type: 7,
        settings: { host_video: 'maybe' },
      }),
    ...always(
      400,
      '{"code":300,"message":"Validation Failed.","errors":[{"field":"type","message":"Invalid field."},{"field":"settings.host_video","message":"Invalid field."}]}',
    ),
  },
  'next-page-token-invalid': {
    async provoke(zoom) {
      await changeApp(zoom, { scopes: userScopes })
      return call(zoom, await userToken(zoom), 'GET /users/me/meetings?next_page_token=x')
    },
    ...always(400, '{"code":300,"message":"The next page token is invalid or expired."}'),
  },
}

async function removeJill(zoom: MockZoom): Promise<void> {
  const body = JSON.stringify({ removed: true })
  const response = await fetch(`${zoom.url}/__mock/users/jill@example.com`, { method: 'PATCH', body })
  expect(response.status).toBe(200)
}

/** A code differs from run to run; everything around it must not. */
function masked(code: string, answer: Answer): Answer {
  return { ...answer, body: answer.body.replace(code, fixedCode) }
}

for (const profile of ['2026', '2020'] as const) {
  for (const [reason, row] of Object.entries(rows)) {
    test(`${profile}: ${reason}`, async () => {
      await using zoom = await createMockZoom({ profile })
      const { status, body, headers } = await row.provoke(zoom)
      expect([status, body]).toEqual(row[profile])
      expect(headers.get('content-type')).toBe('application/json')
      expect(headers.get('www-authenticate')).toBeNull()
      const refused = (await zoom.journal.list()).findLast((entry) => 'reason' in entry)
      expect(refused).toMatchObject({ reason })
    })
  }
}

const pages = [
  [{ client_id: 'nobody' }, 'Invalid client_id (4,700)', 'Invalid client_id: nobody (4,702)'],
  [
    { redirect_uri: 'https://evil.example/' },
    'Invalid redirect: https://evil.example/ (4,700)',
    'Invalid redirect: https://evil.example/ (4,700)',
  ],
  [{ redirect_uri: undefined }, 'Invalid redirect:  (4,700)', 'Invalid redirect:  (4,700)'],
  [{ scope: 'nonsense' }, 'Invalid scope (4,700)', 'Invalid scope (4,700)'],
  [{ client_id: '<b>' }, 'Invalid client_id (4,700)', 'Invalid client_id: &lt;b&gt; (4,702)'],
] as const

for (const [overrides, modern, old] of pages) {
  test(`a browser gets a page that says “${old}”, and is not redirected`, async () => {
    for (const [profile, line] of [
      ['2026', modern],
      ['2020', old],
    ] as const) {
      await using zoom = await createMockZoom({ profile })
      const response = await fetch(await authorizeUrl(zoom, overrides), {
        headers: { accept: 'text/html' },
        redirect: 'manual',
      })
      expect(response.status).toBe(400)
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(await response.text()).toContain(`<h1>${line}</h1>`)
      await zoom.switches.set({ authorizeErrorPageStatus: 200 })
      expect((await fetch(await authorizeUrl(zoom, overrides))).status).toBe(200)
    }
  })
}

// Every refusal is accounted for: by a finding, or by name.

for (const [reason, { provoke }] of Object.entries(rows) as [RefusalReason, Row][]) {
  test(`${reason} has a finding, or is counted by name`, async () => {
    await using zoom = await createMockZoom()
    await provoke(zoom)
    const { findings, told } = accounts[reason]
    const counted = refusedWithoutFinding(await zoom.journal.list(), namesFrom({}))
    const hasFinding = (await zoom.findings.list()).some(({ rule }) => findings.includes(rule))
    const isCounted = counted.some((refusal) => refusal.reason === reason)
    expect({ hasFinding, isCounted }).toEqual(
      told === 'always' || hasFinding
        ? { hasFinding: true, isCounted: false }
        : { hasFinding: false, isCounted: true },
    )
  })
}

test('the findings that account for refusals exist', () => {
  const ids: readonly string[] = findingRules.map(({ id }) => id)
  const unknown = Object.values(accounts).flatMap(({ findings }) =>
    findings.filter((id) => !ids.includes(id)),
  )
  expect(unknown).toEqual([])
})

test('a response can be replaced by one that someone has seen from Zoom', async () => {
  const seen = { status: 401, body: '{"reason":"Code {code} is expired","error":"invalid_grant"}' }
  await using zoom = await createMockZoom({ errors: { 'code-expired': seen } })
  const code = await newCode(zoom)
  await zoom.clock.advance({ minutes: 6 })
  const { status, body } = await exchange(zoom, code)
  expect([status, body]).toEqual([401, `{"reason":"Code ${code} is expired","error":"invalid_grant"}`])
})

test('the dialect has its own switch', async () => {
  await using zoom = await createMockZoom({ profile: '2026', switches: { errorDialect: '2020' } })
  const { status, body } = await refresh(zoom, 'dead')
  expect([status, body]).toEqual([401, '{"reason":"Invalid Token!","error":"invalid_request"}'])
})
