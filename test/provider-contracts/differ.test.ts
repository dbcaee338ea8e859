import { expect, test } from 'vitest'
import { providerContracts } from '../../contracts/zoom/index.ts'
import { startOwnMock } from '../../src/cli/own-mock.ts'
import type { MockZoomOptions, RefusalReason } from '../../src/mock-zoom/index.ts'
import type { Alter } from './lying-proxy.ts'
import { startLyingProxy } from './lying-proxy.ts'
import { contractNamed, runOnMock } from './run.ts'

// Each provider contract is seen to fail on a Zoom that does something else, so that none agrees with everything.

type Lie = { readonly options: MockZoomOptions } | { readonly alter: Alter }

const said = '{"reason":"Something else","error":"something_else"}'
const says = (reason: RefusalReason): Lie => ({
  options: { errors: { [reason]: { status: 400, body: said } } },
})
const behaves = (switches: MockZoomOptions['switches']): Lie => ({ options: { switches } })
/** Changes the bodies of successful token responses. */
const tokenBody = (from: RegExp, to: string): Lie => ({
  alter(answer, { url }) {
    if (url.startsWith('/oauth/token') && answer.status === 200) answer.body = answer.body.replace(from, to)
  },
})
const header = (name: string, value: string | undefined): Lie => ({
  alter({ headers }) {
    if (value === undefined) headers.delete(name)
    else headers.set(name, value)
  },
})
const body = (text: string, status?: number): Lie => ({
  alter(answer) {
    answer.body = text
    answer.status = status ?? answer.status
  },
})
const location = (from: RegExp, to: string): Lie => ({
  alter({ headers }) {
    const found = headers.get('location')
    if (found !== undefined) headers.set('location', found.replace(from, to))
  },
})
const badClient = '{"reason":"Invalid client_id or client_secret","error":"invalid_client"}'

const lies: Readonly<Record<string, Lie>> = {
  'unknown-client': says('client-unknown'),
  'wrong-secret': says('client-secret-wrong'),
  'missing-credentials': says('client-credentials-missing'),
  'credentials-in-the-form': body(
    '{"reason":"Client ID or client secret is missing.","error":"invalid_client"}',
  ),
  'credentials-twice': body(badClient),
  'percent-escaped-credentials': behaves({ basicAuthEscaping: 'refuse' }),
  'missing-grant-type': says('grant-type-missing'),
  'unsupported-grant-type': says('grant-type-unsupported'),
  'json-body': says('body-not-form-encoded'),
  'parameters-in-the-query': body('{"reason":"Missing grant type.","error":"invalid_request"}'),
  'repeated-parameter': says('parameter-repeated'),
  'malformed-escape': says('code-unknown'),
  'token-errors-are-json': header('content-type', 'text/html;charset=utf-8'),
  'unknown-code': says('code-unknown'),
  'missing-code': says('code-missing'),
  'reused-code': says('code-spent'),
  'expired-code': behaves({ codeTtl: 301 }),
  'code-for-another-app': says('code-for-another-app'),
  'pkce-mismatch': says('pkce-mismatch'),
  'pkce-verifier-missing': says('pkce-verifier-missing'),
  'redirect-uri-mismatch': says('redirect-uri-mismatch'),
  'token-response-fields': behaves({ tokenBodyHasApiUrl: false }),
  'token-type-is-bearer': tokenBody(/"bearer"/, '"Bearer"'),
  'expires-in-is-a-number': tokenBody(/"expires_in":(\d+)/, '"expires_in":"$1"'),
  'token-response-scope': tokenBody(/(?<="scope":"\S+) /, ','),
  'client-credentials-token-response': tokenBody(/,"scope"/, ',"refresh_token":"r","scope"'),
  's2s-token-response-fields': behaves({ tokenBodyHasApiUrl: false }),
  's2s-token-lives-an-hour': behaves({ accountExpiresIn: 3599 }),
  's2s-wrong-account': says('account-id-wrong'),
  's2s-tokens-live-side-by-side': behaves({ accountTokenReplacesPrevious: true }),
  'refresh-rotates': behaves({ refreshRotates: false }),
  'unknown-refresh-token': says('refresh-token-unknown'),
  'rotated-refresh-token': behaves({ refreshTolerance: 2 }),
  'superseded-refresh-token': behaves({ reauthorizeRevokesRefresh: false }),
  'previous-access-token-after-refresh': behaves({ refreshRevokesPreviousAccess: true }),
  'revoke-unknown-token': behaves({ revokeUnknownToken: 'error' }),
  'revoke-without-a-token': says('revoke-token-missing'),
  'revoke-access-token': {
    alter(answer, { url }) {
      if (url.startsWith('/oauth/revoke')) answer.body = ''
    },
  },
  'revoke-ends-the-refresh-token': says('refresh-token-revoked'),
  'revoked-access-token': says('access-token-revoked'),
  'garbage-access-token': says('access-token-unknown'),
  'no-access-token': says('access-token-missing'),
  'expired-access-token': behaves({ expiresIn: 7200 }),
  'access-token-in-the-query': behaves({ apiTokenInQuery: 'accept' }),
  'missing-scope': says('scope-missing'),
  'tracking-id': header('x-zm-trackingid', undefined),
  'responses-are-not-cached': header('cache-control', 'max-age=60'),
  'authorize-unknown-client': says('authorize-client-unknown'),
  'authorize-unknown-client-page': body('<h1>Something else</h1>'),
  'authorize-unregistered-redirect': says('redirect-uri-not-registered'),
  'authorize-unregistered-redirect-page': body('<h1>Something else</h1>'),
  'state-comes-back': location(/%2B/, '+'),
  'no-state-no-state': location(/$/, '&state='),
  'no-www-authenticate': header('www-authenticate', 'Bearer'),
  'no-cors': header('access-control-allow-origin', '*'),
  'discovery-document': body('{"issuer":"https://zoom.us"}', 200),
  'oauth-itself-is-not-found': body('{}', 200),
}

test('there is a lie for each contract', () => {
  expect(Object.keys(lies).toSorted()).toEqual(providerContracts.map(({ id }) => id).toSorted())
})

for (const [id, lie] of Object.entries(lies)) {
  test(`${id}: differs on a Zoom that does something else`, async () => {
    await using mock = await startOwnMock('options' in lie ? lie.options : {})
    await using proxy = await startLyingProxy(mock.zoom.url, 'alter' in lie ? lie.alter : () => {})
    const hosts = { zoomUrl: proxy.url, apiUrl: proxy.url }
    const { results } = await runOnMock(mock, [contractNamed(id)], { hosts })
    expect(results).toMatchObject([{ id, verdict: 'differs' }])
  })
}

test('a match with the other era is reported as such, and every contract that distinguishes the eras tells these two apart', async () => {
  const told = providerContracts.filter(
    ({ claim }) => JSON.stringify(claim[2026]) !== JSON.stringify(claim[2020]),
  )
  expect(told.length).toBeGreaterThan(10)
  for (const [profile, era] of [
    ['2026', '2020'],
    ['2020', '2026'],
  ] as const) {
    await using mock = await startOwnMock({ profile })
    const { results } = await runOnMock(mock, told, { era })
    for (const result of results) {
      expect(result, result.id).toMatchObject({ verdict: 'differs', differences: [{ era: profile }] })
    }
  }
})
