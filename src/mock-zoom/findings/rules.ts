import type { FindingRule } from './finding.ts'
import { codeExpired } from './rules/code-expired.ts'
import { codeForAnotherApp } from './rules/code-for-another-app.ts'
import { codeInPlaceOfRefresh } from './rules/code-in-place-of-refresh.ts'
import { codeReplayed } from './rules/code-replayed.ts'
import { grantSuperseded } from './rules/grant-superseded.ts'
import { pkceChallengeMissing } from './rules/pkce-challenge-missing.ts'
import { pkceMethodMismatch } from './rules/pkce-method-mismatch.ts'
import { pkceMismatch } from './rules/pkce-mismatch.ts'
import { pkceVerifierMissing } from './rules/pkce-verifier-missing.ts'
import { redirectUriMismatch } from './rules/redirect-uri-mismatch.ts'
import { refreshTokenReused } from './rules/refresh-token-reused.ts'
import { staleCodeAfterReconnect } from './rules/stale-code-after-reconnect.ts'
import { zoomUserConnectedTwice } from './rules/zoom-user-connected-twice.ts'

/** Every diagnosis the mock can make. */
export const findingRules = [
  staleCodeAfterReconnect,
  codeReplayed,
  codeInPlaceOfRefresh,
  codeExpired,
  codeForAnotherApp,
  redirectUriMismatch,
  pkceVerifierMissing,
  pkceMethodMismatch,
  pkceMismatch,
  pkceChallengeMissing,
  refreshTokenReused,
  grantSuperseded,
  zoomUserConnectedTwice,
] as const satisfies readonly Omit<FindingRule, 'diagnose' | 'on'>[]
