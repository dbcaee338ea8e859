import { codeExpired } from './code-expired.ts'
import { codeForAnotherApp } from './code-for-another-app.ts'
import { codeReplayed } from './code-replayed.ts'
import type { FindingRule } from './finding.ts'
import { grantSuperseded } from './grant-superseded.ts'
import { pkceMismatch } from './pkce-mismatch.ts'
import { redirectUriMismatch } from './redirect-uri-mismatch.ts'
import { refreshTokenReused } from './refresh-token-reused.ts'
import { staleCodeAfterReconnect } from './stale-code-after-reconnect.ts'

/** Every diagnosis the mock can make. */
export const findingRules = [
  staleCodeAfterReconnect,
  codeReplayed,
  codeExpired,
  codeForAnotherApp,
  redirectUriMismatch,
  pkceMismatch,
  refreshTokenReused,
  grantSuperseded,
] as const satisfies readonly Pick<FindingRule, 'id'>[]
