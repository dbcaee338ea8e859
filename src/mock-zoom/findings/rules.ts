import type { FindingRule } from './finding.ts'
import { accessTokenInQuery } from './rules/access-token-in-query.ts'
import { accessTokenMissing } from './rules/access-token-missing.ts'
import { accountIdWrong } from './rules/account-id-wrong.ts'
import { accountParametersInQuery } from './rules/account-parameters-in-query.ts'
import { accountRemovalIgnored } from './rules/account-removal-ignored.ts'
import { accountTokenForEveryCall } from './rules/account-token-for-every-call.ts'
import { accountTokenForMe } from './rules/account-token-for-me.ts'
import { accountTokensEndEachOther } from './rules/account-tokens-end-each-other.ts'
import { adminRequired } from './rules/admin-required.ts'
import { apiBodyWrong } from './rules/api-body-wrong.ts'
import { appDisabled } from './rules/app-disabled.ts'
import { appLacksScope } from './rules/app-lacks-scope.ts'
import { appNotApproved } from './rules/app-not-approved.ts'
import { appNotPublished } from './rules/app-not-published.ts'
import { baseUrlDoubled } from './rules/base-url-doubled.ts'
import { challengeMethodUnknown } from './rules/challenge-method-unknown.ts'
import { challengeNotBase64url } from './rules/challenge-not-base64url.ts'
import { clientCredentialsMissing } from './rules/client-credentials-missing.ts'
import { clientCredentialsOpenNothing } from './rules/client-credentials-open-nothing.ts'
import { clientIdUnknown } from './rules/client-id-unknown.ts'
import { clientSecretWrong } from './rules/client-secret-wrong.ts'
import { codeExpired } from './rules/code-expired.ts'
import { codeForAnotherApp } from './rules/code-for-another-app.ts'
import { codeInPlaceOfRefresh } from './rules/code-in-place-of-refresh.ts'
import { codeMangled } from './rules/code-mangled.ts'
import { codeNeverExchanged } from './rules/code-never-exchanged.ts'
import { codeReplayed } from './rules/code-replayed.ts'
import { codeUsedUpByRefusal } from './rules/code-used-up-by-refusal.ts'
import { deadRefreshTokenKept } from './rules/dead-refresh-token-kept.ts'
import { deauthorizationIgnored } from './rules/deauthorization-ignored.ts'
import { deviceCodeOfAnotherApp } from './rules/device-code-of-another-app.ts'
import { deviceFlowOff } from './rules/device-flow-off.ts'
import { devicePolledAfterTheEnd } from './rules/device-polled-after-the-end.ts'
import { devicePolledTooFast } from './rules/device-polled-too-fast.ts'
import { endpointNotInTheMock } from './rules/endpoint-not-in-the-mock.ts'
import { errorStoredAsTokens } from './rules/error-stored-as-tokens.ts'
import { expiredAccessTokenKept } from './rules/expired-access-token-kept.ts'
import { grantOfAnotherKindOfApp } from './rules/grant-of-another-kind-of-app.ts'
import { grantSuperseded } from './rules/grant-superseded.ts'
import { grantTypeWrong } from './rules/grant-type-wrong.ts'
import { installWithoutStateAccepted } from './rules/install-without-state-accepted.ts'
import { jsonTokenRequest } from './rules/json-token-request.ts'
import { meetingUuidEncodedOnce } from './rules/meeting-uuid-encoded-once.ts'
import { newTokenRefusedAgain } from './rules/new-token-refused-again.ts'
import { newTokensNotUsed } from './rules/new-tokens-not-used.ts'
import { notFromThisMock } from './rules/not-from-this-mock.ts'
import { nothingInPlaceOfAValue } from './rules/nothing-in-place-of-a-value.ts'
import { operationUnknown } from './rules/operation-unknown.ts'
import { parallelRefresh } from './rules/parallel-refresh.ts'
import { parameterRepeated } from './rules/parameter-repeated.ts'
import { personNotActive } from './rules/person-not-active.ts'
import { pkceChallengeMissing } from './rules/pkce-challenge-missing.ts'
import { pkceMethodMismatch } from './rules/pkce-method-mismatch.ts'
import { pkceMismatch } from './rules/pkce-mismatch.ts'
import { pkceVerifierMissing } from './rules/pkce-verifier-missing.ts'
import { publicAppWithoutChallenge } from './rules/public-app-without-challenge.ts'
import { rateLimitIgnored } from './rules/rate-limit-ignored.ts'
import { redirectUriIsLocalhost } from './rules/redirect-uri-is-localhost.ts'
import { redirectUriMismatch } from './rules/redirect-uri-mismatch.ts'
import { redirectUriNotRegistered } from './rules/redirect-uri-not-registered.ts'
import { refreshResponseLost } from './rules/refresh-response-lost.ts'
import { refreshTokenInQuery } from './rules/refresh-token-in-query.ts'
import { refreshTokenOfAnotherApp } from './rules/refresh-token-of-another-app.ts'
import { refreshTokenReused } from './rules/refresh-token-reused.ts'
import { refreshesTooEarly } from './rules/refreshes-too-early.ts'
import { responseTypeMissing } from './rules/response-type-missing.ts'
import { retryStorm } from './rules/retry-storm.ts'
import { scopeMissingRetried } from './rules/scope-missing-retried.ts'
import { scopeNotConfigured } from './rules/scope-not-configured.ts'
import { scopeNotGranted } from './rules/scope-not-granted.ts'
import { scopesSeparatedBySpaces } from './rules/scopes-separated-by-spaces.ts'
import { secretInQuery } from './rules/secret-in-query.ts'
import { staleCodeAfterReconnect } from './rules/stale-code-after-reconnect.ts'
import { stateGuessable } from './rules/state-guessable.ts'
import { stateMissing } from './rules/state-missing.ts'
import { stateNotEncoded } from './rules/state-not-encoded.ts'
import { stateReused } from './rules/state-reused.ts'
import { tokenAltered } from './rules/token-altered.ts'
import { tokenCutOff } from './rules/token-cut-off.ts'
import { tokenForAnotherUser } from './rules/token-for-another-user.ts'
import { tokenOfTheWrongKind } from './rules/token-of-the-wrong-kind.ts'
import { tokenRequestByGet } from './rules/token-request-by-get.ts'
import { tokenUsedAfterRevoke } from './rules/token-used-after-revoke.ts'
import { urlValidationWrong } from './rules/url-validation-wrong.ts'
import { valueOfAnotherKind } from './rules/value-of-another-kind.ts'
import { webhookLate } from './rules/webhook-late.ts'
import { webhookRefused } from './rules/webhook-refused.ts'
import { webhookSwitchedOff } from './rules/webhook-switched-off.ts'
import { webhookTokenMissing } from './rules/webhook-token-missing.ts'
import { webhookUnreachable } from './rules/webhook-unreachable.ts'
import { zoomUserConnectedTwice } from './rules/zoom-user-connected-twice.ts'

