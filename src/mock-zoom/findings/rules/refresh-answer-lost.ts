import { answerWasTaken, earlierNotice } from '../answer-taken.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** The answer with the new tokens was lost. The first attempt with the old one is right; the next ones are in vain. */
export const refreshAnswerLost: FindingRule<'refresh.refused'> = {
  id: 'refresh-answer-lost',
  title: 'The answer to a refresh was lost, and the app went on with the old refresh token.',
  inProduction:
    'A dropped connection at the wrong moment, and the person is locked out: Zoom has rotated the token, nobody has the ' +
    'new one, and every attempt with the old one fails for ever.',
  remedy:
    'When a refresh answers “Invalid Token!”, mark the connection as lost, stop, and ask the person to connect again: that ' +
    'needs one click, since Zoom asks for consent only once.',
  sources: ['devforum.zoom.us/t/10375'],
  on: ['refresh.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'refresh-token-rotated') return undefined
    const [rotated] = history.with('refresh.rotated', 'refreshTokenId', refused.refreshTokenId)
    if (!rotated || !answerWasTaken(rotated, history)) return undefined
    const same = history.with('refresh.refused', 'refreshTokenId', refused.refreshTokenId)
    const told = earlierNotice(refused, same, history, ({ reason }) => reason === refused.reason)
    if (!told) return undefined
    return {
      about: rotated.refreshTokenId,
      sentence:
        `At ${clockTime(rotated.at)} Zoom rotated the refresh token of ${history.user(rotated.userId)}, and the answer never ` +
        `reached ${history.app(rotated.clientId)}. It sent the old token at ${clockTime(told.at)}, was refused, and sent it ` +
        `again at ${clockTime(refused.at)}. Only a new authorization helps.`,
      evidence: [rotated, told, refused],
    }
  },
}
