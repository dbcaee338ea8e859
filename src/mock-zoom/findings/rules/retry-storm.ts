import type { EntryOf } from '../../journal/events.ts'
import { isLater } from '../answer-taken.ts'
import type { FindingRule, History } from '../finding.ts'
import { clockTime } from '../words.ts'

const times = 5
const aMinute = 60_000

type Refused = EntryOf<'code.refused' | 'account-token.refused'>

/** The same request that can't succeed, again and again. Refresh tokens have their own rule. */
export const retryStorm: FindingRule<'code.refused' | 'account-token.refused'> = {
  id: 'retry-storm',
  title: 'The same refused token request was sent again and again.',
  inProduction:
    'A loop or a queue repeats what Zoom has refused for good. It fills the logs, hits Zoom’s rate limit, and ' +
    'locks out people whose requests are correct.',
  remedy:
    'Repeat only what may pass (no response, 5xx, 429), with growing pauses and a limit. A 400 from the token ' +
    'endpoint is final.',
  sources: ['github.com/raycast/extensions/issues/10896'],
  needs: [],
  on: ['code.refused', 'account-token.refused'],
  diagnose(refused, history) {
    const same = sameRequests(refused, history)
    const [first] = same
    const last = same.slice(-times)
    const [earliest] = last
    // A callback that is delivered many times at once isn't a storm: a storm lasts.
    if (!first || !earliest || last.length < times || !isLater(first, refused)) return undefined
    if (isLater(earliest, refused, aMinute) || last.some(({ reason }) => reason !== refused.reason))
      return undefined
    const what =
      refused.type === 'code.refused' ? `the exchange of code ${refused.code}` : 'its token request'
    return {
      about: `${refused.clientId} ${refused.type === 'code.refused' ? refused.code : ''}`,
      sentence:
        `${history.app(refused.clientId)} sent ${what} ${times} times between ${clockTime(earliest.at)} and ` +
        `${clockTime(refused.at)}, and was refused each time for the same reason: ${refused.reason}.`,
      evidence: last,
    }
  },
}

function sameRequests(refused: Refused, history: History): readonly Refused[] {
  return refused.type === 'code.refused'
    ? history.with('code.refused', 'code', refused.code)
    : history.with('account-token.refused', 'clientId', refused.clientId)
}
