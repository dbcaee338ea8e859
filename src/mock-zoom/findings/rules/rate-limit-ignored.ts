import { inTurn, isLater } from '../answer-taken.ts'
import type { FindingRule } from '../finding.ts'
import { beginningOf } from '../grant-history.ts'
import { clockTime } from '../words.ts'

const times = 4
const tenSeconds = 10_000

/** Zoom said how long to wait, and the app kept calling. */
export const rateLimitIgnored: FindingRule<'api.refused'> = {
  id: 'rate-limit-ignored',
  title: 'The app kept calling although it had reached its daily limit.',
  inProduction:
    'The limits apply to the whole account and all its apps: if you keep calling, your app stays locked out, and ' +
    'so do the others.',
  remedy:
    'On 429 wait until X-RateLimit-Reset or Retry-After, plus a random delay. For the daily limit Zoom’s ' +
    'Retry-After is a date (2026-01-20T00:00:00Z), not a number of seconds: read both.',
  sources: ['github.com/zoom/skills, skills/rest-api/references/rate-limits.md'],
  needs: [],
  on: ['api.refused'],
  diagnose(refused, history) {
    const { reason, retryAt, grantId } = refused
    if (retryAt === undefined) return undefined
    const calls = history.with('api.refused', 'grantId', grantId)
    const isSame = (entry: typeof refused) => entry.reason === reason && entry.retryAt === retryAt
    const chain = inTurn(refused, times, calls, history, isSame)
    const [first] = chain ?? []
    const beginning = beginningOf(grantId, history)
    // Calls that were sent together are refused together, within the same second.
    if (!chain || !first || !beginning || !isLater(first, refused, tenSeconds)) return undefined
    return {
      about: `${beginning.clientId} ${reason}`,
      sentence:
        `At ${clockTime(first.at)} Zoom told ${history.app(beginning.clientId)} that its account has reached its ` +
        `limit until ${clockTime(retryAt)}, and the app made ${times - 1} more calls until ` +
        `${clockTime(refused.at)}.`,
      evidence: chain,
    }
  },
}
