import { answerWasTaken } from '../answer-taken.ts'
import { issueOf, newerUnusedCode, redemptionOf } from '../code-history.ts'
import type { FindingRule } from '../finding.ts'
import { askedAfterExpiry } from '../grant-history.ts'
import { clockTime, timeBetween } from '../words.ts'

/** A code was exchanged again. Codes work once. */
export const codeReplayed: FindingRule<'code.refused'> = {
  id: 'code-replayed',
  title: 'A code was exchanged twice.',
  inProduction:
    'The second exchange fails with “Invalid authorization code”. People see an error although they are connected, ' +
    'or lose the connection when the failure overwrites the tokens from the first exchange.',
  remedy:
    'Exchange a code once. Use up its state before the exchange, so that a callback that comes twice (a double ' +
    'click, a prefetch, an effect that React runs twice, a proxy that retries) finds nothing to do. If the code came back minutes or days later, the app ' +
    'had stored it, perhaps in a row that is only soft deleted: drop that column. For new access tokens use the refresh token.',
  sources: ['github.com/Jericho/ZoomNet/issues/36', 'RFC 6749, section 4.1.2'],
  needs: [],
  on: ['code.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'code-spent') return undefined
    const issued = issueOf(refused.codeId, history)
    const redeemed = redemptionOf(refused.codeId, history)
    if (!redeemed || (issued && newerUnusedCode(issued, refused, history))) return undefined
    // In that case the app could not have known.
    if (answerWasTaken(redeemed, history)) return undefined
    // That is code-in-place-of-refresh.
    if (askedAfterExpiry(redeemed, history)) return undefined
    return {
      about: redeemed.codeId,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(redeemed.clientId)} exchanged code ${redeemed.code} again. This ` +
        `code was already used at ${clockTime(redeemed.at)}, ${timeBetween(redeemed.at, refused.at)} earlier; a ` +
        'code works once.',
      evidence: [...(issued ? [issued] : []), redeemed, refused],
    }
  },
}
