import { answerWasTaken, hadHeardOf } from '../answer-taken.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime, timeBetween } from '../words.ts'

/** A refresh token was used that an earlier refresh had replaced. */
export const refreshTokenReused: FindingRule<'refresh.refused'> = {
  id: 'refresh-token-reused',
  title: 'A refresh token was used that an earlier refresh had replaced.',
  inProduction:
    'The connection dies an hour or two after it was made: Zoom answers “Invalid Token!” to every refresh from then ' +
    'on, and the person has to connect again.',
  remedy:
    'Save both tokens of a refresh answer before you use either, on every path that can refresh, and let one refresh ' +
    'run at a time per person.',
  sources: ['devforum.zoom.us/t/10375', 'RFC 9700, section 4.14'],
  on: ['refresh.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'refresh-token-rotated') return undefined
    const [rotated] = history.with('refresh.rotated', 'refreshTokenId', refused.refreshTokenId)
    if (!rotated) return undefined
    // A fault took the answer, or both were under way at once: other rules tell those stories.
    if (answerWasTaken(rotated, history) || !hadHeardOf(rotated, refused, history)) return undefined
    return {
      about: rotated.refreshTokenId,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(rotated.clientId)} refreshed for ${history.user(rotated.userId)} with a ` +
        `refresh token that had been used at ${clockTime(rotated.at)}, ${timeBetween(rotated.at, refused.at)} before. ` +
        `That refresh had answered with a new one.`,
      evidence: [rotated, refused],
    }
  },
}
