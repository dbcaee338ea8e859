import type { FindingRule } from '../finding.ts'
import { beginningOf, holderOf } from '../grant-history.ts'
import { clockTime } from '../words.ts'

/** Access token and refresh token were mixed up. */
export const tokenOfTheWrongKind: FindingRule<'refresh.refused' | 'api.refused'> = {
  id: 'token-of-the-wrong-kind',
  title: 'An access token was sent where a refresh token belongs, or the other way round.',
  inProduction:
    'Connections work for the first hour, or not at all, and Zoom’s response (“Invalid Token!” or “Invalid access ' +
    'token.”) looks as if the token were dead.',
  remedy:
    'Check where you read and store the token response: two columns or variables are swapped, or an update writes ' +
    'one into the other’s place.',
  sources: ['RFC 6749, section 1.5'],
  needs: [],
  on: ['refresh.refused', 'api.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'not-a-refresh-token' && refused.reason !== 'not-an-access-token') return undefined
    const beginning = beginningOf(refused.grantId, history)
    if (!beginning) return undefined
    const used =
      refused.type === 'refresh.refused'
        ? 'an access token instead of the refresh token'
        : `a refresh token as the access token for ${refused.endpoint}`
    return {
      about: `${beginning.grantId} ${refused.reason}`,
      sentence: `At ${clockTime(refused.at)} ${history.app(beginning.clientId)} sent ${used}, for ${holderOf(beginning, history)}.`,
      evidence: [beginning, refused],
    }
  },
}