/** Every diagnosis that the mock can make, in the order of a flow. */
export const findingRules = [
  staleCodeAfterReconnect,
  codeReplayed,
  codeInPlaceOfRefresh,
  codeExpired,
  codeForAnotherApp,
  codeMangled,
  valueOfAnotherKind,
  errorStoredAsTokens,
  nothingInPlaceOfAValue,
  notFromThisMock,
  codeNeverExchanged,
  redirectUriNotRegistered,
  redirectUriIsLocalhost,
  redirectUriMismatch,
  responseTypeMissing,
  pkceVerifierMissing,
  pkceMethodMismatch,
  challengeNotBase64url,
  pkceMismatch,
  pkceChallengeMissing,
  publicAppWithoutChallenge,
  challengeMethodUnknown,
  stateMissing,
  stateGuessable,
  stateReused,
  stateNotEncoded,
  installWithoutStateAccepted,
  refreshTokenReused,
  parallelRefresh,
  refreshResponseLost,
  deadRefreshTokenKept,
  refreshTokenOfAnotherApp,
  refreshesTooEarly,
  expiredAccessTokenKept,
  tokenOfTheWrongKind,
  tokenCutOff,
  tokenAltered,
  accessTokenMissing,
  grantSuperseded,
  zoomUserConnectedTwice,
  newTokensNotUsed,
  tokenUsedAfterRevoke,
  deauthorizationIgnored,
  accountRemovalIgnored,
  clientIdUnknown,
  clientSecretWrong,
  clientCredentialsMissing,
  appDisabled,
  secretInQuery,
  refreshTokenInQuery,
  accessTokenInQuery,
  jsonTokenRequest,
  grantTypeWrong,
  parameterRepeated,
  grantOfAnotherKindOfApp,
  accountIdWrong,
  tokenRequestByGet,
  baseUrlDoubled,
  operationUnknown,
  endpointNotInTheMock,
  meetingUuidEncodedOnce,
  apiBodyWrong,
  retryStorm,
  newTokenRefusedAgain,
  rateLimitIgnored,
  scopeNotConfigured,
  appLacksScope,
  scopeNotGranted,
  scopeMissingRetried,
  accountTokenForEveryCall,
  accountTokenForMe,
  accountTokensEndEachOther,
  tokenForAnotherUser,
  devicePolledTooFast,
  deviceFlowOff,
  deviceCodeOfAnotherApp,
  devicePolledAfterTheEnd,
  webhookLate,
  webhookRefused,
  scopesSeparatedBySpaces,
  appNotPublished,
  adminRequired,
  appNotApproved,
  personNotActive,
  codeUsedUpByRefusal,
  clientCredentialsOpenNothing,
  accountParametersInQuery,
  webhookUnreachable,
  webhookTokenMissing,
  webhookSwitchedOff,
  urlValidationWrong,
] as const satisfies readonly Omit<FindingRule, 'diagnose' | 'on'>[]
