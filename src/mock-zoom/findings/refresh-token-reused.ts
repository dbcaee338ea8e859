import { answerWasTaken } from './answer-taken.ts'
import type { FindingRule } from './finding.ts'
import { clockTime, timeBetween } from './words.ts'

/** A refresh token was used that an earlier refresh had replaced. devforum.zoom.us/t/10375, RFC 9700, 4.14. */
export const refreshTokenReused: FindingRule<'refresh.refused'> = {
  id: 'refresh-token-reused',
  on: ['refresh.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'refresh-token-rotated') return undefined
    const rotated = history
      .of('refresh.rotated')
      .find((entry) => entry.refreshTokenId === refused.refreshTokenId)
    if (!rotated) return undefined
    // Then nobody could have known.
    if (answerWasTaken(rotated.requestId, history)) return undefined
    return {
      about: rotated.refreshTokenId,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(rotated.clientId)} refreshed for ${history.user(rotated.userId)} with a ` +
        `refresh token that had been used at ${clockTime(rotated.at)}, ${timeBetween(rotated.at, refused.at)} before. ` +
        `That refresh had answered with a new one.`,
      inProduction:
        'The connection dies an hour or two after it was made: Zoom answers “Invalid Token!” to every refresh from then ' +
        'on, and the person has to connect again.',
      remedy:
        'Save both tokens of a refresh answer before you use either, on every path that can refresh, and let one refresh ' +
        'run at a time per person.',
      evidence: [rotated, refused],
    }
  },
}
