import type { EntryOf } from '../../journal/events.ts'
import type { FindingRule, History } from '../finding.ts'
import { clockTime, timeBetween } from '../words.ts'

const halfAnHour = 30 * 60_000
const times = 2

type Rotation = EntryOf<'refresh.rotated'>

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
  on: ['refresh.rotated'],
  diagnose(rotated, history) {
    const chain = history.with('refresh.rotated', 'grantId', rotated.grantId).slice(-times)
    const [first] = chain
    if (!first || chain.length < times || !chain.every((entry) => left(entry, history) > halfAnHour))
      return undefined
    // A token that it threw away unused it may have lost, in a restart for example.
    if (history.with('api.called', 'tokenId', first.newAccessTokenId).length === 0) return undefined
    // Zoom had refused the token, so the app was correct.
    const before = predecessor(first, history)
    const since = before?.seq ?? first.seq
    const turnedAway = [
      history.with('api.refused', 'grantId', rotated.grantId).at(-1),
      history.with('fault.injected', 'route', 'api').at(-1),
    ]
    if (turnedAway.some((entry) => (entry?.seq ?? 0) > since)) return undefined
    return {
      about: rotated.grantId,
      sentence:
        `${history.app(rotated.clientId)} refreshed for ${history.user(rotated.userId)} twice in a row, ` +
        `the second time at ${clockTime(rotated.at)}, although its access token worked, and was good for another ` +
        `${timeBetween(0, left(rotated, history))}. ${sinceWhen(before)}`,
      evidence: chain,
    }
  },
}

/** Whether the app had ever known the right time: where it went wrong. */
function sinceWhen(before: EntryOf<'code.redeemed' | 'refresh.rotated'> | undefined): string {
  return before?.type === 'refresh.rotated'
    ? `The refresh before, at ${clockTime(before.at)}, was needed: the time of expiry that it stored then is wrong, or still that of the token before.`
    : 'It has done so ever since the person connected: it takes the token for expired from the beginning.'
}

/** How much longer the access token that a refresh replaced was good. */
function left(rotation: Rotation, history: History): number {
  return (predecessor(rotation, history)?.accessExpiresAt ?? rotation.at) - rotation.at
}

/** What had issued the tokens that a refresh replaced. */
function predecessor(rotation: Rotation, history: History) {
  return (
    history
      .with('refresh.rotated', 'newRefreshTokenId', rotation.refreshTokenId)
      .findLast(({ seq }) => seq < rotation.seq) ??
    history.with('code.redeemed', 'refreshTokenId', rotation.refreshTokenId)[0]
  )
}
