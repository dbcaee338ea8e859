import type { EntryOf } from '../../journal/events.ts'
import { hadHeardOf, inTurn, isLater } from '../answer-taken.ts'
import type { FindingRule, History } from '../finding.ts'
import { formerHolderOf } from '../grant-history.ts'
import { newerTokensUnused } from '../newer-tokens.ts'
import { clockTime } from '../words.ts'

/** The app had revoked the tokens itself, and kept using them. */
export const tokenUsedAfterRevoke: FindingRule<'refresh.refused' | 'api.refused'> = {
  id: 'token-used-after-revoke',
  title: 'Tokens were used after the app itself had revoked them.',
  inProduction:
    'Somebody disconnected, and a job or a second copy of the tokens continues as if nothing had happened. Its ' +
    'calls fail; people who disconnected see errors, or get mails about them.',
  remedy:
    'Disconnect in one place: revoke, then delete the tokens wherever they are (row, cache, queue), and let jobs ' +
    'look up the connection when they run, not when they are queued.',
  sources: ['github.com/zoom/skills, skills/oauth/concepts/token-lifecycle.md'],
  needs: [],
  on: ['refresh.refused', 'api.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'refresh-token-revoked' && refused.reason !== 'access-token-revoked')
      return undefined
    // Where newer tokens are there, the app has not replaced the old ones: new-tokens-not-used reports that.
    if (newerTokensUnused(refused, history)) return undefined
    const [closed] = history.with('grant.closed', 'grantId', refused.grantId)
    if (closed?.because !== 'revoked' || !hadHeardOf(closed, refused, history)) return undefined
    // A request that was already on its way could not know.
    if (!isLater(closed, refused) && !isSecondUse(refused, history)) return undefined
    const used = refused.type === 'refresh.refused' ? 'a refresh token' : 'an access token'
    return {
      about: closed.grantId,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(closed.clientId)} used ${used} of ${formerHolderOf(closed, history)}, whose ` +
        `tokens it had revoked itself at ${clockTime(closed.at)}.`,
      evidence: [closed, refused],
    }
  },
}

function isSecondUse(refused: EntryOf<'refresh.refused' | 'api.refused'>, history: History): boolean {
  const uses = [
    ...history.with('refresh.refused', 'grantId', refused.grantId),
    ...history.with('api.refused', 'grantId', refused.grantId),
  ].toSorted((a, b) => a.seq - b.seq)
  return inTurn(refused, 2, uses, history, ({ reason }) => reason.endsWith('-revoked')) !== undefined
}
