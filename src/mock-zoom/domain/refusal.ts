import type { UserId } from './ids.ts'

/**
 * Every true reason for the mock to refuse something. zoom/errors.ts has what Zoom would say for each; it does not
 * compile if a reason has no row there.
 */
export type RefusalReason =
  | AuthorizeRefusal
  | ClientRefusal
  | CodeRefusal
  | RefreshRefusal
  | DeviceRefusal
  | AccountRefusal
  | RevokeRefusal
  | ApiRefusal

/** Why the authorize endpoint shows an error page. */
export type AuthorizeRefusal =
  | 'authorize-client-unknown'
  | 'authorize-app-disabled'
  | 'redirect-uri-not-registered'
  | 'redirect-uri-is-localhost'
  | 'response-type-unsupported'
  | 'scope-not-allowed'
  | 'scopes-separated-by-spaces'
  | 'app-not-published'
  | 'admin-required'
  | 'app-not-approved'
  | 'user-not-active'
  | 'code-challenge-method-unsupported'
  | 'code-challenge-missing'
  | 'authorize-parameter-repeated'

/** Why the token or revoke endpoint stops before it looks at a code or token. */
export type ClientRefusal =
  | 'client-credentials-missing'
  | 'client-unknown'
  | 'client-secret-wrong'
  | 'app-disabled'
  | 'grant-type-missing'
  | 'grant-type-unsupported'
  | 'body-not-form-encoded'
  | 'parameter-repeated'
  | 'token-in-query'
  | 'account-parameters-in-query'

/** Why a code is not exchanged. */
export type CodeRefusal =
  | 'code-missing'
  | 'code-unknown'
  | 'code-spent'
  | 'code-replaced'
  | 'code-expired'
  | 'code-for-another-app'
  | 'redirect-uri-missing'
  | 'redirect-uri-mismatch'
  | 'pkce-verifier-missing'
  | 'pkce-mismatch'
  | 'pkce-verifier-unexpected'
  | 'code-owner-removed'

/** Why a refresh token is not rotated. */
export type RefreshRefusal =
  | 'refresh-token-missing'
  | 'refresh-token-unknown'
  | 'not-a-refresh-token'
  | 'refresh-token-for-another-app'
  | 'refresh-token-rotated'
  | 'refresh-token-revoked'
  | 'refresh-token-superseded'
  | 'refresh-token-expired'
  | 'refresh-token-owner-removed'

/** Why a device gets no code, or a poll no tokens. */
export type DeviceRefusal =
  | 'device-flow-off'
  | 'device-code-missing'
  | 'device-code-unknown'
  | 'device-code-for-another-app'
  | 'device-code-spent'
  | 'device-code-expired'
  | 'device-declined'
  | 'device-polled-too-fast'
  | 'device-pending'
  | 'device-owner-removed'

/** Why an app gets no token for its own account. */
export type AccountRefusal =
  | 'account-grant-for-another-kind-of-app'
  | 'account-id-missing'
  | 'account-id-wrong'
  | 'account-has-no-owner'

/** Why nothing is revoked. */
export type RevokeRefusal = 'revoke-token-missing' | 'revoke-token-unknown'

/** Why an API call is refused. */
export type ApiRefusal =
  | 'access-token-missing'
  | 'access-token-unknown'
  | 'not-an-access-token'
  | 'access-token-expired'
  | 'access-token-revoked'
  | 'access-token-superseded'
  | 'access-token-in-query'
  | 'access-token-owner-removed'
  | 'client-credentials-of-an-account'
  | 'me-without-a-user'
  | 'scope-missing'
  | ResourceRefusal

/** Why an API call is refused although its token is valid. */
export type ResourceRefusal =
  | 'endpoint-unknown'
  | 'endpoint-without-body'
  | 'rate-limit-per-second'
  | 'rate-limit-per-day'
  | 'meeting-limit-per-day'
  | 'user-is-not-me'
  | 'user-unknown'
  | 'user-of-another-account'
  | 'user-exists'
  | 'user-pending'
  | 'meeting-unknown'
  | 'meeting-of-another-user'
  | 'meeting-uuid-encoded-once'
  | 'registration-off'
  | 'registrant-unknown'
  | 'api-body-not-json'
  | 'api-body-invalid'
  | 'next-page-token-invalid'

/** A refusal: the true reason, and the values that Zoom repeats in its words. */
export interface Refusal<Reason extends RefusalReason = RefusalReason> {
  readonly ok: false
  readonly reason: Reason
  readonly says: Readonly<Record<string, string>>
  /** Whose words they are, where Zoom's endpoints differ. */
  readonly wording?: 'zak'
  /** The user whose thing is out of reach; for the journal, never for the wire. */
  readonly belongsTo?: UserId
}

/** A refusal for `reason`; `says` fills the placeholders in Zoom's words. */
export function refuse<Reason extends RefusalReason>(
  reason: Reason,
  says: Readonly<Record<string, string>> = {},
): Refusal<Reason> {
  return { ok: false, reason, says }
}
