import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { contract as accessTokenInTheQuery } from './access-token-in-the-query.contract.ts'
import { contract as authorizeUnknownClient } from './authorize-unknown-client.contract.ts'
import { contract as authorizeUnknownClientPage } from './authorize-unknown-client-page.contract.ts'
import { contract as authorizeUnregisteredRedirect } from './authorize-unregistered-redirect.contract.ts'
import { contract as authorizeUnregisteredRedirectPage } from './authorize-unregistered-redirect-page.contract.ts'
import { contract as clientCredentialsTokenResponse } from './client-credentials-token-response.contract.ts'
import { contract as codeForAnotherApp } from './code-for-another-app.contract.ts'
import { contract as credentialsInTheForm } from './credentials-in-the-form.contract.ts'
import { contract as credentialsTwice } from './credentials-twice.contract.ts'
import { contract as discoveryDocument } from './discovery-document.contract.ts'
import { contract as expiredAccessToken } from './expired-access-token.contract.ts'
import { contract as expiredCode } from './expired-code.contract.ts'
import { contract as expiresInIsANumber } from './expires-in-is-a-number.contract.ts'
import { contract as garbageAccessToken } from './garbage-access-token.contract.ts'
import { contract as jsonBody } from './json-body.contract.ts'
import { contract as malformedEscape } from './malformed-escape.contract.ts'
import { contract as missingCode } from './missing-code.contract.ts'
import { contract as missingCredentials } from './missing-credentials.contract.ts'
import { contract as missingGrantType } from './missing-grant-type.contract.ts'
import { contract as missingScope } from './missing-scope.contract.ts'
import { contract as noAccessToken } from './no-access-token.contract.ts'
import { contract as noCors } from './no-cors.contract.ts'
import { contract as noStateNoState } from './no-state-no-state.contract.ts'
import { contract as noWwwAuthenticate } from './no-www-authenticate.contract.ts'
import { contract as oauthItselfIsNotFound } from './oauth-itself-is-not-found.contract.ts'
import { contract as parametersInTheQuery } from './parameters-in-the-query.contract.ts'
import { contract as percentEscapedCredentials } from './percent-escaped-credentials.contract.ts'
import { contract as pkceMismatch } from './pkce-mismatch.contract.ts'
import { contract as pkceVerifierMissing } from './pkce-verifier-missing.contract.ts'
import { contract as previousAccessTokenAfterRefresh } from './previous-access-token-after-refresh.contract.ts'
import { contract as redirectUriMismatch } from './redirect-uri-mismatch.contract.ts'
import { contract as refreshRotates } from './refresh-rotates.contract.ts'
import { contract as repeatedParameter } from './repeated-parameter.contract.ts'
import { contract as responsesAreNotCached } from './responses-are-not-cached.contract.ts'
import { contract as reusedCode } from './reused-code.contract.ts'
import { contract as revokeAccessToken } from './revoke-access-token.contract.ts'
import { contract as revokeEndsTheRefreshToken } from './revoke-ends-the-refresh-token.contract.ts'
import { contract as revokeUnknownToken } from './revoke-unknown-token.contract.ts'
import { contract as revokeWithoutAToken } from './revoke-without-a-token.contract.ts'
import { contract as revokedAccessToken } from './revoked-access-token.contract.ts'
import { contract as rotatedRefreshToken } from './rotated-refresh-token.contract.ts'
import { contract as s2sTokenLivesAnHour } from './s2s-token-lives-an-hour.contract.ts'
import { contract as s2sTokenResponseFields } from './s2s-token-response-fields.contract.ts'
import { contract as s2sTokensLiveSideBySide } from './s2s-tokens-live-side-by-side.contract.ts'
import { contract as s2sWrongAccount } from './s2s-wrong-account.contract.ts'
import { contract as stateComesBack } from './state-comes-back.contract.ts'
import { contract as supersededRefreshToken } from './superseded-refresh-token.contract.ts'
import { contract as tokenErrorsAreJson } from './token-errors-are-json.contract.ts'
import { contract as tokenResponseFields } from './token-response-fields.contract.ts'
import { contract as tokenResponseScope } from './token-response-scope.contract.ts'
import { contract as tokenTypeIsBearer } from './token-type-is-bearer.contract.ts'
import { contract as trackingId } from './tracking-id.contract.ts'
import { contract as unknownClient } from './unknown-client.contract.ts'
import { contract as unknownCode } from './unknown-code.contract.ts'
import { contract as unknownRefreshToken } from './unknown-refresh-token.contract.ts'
import { contract as unsupportedGrantType } from './unsupported-grant-type.contract.ts'
import { contract as wrongSecret } from './wrong-secret.contract.ts'

/** What Zoom itself does, by subject. Runs against the mock in both eras, and against Zoom with `mock-zoom doctor`. */
export const providerContracts: readonly ProviderContract[] = [
  // The token endpoint: which client asks, and how
  unknownClient,
  wrongSecret,
  missingCredentials,
  credentialsInTheForm,
  credentialsTwice,
  percentEscapedCredentials,
  missingGrantType,
  unsupportedGrantType,
  jsonBody,
  parametersInTheQuery,
  repeatedParameter,
  malformedEscape,
  tokenErrorsAreJson,
  // Codes
  unknownCode,
  missingCode,
  reusedCode,
  expiredCode,
  codeForAnotherApp,
  pkceMismatch,
  pkceVerifierMissing,
  redirectUriMismatch,
  // Token responses
  tokenResponseFields,
  tokenTypeIsBearer,
  expiresInIsANumber,
  tokenResponseScope,
  clientCredentialsTokenResponse,
  s2sTokenResponseFields,
  s2sTokenLivesAnHour,
  s2sWrongAccount,
  s2sTokensLiveSideBySide,
  // Refresh tokens
  refreshRotates,
  unknownRefreshToken,
  rotatedRefreshToken,
  supersededRefreshToken,
  previousAccessTokenAfterRefresh,
  // Revoking
  revokeUnknownToken,
  revokeWithoutAToken,
  revokeAccessToken,
  revokeEndsTheRefreshToken,
  revokedAccessToken,
  // The API
  garbageAccessToken,
  noAccessToken,
  expiredAccessToken,
  accessTokenInTheQuery,
  missingScope,
  trackingId,
  responsesAreNotCached,
  // Authorizing
  authorizeUnknownClient,
  authorizeUnknownClientPage,
  authorizeUnregisteredRedirect,
  authorizeUnregisteredRedirectPage,
  stateComesBack,
  noStateNoState,
  // Everywhere
  noWwwAuthenticate,
  noCors,
  discoveryDocument,
  oauthItselfIsNotFound,
]
