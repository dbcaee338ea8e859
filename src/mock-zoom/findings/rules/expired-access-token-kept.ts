import { inTurn, isLater } from '../answer-taken.ts'
import type { FindingRule } from '../finding.ts'
import { accessTokenOrigin, beginningOf, holderOf, refreshesOf } from '../grant-history.ts'
import { clockTime } from '../words.ts'

const times = 3
const tenSeconds = 10_000

/** Zoom said again and again that the access token has expired, and the app did nothing about it. */
export const expiredAccessTokenKept: FindingRule<'api.refused'> = {
  id: 'expired-access-token-kept',
  title: 'An expired access token was used again and again, without a refresh.',
  inProduction:
    'Every connection stops working after one hour. Calls fail until somebody connects again by hand.',
  remedy:
    'Refresh when the token has expired by its expires_in, and when a call returns 401, whatever its body says. ' +
    'Then make the call again, once. A server-to-server app requests a new token.',
  sources: ['devforum.zoom.us/t/114327', 'github.com/Jericho/ZoomNet/issues/36'],
  needs: ['complete'],
  on: ['api.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'access-token-expired') return undefined
    const calls = history.with('api.refused', 'tokenId', refused.tokenId)
    const chain = inTurn(refused, times, calls, history, ({ reason }) => reason === 'access-token-expired')
    const [first] = chain ?? []
    const beginning = beginningOf(refused.grantId, history)
    const origin = accessTokenOrigin(refused.tokenId, history)
    if (!chain || !first || !beginning || !origin) return undefined
    // Many calls at once find the token expired before any of them can refresh.
    if (!isLater(first, refused, tenSeconds)) return undefined
    const attempts =
      beginning.type === 'account-token.issued'
        ? history.with('account-token.issued', 'clientId', beginning.clientId)
        : refreshesOf(beginning.grantId, history)
    // Requests that met a fault, or were refused for other reasons, were also attempts.
    const others = [
      history.with('fault.injected', 'route', 'token').at(-1),
      history.with('token.refused', 'clientId', beginning.clientId).at(-1),
    ]
    if ([...attempts, ...others].some((attempt) => (attempt?.seq ?? 0) > first.seq)) return undefined
    const next = beginning.type === 'account-token.issued' ? 'requested a new one' : 'refreshed'
    return {
      about: origin.type === 'refresh.rotated' ? origin.newAccessTokenId : origin.accessTokenId,
      sentence:
        `${history.app(beginning.clientId)} called the API ${times} times with an access token for ` +
        `${holderOf(beginning, history)} that had expired at ${clockTime(origin.accessExpiresAt)}, first at ` +
        `${clockTime(first.at)}, last at ${clockTime(refused.at)}, and never ${next} in between.`,
      evidence: [origin, ...chain],
    }
  },
}
