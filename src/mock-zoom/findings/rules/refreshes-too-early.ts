import type { EntryOf } from '../../journal/events.ts'
import type { FindingRule, History } from '../finding.ts'
import { clockTime, timeBetween } from '../words.ts'

const halfAnHour = 30 * 60_000
const times = 3

type Rotation = EntryOf<'refresh.rotated'>

/** The app refreshes before every call, although the access token it has is good. */
export const refreshesTooEarly: FindingRule<'refresh.rotated'> = {
  id: 'refreshes-too-early',
  title: 'Tokens were refreshed again and again while the access token was good for a long time still.',
  inProduction:
    'Every refresh is a moment in which the connection can be lost: two at once, or an answer that doesn’t arrive. An app ' +
    'that refreshes before each call is in that moment all day, and twice as slow.',
  remedy:
    'Store when the access token expires (now + expires_in), and refresh a few minutes before, not at each call.',
  sources: ['devforum.zoom.us/t/10375'],
  on: ['refresh.rotated'],
  diagnose(rotated, history) {
    const chain = history.with('refresh.rotated', 'grantId', rotated.grantId).slice(-times)
    const [first] = chain
    if (!first || chain.length < times || !chain.every((entry) => left(entry, history) > halfAnHour))
      return undefined
    // Somebody had turned the token away: then the app was right.
    const since = predecessor(first, history)?.seq ?? first.seq
    const turnedAway = [
      history.with('api.refused', 'grantId', rotated.grantId).at(-1),
      history.with('fault.injected', 'route', 'api').at(-1),
    ]
    if (turnedAway.some((entry) => (entry?.seq ?? 0) > since)) return undefined
    return {
      about: rotated.grantId,
      sentence:
        `${history.app(rotated.clientId)} refreshed for ${history.user(rotated.userId)} ${times} times in a row, the last time ` +
        `at ${clockTime(rotated.at)}, although its access token was good for another ` +
        `${timeBetween(0, left(rotated, history))} and no call had been turned away.`,
      evidence: chain,
    }
  },
}

/** How long the access token was good that a refresh replaced. */
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
