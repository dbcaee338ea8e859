import { answerWasTaken, surelyHeardOf } from '../answer-taken.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime, timeBetween } from '../words.ts'

/** A refresh token was used that an earlier refresh had replaced. */
export const refreshTokenReused: FindingRule<'refresh.refused'> = {
  id: 'refresh-token-reused',
  title: 'A refresh token was used that an earlier refresh had replaced.',
  inProduction:
    'The connection dies an hour or two after it was made: from then on Zoom answers “Invalid Token!” to every ' +
    'refresh, and the person has to connect again.',
  remedy:
    'Save both tokens of a refresh response before you use either, on every path that can refresh, and run one ' +
    'refresh at a time per person.',
  sources: ['devforum.zoom.us/t/10375', 'RFC 9700, section 4.14'],
  needs: [],
  on: ['refresh.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'refresh-token-rotated') return undefined
    const [rotated] = history.with('refresh.rotated', 'refreshTokenId', refused.refreshTokenId)
    if (!rotated) return undefined
    // A fault replaced the response, or both were under way at once: other rules report those.
    if (answerWasTaken(rotated, history) || !surelyHeardOf(rotated, refused, history)) return undefined
    return {
      about: rotated.refreshTokenId,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(rotated.clientId)} refreshed for ` +
        `${history.user(rotated.userId)} with a refresh token that it had used at ${clockTime(rotated.at)}, ` +
        `${timeBetween(rotated.at, refused.at)} earlier. That refresh had returned a new one.`,
      evidence: [rotated, refused],
    }
  },
}
