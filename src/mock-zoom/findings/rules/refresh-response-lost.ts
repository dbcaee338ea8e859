import { answerWasTaken, earlierNotice } from '../answer-taken.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** The response with the new tokens was lost. The first attempt with the old token is correct; further ones can't succeed. */
export const refreshResponseLost: FindingRule<'refresh.refused'> = {
  id: 'refresh-response-lost',
  title: 'The response to a refresh was lost, and the app kept using the old refresh token.',
  inProduction:
    'One dropped connection at the wrong moment locks the person out: Zoom has rotated the token, nobody has the ' +
    'new one, and every attempt with the old one fails forever.',
  remedy:
    'When a refresh gets “Invalid Token!”, mark the connection as lost, stop, and ask the person to connect again. ' +
    'That takes one click, because Zoom asks for consent only once.',
  sources: ['devforum.zoom.us/t/10375'],
  needs: ['lost-responses'],
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
        `At ${clockTime(rotated.at)} Zoom rotated the refresh token of ${history.user(rotated.userId)}, and the ` +
        `response never reached ${history.app(rotated.clientId)}. The app sent the old token at ` +
        `${clockTime(told.at)}, was refused, and sent it again at ${clockTime(refused.at)}. Only a new ` +
        'authorization helps.',
      evidence: [rotated, told, refused],
    }
  },
}
