import type { FindingRule } from '../finding.ts'
import { clockTime, timeBetween } from '../words.ts'

const times = 5
const halfAnHour = 30 * 60_000

/** A server-to-server app requests a new token for every call. */
export const accountTokenForEveryCall: FindingRule<'account-token.issued'> = {
  id: 'account-token-for-every-call',
  title:
    'A server-to-server app requested a new token for every call, while the previous ones were still good.',
  inProduction:
    'Every call takes twice as long, and the token endpoint has its own limits. If a new token ends the previous ' +
    'one, as it did until 2023, parallel calls fail at random with 124.',
  remedy:
    'Keep the token with its expiry time, share it between calls, and request the next one when it has expired.',
  sources: ['devforum.zoom.us/t/72070', 'devforum.zoom.us/t/74432'],
  needs: ['complete'],
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
        `${history.app(issued.clientId)} requested ${times} tokens within ${timeBetween(first.at, issued.at)}, ` +
        `until ${clockTime(issued.at)}, and called the API once with each, although the first one is good until ` +
        `${clockTime(first.accessExpiresAt)}.`,
      evidence: last,
    }
  },
}
