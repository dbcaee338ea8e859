import type { FindingRule } from '../finding.ts'
import { clockTime, timeBetween } from '../words.ts'

const times = 5
const halfAnHour = 30 * 60_000

/** A server-to-server app asks for a token as often as it calls. */
export const accountTokenForEveryCall: FindingRule<'account-token.issued'> = {
  id: 'account-token-for-every-call',
  title: 'A server-to-server app asked for a new token for every call, while the ones before were good.',
  inProduction:
    'Every call takes twice as long, and the token endpoint has limits of its own. Where a new token ends the one before, as ' +
    'it did until 2023, parallel calls fail at random with 124.',
  remedy:
    'Keep the token with the time when it expires, share it between calls, and ask for the next one when it has.',
  sources: ['devforum.zoom.us/t/72070', 'devforum.zoom.us/t/74432'],
  on: ['account-token.issued'],
  diagnose(issued, history) {
    const last = history.with('account-token.issued', 'clientId', issued.clientId).slice(-times)
    const [first] = last
    const areOfAccount = last.every(({ grantType }) => grantType === 'account_credentials')
    if (!first || last.length < times || !areOfAccount) return undefined
    const wasNeeded = last.slice(0, -1).some((earlier) => {
      const uses = history.with('api.called', 'grantId', earlier.grantId)
      const turnedAway = history.with('api.refused', 'grantId', earlier.grantId)
      return earlier.accessExpiresAt - issued.at < halfAnHour || uses.length !== 1 || turnedAway.length > 0
    })
    if (wasNeeded) return undefined
    return {
      about: issued.clientId,
      sentence:
        `${history.app(issued.clientId)} asked for ${times} tokens within ${timeBetween(first.at, issued.at)}, until ` +
        `${clockTime(issued.at)}, and called the API once with each, although the first one is good until ` +
        `${clockTime(first.accessExpiresAt)}.`,
      evidence: last,
    }
  },
}
