import type { EntryOf } from '../../journal/events.ts'
import type { FindingRule, History } from '../finding.ts'
import { formerHolderOf } from '../grant-history.ts'
import { newerTokensUnused } from '../newer-tokens.ts'
import { clockTime } from '../words.ts'

/** Somebody connected again, and the app goes on with the tokens from before. */
export const newTokensNotUsed: FindingRule<'refresh.refused' | 'api.refused'> = {
  id: 'new-tokens-not-used',
  title: 'New tokens came with a new connection, and the app used the old, dead ones.',
  inProduction:
    'Somebody who has disconnected, or removed the app at Zoom, can’t get back: connecting again succeeds at Zoom and in ' +
    'the callback, and then every call fails, or the app asks them to connect once more.',
  remedy:
    'Store the tokens of every successful exchange in place of what is there, whatever state the old row is in: an upsert that ' +
    'only clears deleted_at keeps dead tokens. Read them with the same query everywhere, and drop caches at the callback.',
  sources: ['devforum.zoom.us/t/12302'],
  needs: ['complete'],
  on: ['refresh.refused', 'api.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'refresh-token-revoked' && refused.reason !== 'access-token-revoked')
      return undefined
    const found = newerTokensUnused(refused, history)
    if (!found) return undefined
    const { closed, newer } = found
    const used = refused.type === 'refresh.refused' ? 'an old refresh token' : 'an old access token'
    return {
      about: newer.grantId,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(closed.clientId)} used ${used} of ${formerHolderOf(closed, history)}, ` +
        `dead since ${clockTime(closed.at)}, although it had got new tokens at ${clockTime(newer.at)}, when the same Zoom ` +
        `user connected again. ${untouched(newer, history)}`,
      evidence: [closed, newer, refused],
    }
  },
}

function untouched({ grantId }: EntryOf<'code.redeemed'>, history: History): string {
  const calls = history.with('api.called', 'grantId', grantId)
  return calls.length === 0
    ? 'The new tokens were never used.'
    : 'The new tokens were never used, except once as they came.'
}
