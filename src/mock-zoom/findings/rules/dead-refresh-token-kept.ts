import { answerWasTaken, earlierNotice, hadHeardOf } from '../answer-taken.ts'
import type { FindingRule } from '../finding.ts'
import { beginningOf, holderOf } from '../grant-history.ts'
import { clockTime } from '../words.ts'

const dead: Readonly<Record<string, string>> = {
  'refresh-token-rotated': 'an earlier refresh had replaced it',
  'refresh-token-revoked': 'it had been revoked',
  'refresh-token-superseded': 'a newer authorization had ended it',
  'refresh-token-expired': 'it had expired',
  'refresh-token-owner-removed': 'its Zoom user is gone',
}

/** Zoom had refused it for good, and the app sent the same request again. */
export const deadRefreshTokenKept: FindingRule<'refresh.refused'> = {
  id: 'dead-refresh-token-kept',
  title: 'A refresh token was sent again after Zoom had refused it.',
  inProduction:
    'The connection is dead, the page says “connected”, and every click or job asks Zoom again and fails. Nobody ' +
    'tells the person to connect again.',
  remedy:
    'Treat “Invalid Token!” as final, whether the status is 400 or 401: mark the connection as lost, forget its ' +
    'tokens, and show the connect button. Retry only what may pass: 5xx, 429, no response.',
  sources: [
    'github.com/raycast/extensions/issues/10896',
    'github.com/tl-its-umich-edu/remote-office-hours-queue/issues/363',
  ],
  needs: [],
  on: ['refresh.refused'],
  diagnose(refused, history) {
    const why = dead[refused.reason]
    if (why === undefined) return undefined
    const shape = history.request(refused)?.byHeader
    // golang.org/x/oauth2 repeats its first refused request once, with the credentials in the other place.
    const isAlike = (earlier: typeof refused) =>
      earlier.reason in dead && history.request(earlier)?.byHeader === shape
    const same = history.with('refresh.refused', 'refreshTokenId', refused.refreshTokenId)
    const told = earlierNotice(refused, same, history, isAlike)
    const [rotated] = history.with('refresh.rotated', 'refreshTokenId', refused.refreshTokenId)
    // Those are refresh-response-lost and parallel-refresh.
    if (!told || (rotated && (answerWasTaken(rotated, history) || !hadHeardOf(rotated, refused, history))))
      return undefined
    const beginning = beginningOf(refused.grantId, history)
    const whose = beginning ? ` of ${holderOf(beginning, history)}` : ''
    return {
      about: refused.refreshTokenId ?? '',
      sentence:
        `At ${clockTime(refused.at)} ${history.app(refused.clientId)} again sent a refresh token${whose} that Zoom ` +
        `had refused at ${clockTime(told.at)} because ${why}. It will never work again.`,
      evidence: [told, refused],
    }
  },
}
