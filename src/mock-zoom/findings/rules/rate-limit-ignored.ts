import { inTurn, isLater } from '../answer-taken.ts'
import type { FindingRule } from '../finding.ts'
import { beginningOf } from '../grant-history.ts'
import { clockTime } from '../words.ts'

const times = 4
const tenSeconds = 10_000

/** Zoom said until when to wait, and the app went on. */
export const rateLimitIgnored: FindingRule<'api.refused'> = {
  id: 'rate-limit-ignored',
  title: 'The app went on calling although it had reached its daily limit.',
  inProduction:
    'The limits are those of the whole account, shared by all its apps: calling on keeps yours out, and takes the others ' +
    'with it.',
  remedy:
    'At 429 wait until X-RateLimit-Reset or Retry-After, with some chance added. For the daily limit Zoom’s Retry-After is a ' +
    'date (2026-01-20T00:00:00Z) and not a number of seconds: read both.',
  sources: ['github.com/zoom/skills, skills/rest-api/references/rate-limits.md'],
  on: ['api.refused'],
  diagnose(refused, history) {
    const { reason, retryAt, grantId } = refused
    if (retryAt === undefined) return undefined
    const calls = history.with('api.refused', 'grantId', grantId)
    const isSame = (entry: typeof refused) => entry.reason === reason && entry.retryAt === retryAt
    const chain = inTurn(refused, times, calls, history, isSame)
    const [first] = chain ?? []
    const beginning = beginningOf(grantId, history)
    // Of calls that were sent together many are refused together, within the second.
    if (!chain || !first || !beginning || !isLater(first, refused, tenSeconds)) return undefined
    return {
      about: `${beginning.clientId} ${reason}`,
      sentence:
        `${history.app(beginning.clientId)} was told at ${clockTime(first.at)} that its account has reached its limit until ` +
        `${clockTime(retryAt)}, and called ${times - 1} times more until ${clockTime(refused.at)}.`,
      evidence: chain,
    }
  },
}
