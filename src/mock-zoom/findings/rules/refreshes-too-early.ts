import type { EntryOf } from '../../journal/events.ts'
import type { FindingRule, History } from '../finding.ts'
import { clockTime, timeBetween } from '../words.ts'

const halfAnHour = 30 * 60_000
const times = 3

type Rotation = EntryOf<'refresh.rotated'>

/** The app refreshes before every call, although its access token is good. */
export const refreshesTooEarly: FindingRule<'refresh.rotated'> = {
  id: 'refreshes-too-early',
  title: 'Tokens were refreshed again and again although the access token was good for a long time.',
  inProduction:
    'Every refresh can lose the connection: two at once, or a response that doesn’t arrive. An app that refreshes ' +
    'before every call runs that risk all day, at half the speed.',
  remedy:
    'Store when the access token expires (now + expires_in), and refresh a few minutes before that, not at each call.',
  sources: ['devforum.zoom.us/t/10375'],
  on: ['refresh.rotated'],
  diagnose(rotated, history) {
    const chain = history.with('refresh.rotated', 'grantId', rotated.grantId).slice(-times)
    const [first] = chain
    if (!first || chain.length < times || !chain.every((entry) => left(entry, history) > halfAnHour))
      return undefined
    // Zoom had refused the token, so the app was correct.
    const since = predecessor(first, history)?.seq ?? first.seq
    const turnedAway = [
      history.with('api.refused', 'grantId', rotated.grantId).at(-1),
      history.with('fault.injected', 'route', 'api').at(-1),
    ]
    if (turnedAway.some((entry) => (entry?.seq ?? 0) > since)) return undefined
    return {
      about: rotated.grantId,
      sentence:
        `${history.app(rotated.clientId)} refreshed for ${history.user(rotated.userId)} ${times} times in a row, ` +
        `the last time at ${clockTime(rotated.at)}, although its access token was good for another ` +
        `${timeBetween(0, left(rotated, history))} and no call had been refused.`,
      evidence: chain,
    }
  },
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
