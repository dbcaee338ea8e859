import type { RefusalReason } from '../domain/refusal.ts'
import { scopeErrorShapes, statusFalse } from './api-errors.ts'
import type { ZoomAnswer } from './errors.ts'
import { zoomErrors } from './errors.ts'
import type { Switches } from './profiles.ts'

const scopeReasons: readonly RefusalReason[] = ['scope-missing', 'me-without-a-user', 'user-is-not-me']
const deadTokenReasons: readonly RefusalReason[] = [
  'access-token-missing',
  'access-token-unknown',
  'not-an-access-token',
  'access-token-expired',
  'access-token-revoked',
  'access-token-superseded',
]

/** What Zoom answers for a refusal as the switches stand. */
export function zoomAnswerFor(reason: RefusalReason, switches: Switches): ZoomAnswer {
  if (switches.scopeErrorShape !== '4711' && scopeReasons.includes(reason))
    return scopeErrorShapes[switches.scopeErrorShape]
  if (switches.deadTokenShape === 'status-false' && deadTokenReasons.includes(reason)) return statusFalse
  const isExpired = reason === 'access-token-expired' && switches.expiredAccessToken === 'invalid'
  return zoomErrors[isExpired ? 'access-token-unknown' : reason][switches.errorDialect]
}
