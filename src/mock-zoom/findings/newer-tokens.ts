import type { EntryOf } from '../journal/events.ts'
import { hadHeardOf, inTurn, isLater } from './answer-taken.ts'
import type { History } from './finding.ts'

type Refused = EntryOf<'refresh.refused' | 'api.refused'>
type Exchange = EntryOf<'code.redeemed'>
type Closed = EntryOf<'grant.closed'>

/** A grant that is over, and the exchange that brought new tokens for the same Zoom user afterwards. */
export interface NewerTokens {
  readonly closed: Closed
  readonly newer: Exchange
}

/** A callback that asks Zoom who has connected does so at once. */
const tenSeconds = 10_000

/**
 * The new tokens that the app left unused when it sent this old, dead one: it had received them before, and has done no more
 * with them than a callback does.
 */
export function newerTokensUnused(refused: Refused, history: History): NewerTokens | undefined {
  const [closed] = history.with('grant.closed', 'grantId', refused.grantId)
  const newer =
    closed &&
    history
      .with('code.redeemed', 'userId', closed.userId)
      .findLast(({ clientId, seq }) => clientId === closed.clientId && seq < refused.seq)
  if (!newer || newer.seq < closed.seq || !hadHeardOf(newer, refused, history)) return undefined
  return isUnused(newer, history) && isSure(refused, { closed, newer }, history)
    ? { closed, newer }
    : undefined
}

/** Each endpoint at most once, and at once: what callbacks do to find out who has connected. */
function isUnused(newer: Exchange, history: History): boolean {
  const { grantId } = newer
  const calls = [
    ...history.with('api.called', 'grantId', grantId),
    ...history.with('api.refused', 'grantId', grantId),
  ]
  return (
    history.with('refresh.rotated', 'grantId', grantId).length === 0 &&
    new Set(calls.map(({ endpoint }) => endpoint)).size === calls.length &&
    calls.every((call) => !isLater(newer, call, tenSeconds))
  )
}

/** A request that was under way when the new tokens came proves nothing. */
function isSure(refused: Refused, { closed, newer }: NewerTokens, history: History): boolean {
  if (isLater(newer, refused) || (closed.because === 'revoked' && isLater(closed, refused))) return true
  const uses: readonly Refused[] = [
    ...history.with('refresh.refused', 'grantId', refused.grantId),
    ...history.with('api.refused', 'grantId', refused.grantId),
  ].toSorted((a, b) => a.seq - b.seq)
  return inTurn(refused, 2, uses, history, ({ seq }) => seq > newer.seq) !== undefined
}
