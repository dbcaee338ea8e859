import type { EntryOf } from '../../journal/events.ts'
import { isLater } from '../answer-taken.ts'
import type { FindingRule, History } from '../finding.ts'
import { clockTime, timeBetween } from '../words.ts'

const halfAnHour = 30 * 60_000
const aMinute = 60_000

type Rotation = EntryOf<'refresh.rotated'>
type Issue = EntryOf<'code.redeemed' | 'refresh.rotated'>

/** The app refreshes before every call, although its access token is good: it has a wrong time of expiry. */
export const refreshesTooEarly: FindingRule<'refresh.rotated'> = {
  id: 'refreshes-too-early',
  title: 'Tokens were refreshed again although the access token was good for a long time.',
  inProduction:
    'Every refresh can lose the connection: two at once, or a response that doesn’t arrive. An app that refreshes ' +
    'before every call runs that risk all day, at half the speed.',
  remedy:
    'Store when the access token expires (now + expires_in), with the tokens of each refresh too, and refresh a few minutes ' +
    'before that. Usual mistakes: expires_in is in seconds and the clock in milliseconds; a local time is stored and read as UTC; ' +
    'only the first time of expiry is ever stored.',
  sources: ['devforum.zoom.us/t/10375'],
  needs: [],
  on: ['refresh.rotated'],
  diagnose(rotated, history) {
    const replaced = predecessor(rotated, history)
    // A token that it threw away unused it may have lost, in a restart for example.
    if (replaced?.type !== 'refresh.rotated' || !hasWorked(replaced, history)) return undefined
    const before = predecessor(replaced, history)
    const isEarly = (entry: Rotation) => left(entry, history) > halfAnHour
    // Within a minute, one needless refresh is enough to be sure.
    if (!isEarly(rotated) || !(isEarly(replaced) || !isLater(replaced, rotated, aMinute))) return undefined
    const since = isEarly(replaced) ? (before?.seq ?? 0) : replaced.seq
    // Zoom had refused the token, so the app was correct.
    const turnedAway = [
      history.with('api.refused', 'grantId', rotated.grantId).at(-1),
      history.with('fault.injected', 'route', 'api').at(-1),
    ]
    if (turnedAway.some((entry) => (entry?.seq ?? 0) > since)) return undefined
    return {
      about: rotated.grantId,
      sentence:
        `At ${clockTime(rotated.at)} ${history.app(rotated.clientId)} refreshed for ${history.user(rotated.userId)}, ` +
        `${timeBetween(replaced.at, rotated.at)} after the refresh before, although its access token worked and was good ` +
        `for another ${timeBetween(0, left(rotated, history))}. ${sinceWhen(before, isEarly(replaced))}`,
      evidence: [replaced, rotated],
    }
  },
}

function hasWorked({ newAccessTokenId }: Rotation, history: History): boolean {
  return history.with('api.called', 'tokenId', newAccessTokenId).length > 0
}

/** Whether the app had ever known the right time: where it went wrong. */
function sinceWhen(before: Issue | undefined, bothWereEarly: boolean): string {
  return bothWereEarly && before?.type === 'code.redeemed'
    ? 'It has done so ever since the person connected: it takes the token for expired from the beginning.'
    : 'It takes new tokens for expired: the time of expiry that it stored at the refresh before is wrong, or still that of the older token.'
}

/** How much longer the access token that a refresh replaced was good. */
function left(rotation: Rotation, history: History): number {
  return (predecessor(rotation, history)?.accessExpiresAt ?? rotation.at) - rotation.at
}

/** What had issued the tokens that a refresh replaced. */
function predecessor(rotation: Rotation, history: History): Issue | undefined {
  return (
    history
      .with('refresh.rotated', 'newRefreshTokenId', rotation.refreshTokenId)
      .findLast(({ seq }) => seq < rotation.seq) ??
    history.with('code.redeemed', 'refreshTokenId', rotation.refreshTokenId)[0]
  )
}
