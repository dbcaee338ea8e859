import { answerWasTaken, hadHeardOf, surelyHeardOf } from '../answer-taken.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** Two refreshes with one token were under way at once: one wins, and the other must fail. */
export const parallelRefresh: FindingRule<'refresh.refused'> = {
  id: 'parallel-refresh',
  title: 'Two refreshes with the same refresh token were under way at once.',
  inProduction:
    'On the hour, when several calls or workers find the access token expired, one refresh wins and the others get ' +
    '“Invalid Token!”. The connection is lost when a loser marks it as dead or overwrites the winner’s tokens.',
  remedy:
    'Run one refresh at a time per person: share one promise within a process, take a lock in the database between ' +
    'processes, and check the stored row again before you refresh.',
  sources: ['devforum.zoom.us/t/79405', 'github.com/calcom/cal.diy/pull/729'],
  needs: [],
  on: ['refresh.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'refresh-token-rotated') return undefined
    const [rotated] = history.with('refresh.rotated', 'refreshTokenId', refused.refreshTokenId)
    if (!rotated || !history.request(refused)) return undefined
    if (answerWasTaken(rotated, history) || surelyHeardOf(rotated, refused, history)) return undefined
    const when = hadHeardOf(rotated, refused, history)
      ? 'came less than 50 ms after Zoom’s response to'
      : 'came before Zoom had responded to'
    return {
      about: rotated.refreshTokenId,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(rotated.clientId)} sent the refresh token of ` +
        `${history.user(rotated.userId)} twice at once: the second request ${when} the ` +
        `first one, of ${clockTime(rotated.at)}. Zoom accepted the first and refused the second.`,
      evidence: [rotated, refused],
    }
  },
}
