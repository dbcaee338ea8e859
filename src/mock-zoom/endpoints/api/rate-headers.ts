import type { EndpointRules } from '../../domain/api.ts'
import { toIsoTime } from '../../domain/clock.ts'
import { dayAround } from '../../domain/rate-window.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { RateStanding } from '../../flow/rate-limit.ts'
import type { FlowContext } from '../../flow-context.ts'

type Headers = Record<string, string>

/** In every response, whether there are limits or not (a published API evaluation of September 2026). */
export function endpointHeaders({ category }: Pick<EndpointRules, 'category'>): Headers {
  return { 'X-RateLimit-Category': category }
}

/**
 * How much the caller's account has left (zoom/skills, skills/rest-api/references/rate-limits.md). When a daily limit is
 * used up, Retry-After is a date in ISO 8601, which RFC 9110 doesn't allow.
 */
export function limitHeaders(
  { clock, switches }: FlowContext,
  standing: RateStanding | null,
  refusal: Refusal | undefined,
): Headers {
  if (refusal?.reason === 'meeting-limit-per-day' || refusal?.reason === 'rate-limit-per-day') {
    const now = clock.now()
    const { endsAt } = dayAround(now)
    return {
      'X-RateLimit-Type': 'Daily-limit',
      'X-RateLimit-Limit': refusal.says.limit ?? String(standing?.limit),
      'X-RateLimit-Remaining': '0',
      'Retry-After':
        switches.retryAfter === 'iso' ? toIsoTime(endsAt) : String(Math.ceil((endsAt - now) / 1000)),
    }
  }
  if (!standing) return {}
  return {
    'X-RateLimit-Type': standing.type,
    'X-RateLimit-Limit': String(standing.limit),
    'X-RateLimit-Remaining': String(standing.remaining),
    ...(standing.exceeded ? { 'X-RateLimit-Reset': String(Math.ceil(standing.resetsAt / 1000)) } : {}),
  }
}
