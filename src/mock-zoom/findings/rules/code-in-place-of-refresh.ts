import { issueOf, newerUnusedCode, redemptionOf } from '../code-history.ts'
import type { FindingRule } from '../finding.ts'
import { askedAfterExpiry } from '../grant-history.ts'
import { clockTime } from '../words.ts'

/** The access token had expired, and the code was sent again in the hope of another. */
export const codeInPlaceOfRefresh: FindingRule<'code.refused'> = {
  id: 'code-in-place-of-refresh',
  title: 'An access token had expired, and the app exchanged its old code again instead of refreshing.',
  inProduction:
    'Every connection works for one hour. Then Zoom answers “Invalid authorization code” for good, and people have to ' +
    'connect again each hour.',
  remedy:
    'Store the refresh token, and ask with grant_type=refresh_token when the access token has expired. Throw the code ' +
    'away as soon as it was exchanged.',
  sources: ['github.com/Jericho/ZoomNet/issues/36', 'RFC 6749, section 6'],
  on: ['code.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'code-spent') return undefined
    const issued = issueOf(refused.codeId, history)
    const redeemed = redemptionOf(refused.codeId, history)
    if (!issued || !redeemed || newerUnusedCode(issued, refused.at, history)) return undefined
    const expired = askedAfterExpiry(redeemed, history)
    if (!expired) return undefined
    return {
      about: redeemed.codeId,
      sentence:
        `The access token that ${history.app(redeemed.clientId)} had for ${history.user(redeemed.userId)} was turned away as ` +
        `expired at ${clockTime(expired.at)}. It never refreshed; at ${clockTime(refused.at)} it exchanged its old code ` +
        `${redeemed.code} again, which had been redeemed at ${clockTime(redeemed.at)}.`,
      evidence: [redeemed, expired, refused],
    }
  },
}
