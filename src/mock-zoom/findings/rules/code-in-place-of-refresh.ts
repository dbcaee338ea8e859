import { issueOf, newerUnusedCode, redemptionOf } from '../code-history.ts'
import type { FindingRule } from '../finding.ts'
import { askedAfterExpiry } from '../grant-history.ts'
import { clockTime } from '../words.ts'

/** The access token had expired, and the app sent the code again to get another. */
export const codeInPlaceOfRefresh: FindingRule<'code.refused'> = {
  id: 'code-in-place-of-refresh',
  title: 'An access token had expired, and the app exchanged its old code again instead of refreshing.',
  inProduction:
    'Every connection works for one hour. After that Zoom always answers “Invalid authorization code”, and people ' +
    'have to connect again every hour.',
  remedy:
    'Store the refresh token, and send grant_type=refresh_token when the access token has expired. Discard the ' +
    'code as soon as it has been exchanged.',
  sources: ['github.com/Jericho/ZoomNet/issues/36', 'RFC 6749, section 6'],
  needs: ['browser', 'complete', 'owner'],
  on: ['code.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'code-spent') return undefined
    const issued = issueOf(refused.codeId, history)
    const redeemed = redemptionOf(refused.codeId, history)
    if (!issued || !redeemed || newerUnusedCode(issued, refused, history)) return undefined
    const expired = askedAfterExpiry(redeemed, history)
    if (!expired) return undefined
    return {
      about: redeemed.codeId,
      sentence:
        `The access token that ${history.app(redeemed.clientId)} had for ${history.user(redeemed.userId)} was ` +
        `refused as expired at ${clockTime(expired.at)}. The app never refreshed; at ${clockTime(refused.at)} it ` +
        `exchanged its old code ${redeemed.code} again, which had been redeemed at ${clockTime(redeemed.at)}.`,
      evidence: [redeemed, expired, refused],
    }
  },
}
