import type { RefusalReason } from '../domain/refusal.ts'

const unknownCode = [
  'code-mangled',
  'value-of-another-kind',
  'nothing-in-place-of-a-value',
  'not-from-this-mock',
]
const unknownToken = [
  'token-cut-off',
  'token-altered',
  'value-of-another-kind',
  'error-stored-as-tokens',
  'nothing-in-place-of-a-value',
  'not-from-this-mock',
]
const deadRefreshToken = [
  'dead-refresh-token-kept',
  'token-used-after-revoke',
  'deauthorization-ignored',
  'account-removal-ignored',
  'new-tokens-not-used',
]

/**
 * The findings that account for a refusal, reason by reason. Refusals without such a finding are counted by name
 * wherever findings are summed up. A new reason does not compile until it has a row.
 *
 * `always`: each refusal has one of these. `sometimes`: only what shows a mistake has one; correct apps are refused like
 * this as well, once their token has expired for example.
 */
export const accounts: Readonly<
  Record<RefusalReason, { readonly findings: readonly string[]; readonly told: 'always' | 'sometimes' }>
> = {
  'authorize-client-unknown': always('client-id-unknown'),
  'authorize-app-disabled': always('app-disabled'),
  'redirect-uri-not-registered': always('redirect-uri-not-registered'),
  'redirect-uri-is-localhost': always('redirect-uri-is-localhost'),
  'response-type-unsupported': always('response-type-missing'),
  'scope-not-allowed': always('scope-not-configured'),
  'scopes-separated-by-spaces': always('scopes-separated-by-spaces'),
  'app-not-published': always('app-not-published'),
  'admin-required': always('admin-required'),
  'app-not-approved': always('app-not-approved'),
  'user-not-active': always('person-not-active'),
  'code-challenge-method-unsupported': always('challenge-method-unknown'),
  'code-challenge-missing': always('public-app-without-challenge'),
  'authorize-parameter-repeated': always('parameter-repeated'),

  'client-credentials-missing': always('client-credentials-missing'),
  'client-unknown': always('client-id-unknown'),
  'client-secret-wrong': always('client-secret-wrong'),
  'app-disabled': always('app-disabled'),
  'grant-type-missing': always('grant-type-wrong'),
  'grant-type-unsupported': always('grant-type-wrong'),
  'body-not-form-encoded': always('json-token-request'),
  'parameter-repeated': always('parameter-repeated'),
  'token-in-query': always('refresh-token-in-query', 'access-token-in-query'),
  'account-parameters-in-query': always('account-parameters-in-query'),

  'code-missing': always('nothing-in-place-of-a-value'),
  'code-unknown': always(...unknownCode),
  'code-spent': sometimes(
    'code-used-up-by-refusal',
    'stale-code-after-reconnect',
    'code-replayed',
    'code-in-place-of-refresh',
    'retry-storm',
  ),
  'code-replaced': sometimes('stale-code-after-reconnect', 'retry-storm'),
  'code-expired': sometimes('code-expired', 'stale-code-after-reconnect', 'retry-storm'),
  'code-for-another-app': always('code-for-another-app'),
  'redirect-uri-missing': always('redirect-uri-mismatch'),
  'redirect-uri-mismatch': always('redirect-uri-mismatch'),
  'pkce-verifier-missing': always('pkce-verifier-missing'),
  'pkce-mismatch': always('pkce-mismatch', 'pkce-method-mismatch', 'challenge-not-base64url'),
  'pkce-verifier-unexpected': always('pkce-challenge-missing'),
  'code-owner-removed': sometimes('retry-storm'),

  'refresh-token-missing': always('nothing-in-place-of-a-value', 'error-stored-as-tokens'),
  'refresh-token-unknown': always(...unknownToken),
  'not-a-refresh-token': always('token-of-the-wrong-kind'),
  'refresh-token-for-another-app': always('refresh-token-of-another-app'),
  'refresh-token-rotated': sometimes(
    'refresh-token-reused',
    'parallel-refresh',
    'refresh-response-lost',
    ...deadRefreshToken,
  ),
  'refresh-token-revoked': sometimes(...deadRefreshToken),
  'refresh-token-superseded': sometimes('grant-superseded', 'zoom-user-connected-twice', ...deadRefreshToken),
  'refresh-token-expired': sometimes(...deadRefreshToken),
  'refresh-token-owner-removed': sometimes(...deadRefreshToken),

  'device-flow-off': always('device-flow-off'),
  'device-code-missing': always('nothing-in-place-of-a-value'),
  'device-code-unknown': always(...unknownToken),
  'device-code-for-another-app': always('device-code-of-another-app'),
  'device-code-spent': sometimes('device-polled-after-the-end'),
  'device-code-expired': sometimes('device-polled-after-the-end'),
  'device-declined': sometimes('device-polled-after-the-end'),
  'device-polled-too-fast': sometimes('device-polled-too-fast'),
  'device-pending': sometimes(),
  'device-owner-removed': sometimes(),

  'account-grant-for-another-kind-of-app': always('grant-of-another-kind-of-app'),
  'account-id-missing': always('account-id-wrong'),
  'account-id-wrong': always('account-id-wrong'),
  'account-has-no-owner': sometimes('retry-storm'),

  'revoke-token-missing': always('nothing-in-place-of-a-value'),
  // A known token that is not this app’s, or a refresh token where only access tokens are accepted.
  'revoke-token-unknown': sometimes(...unknownToken),

  'access-token-missing': always('access-token-missing', ...unknownToken),
  'access-token-unknown': always(...unknownToken),
  'not-an-access-token': always('token-of-the-wrong-kind'),
  'access-token-expired': sometimes('expired-access-token-kept', 'new-token-refused-again'),
  'access-token-revoked': sometimes(
    'token-used-after-revoke',
    'new-tokens-not-used',
    'deauthorization-ignored',
    'account-removal-ignored',
    'new-token-refused-again',
  ),
  'access-token-superseded': sometimes(
    'grant-superseded',
    'zoom-user-connected-twice',
    'account-tokens-end-each-other',
    'new-token-refused-again',
  ),
  'access-token-in-query': always('access-token-in-query'),
  'access-token-owner-removed': sometimes(),
  'client-credentials-of-an-account': always('client-credentials-open-nothing'),
  'me-without-a-user': always('account-token-for-me'),
  'scope-missing': sometimes(
    'client-credentials-open-nothing',
    'app-lacks-scope',
    'scope-not-granted',
    'scope-missing-retried',
  ),

  'endpoint-unknown': always('operation-unknown', 'base-url-doubled'),
  'endpoint-without-body': always('endpoint-not-in-the-mock'),
  'rate-limit-per-second': sometimes('rate-limit-ignored'),
  'rate-limit-per-day': sometimes('rate-limit-ignored'),
  'meeting-limit-per-day': sometimes('rate-limit-ignored'),
  'user-is-not-me': sometimes('token-for-another-user'),
  'user-unknown': sometimes(),
  'user-of-another-account': sometimes('token-for-another-user'),
  'user-exists': sometimes(),
  'user-pending': sometimes(),
  'meeting-unknown': sometimes(),
  'meeting-of-another-user': always('token-for-another-user'),
  'meeting-uuid-encoded-once': always('meeting-uuid-encoded-once'),
  'registration-off': sometimes(),
  'registrant-unknown': sometimes(),
  'api-body-not-json': always('api-body-wrong'),
  'api-body-invalid': always('api-body-wrong'),
  'next-page-token-invalid': sometimes(),
}

function always(...findings: readonly [string, ...string[]] | readonly string[]) {
  return { findings, told: 'always' } as const
}

function sometimes(...findings: readonly string[]) {
  return { findings, told: 'sometimes' } as const
}
