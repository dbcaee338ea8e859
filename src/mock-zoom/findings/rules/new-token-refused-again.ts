import type { EntryOf } from '../../journal/events.ts'
import { isLater } from '../answer-taken.ts'
import type { FindingRule, History } from '../finding.ts'
import { beginningOf, holderOf } from '../grant-history.ts'
import { clockTime } from '../words.ts'

const times = 5
const aMinute = 60_000

type Issue = EntryOf<'account-token.issued' | 'refresh.rotated'>

/** A 401 that a new token does not fix, and an app that keeps asking for new ones. */
export const newTokenRefusedAgain: FindingRule<'account-token.issued' | 'refresh.rotated'> = {
  id: 'new-token-refused-again',
  title: 'Each new token was refused at its first call, and the app asked for the next one.',
  inProduction:
    'When Zoom refuses the app itself (it was deactivated, its account was closed, an outage), the app requests tokens in an ' +
    'endless loop: as fast as it can, in every worker, until Zoom’s rate limit stops it.',
  remedy:
    'At 401 get one new token and repeat the call once. If that is refused as well, stop: report the error, and try again ' +
    'with growing pauses.',
  sources: ['devforum.zoom.us/t/94662', 'github.com/rapid7/insightconnect-plugins/pull/1707'],
  on: ['account-token.issued', 'refresh.rotated'],
  diagnose(issued, history) {
    const line = latestIssues(issued, history)
    const [first] = line
    if (!first || line.length <= times || isLater(first, issued, aMinute)) return undefined
    const refusals = line.slice(0, -1).flatMap((issue, index) => {
      const next = line[index + 1]
      const refused = next ? refusedOnce(issue, next, history) : undefined
      return refused ? [refused] : []
    })
    const beginning = beginningOf(issued.grantId, history)
    if (refusals.length < times || !beginning) return undefined
    return {
      about: issued.type === 'refresh.rotated' ? issued.grantId : issued.clientId,
      sentence:
        `From ${clockTime(first.at)} to ${clockTime(issued.at)} ${history.app(issued.clientId)} got ${times} new access tokens ` +
        `for ${holderOf(beginning, history)}, each was refused with 401 at its first call, and it asked for the next one at once.`,
      evidence: [...line, ...refusals],
    }
  },
}

/** This issue and the ones before it, the oldest first. Looks back no further than necessary, so that long journals stay cheap. */
function latestIssues(issued: Issue, history: History): readonly Issue[] {
  const all: readonly Issue[] =
    issued.type === 'refresh.rotated'
      ? history.with('refresh.rotated', 'grantId', issued.grantId)
      : history.with('account-token.issued', 'clientId', issued.clientId)
  const last = all.findLastIndex(({ seq }) => seq <= issued.seq)
  return all.slice(Math.max(0, last - times), last + 1)
}

/** The one 401 that a token met between its issue and the next, where it met nothing else. */
function refusedOnce(issue: Issue, next: Issue, history: History) {
  const isBetween = ({ seq }: { readonly seq: number }) => seq > issue.seq && seq < next.seq
  const tokenId = issue.type === 'refresh.rotated' ? issue.newAccessTokenId : issue.accessTokenId
  if (history.with('api.called', 'tokenId', tokenId).some(isBetween)) return undefined
  // A fault responds in Zoom’s place before anybody has checked whose token it is.
  const byFault = history
    .with('fault.injected', 'route', 'api')
    .filter((fault) => fault.status === 401 && isBetween(fault))
  const byZoom = history
    .with('api.refused', 'tokenId', tokenId)
    .filter((refused) => refused.reason.startsWith('access-token-') && isBetween(refused))
  const [only, ...more] = [...byFault, ...byZoom]
  return more.length === 0 ? only : undefined
}
