import type { EntryOf } from '../../journal/events.ts'
import { hadHeardOf, inTurn, isLater } from '../answer-taken.ts'
import type { FindingRule, History } from '../finding.ts'
import { beginningOf } from '../grant-history.ts'
import { clockTime } from '../words.ts'

/** Two instances that renew at each refusal meet one for each token; so does nobody who has the token to himself. */
const times = 3
const tenMinutes = 600_000

/** One live token for each app: requesting a new one ends the one that others are using. */
export const accountTokensEndEachOther: FindingRule<'api.refused'> = {
  id: 'account-tokens-end-each-other',
  title: 'A server-to-server token was used that the app’s own request for a newer one had ended.',
  inProduction:
    'Two instances or jobs share one server-to-server app and keep ending each other’s tokens. Calls fail with 401 long ' +
    'before the token expires, and the more instances there are, the more calls fail. Zoom worked like this until June 2023.',
  remedy:
    'Keep one token for all instances, in a store that they share, and let one of them renew it. Or give each instance an ' +
    'app or a token_index of its own. At 401, first look whether the shared store has a newer token.',
  sources: [
    'github.com/jrchamp/moodle-mod_zoom/issues/473',
    'github.com/Jericho/ZoomNet/issues/269',
    'devforum.zoom.us/t/74432',
  ],
  needs: [],
  on: ['api.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'access-token-superseded') return undefined
    const older = beginningOf(refused.grantId, history)
    if (older?.type !== 'account-token.issued') return undefined
    const newer = successorOf(older, history)
    if (!newer || !hadHeardOf(newer, refused, history)) return undefined
    // One call that was on its way while the token was renewed is nobody’s mistake.
    const calls = history.with('api.refused', 'tokenId', refused.tokenId)
    const isSure = isLater(newer, refused) || inTurn(refused, 2, calls, history) !== undefined
    const rounds = isSure ? undefined : inTurn(refused, times, endedTokens(older, history), history)
    const [first] = rounds ?? []
    if (!isSure && (first === undefined || isLater(first, refused, tenMinutes))) return undefined
    return {
      about: older.clientId,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(older.clientId)} called ${refused.endpoint} with the token of ` +
        `${clockTime(older.at)}. It had been ended by a newer one, which the same app asked for at ${clockTime(newer.at)}: ` +
        `Zoom keeps one token for each server-to-server app.${rounds ? ` Its ${times} last tokens ended like this.` : ''}`,
      evidence: [older, newer, ...(rounds ?? [refused])],
    }
  },
}

/** One refusal for each of the app's last tokens that was refused because a newer one had ended it, oldest first. */
function endedTokens({ clientId }: EntryOf<'account-token.issued'>, history: History) {
  return history
    .with('account-token.issued', 'clientId', clientId)
    .slice(-2 * times)
    .flatMap(({ accessTokenId }) => {
      const [refused] = history.with('api.refused', 'tokenId', accessTokenId)
      return refused?.reason === 'access-token-superseded' ? [refused] : []
    })
}

function successorOf(older: EntryOf<'account-token.issued'>, history: History) {
  return history
    .with('account-token.issued', 'clientId', older.clientId)
    .find(({ seq, grantType }) => seq > older.seq && grantType === older.grantType)
}
