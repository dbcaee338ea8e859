import type { RateLimitCategory } from '../domain/api.ts'
import type { AccountId, UserId } from '../domain/ids.ts'
import type { RateWindow } from '../domain/rate-window.ts'
import { dayAround, secondAround } from '../domain/rate-window.ts'
import type { FlowContext } from '../flow-context.ts'

/** How much an account has left of one limit, as the headers of a response report it. */
export interface RateStanding {
  readonly type: 'QPS' | 'Daily-limit'
  readonly limit: number
  readonly remaining: number
  /** In milliseconds since 1970. */
  readonly resetsAt: number
  readonly exceeded: boolean
}

/**
 * Counts a call against its category. Limits are the account's, "shared by users for all apps installed on the account"
 * (marketplace.zoom.us/docs/api-reference/rate-limits). Returns the limit that the response reports, or null if there is none.
 */
export function countCall(
  context: FlowContext,
  accountId: AccountId,
  category: RateLimitCategory,
): RateStanding | null {
  const { perSecond, perDay } = context.rateLimits[category]
  const name = `${category} of ${accountId}`
  const second = take(context, 'QPS', `${name} per second`, perSecond)
  if (second?.exceeded) return second
  const day = take(context, 'Daily-limit', `${name} per day`, perDay)
  return day?.exceeded ? day : (second ?? day)
}

/** Counts a meeting that is created or changed for a user: devforum.zoom.us/t/19474. */
export function countMeetingChange(context: FlowContext, hostId: UserId): RateStanding | null {
  return take(context, 'Daily-limit', `meetings of ${hostId}`, context.rateLimits.meetingsPerUserPerDay)
}

function take(
  { storage, clock }: FlowContext,
  type: RateStanding['type'],
  name: string,
  limit: number | null,
): RateStanding | null {
  if (limit === null) return null
  const window: RateWindow = type === 'QPS' ? secondAround(clock.now()) : dayAround(clock.now())
  const count = storage.rateCounters.add(name, window.startsAt)
  return {
    type,
    limit,
    remaining: Math.max(0, limit - count),
    resetsAt: window.endsAt,
    exceeded: count > limit,
  }
}
