import type { EntryOf, JournalEntry } from '../journal/events.ts'
import type { History } from './finding.ts'

type Use = EntryOf<'api.called' | 'refresh.rotated'>

const aMinute = 60_000

/**
 * The sign that the grant that replaced another one has its own owner: it is used later than at its callback, or after the
 * older one was refused.
 */
export function useOfTheNewer(
  superseded: EntryOf<'grant.superseded'>,
  refused: JournalEntry,
  history: History,
): Use | undefined {
  const { byGrantId } = superseded
  const uses: Use[] = [
    ...history.with('api.called', 'grantId', byGrantId),
    ...history.with('refresh.rotated', 'grantId', byGrantId),
  ]
  const firstRefusal = Math.min(...firstRefusalsOf(superseded, history), refused.seq)
  return uses.find(
    (use) =>
      (use.at > superseded.at + aMinute && use.seq < refused.seq) ||
      (use.seq > firstRefusal && use.seq < refused.seq),
  )
}

function firstRefusalsOf({ grantId }: EntryOf<'grant.superseded'>, history: History): number[] {
  const first = [
    history
      .with('api.refused', 'grantId', grantId)
      .find(({ reason }) => reason === 'access-token-superseded'),
    history
      .with('refresh.refused', 'grantId', grantId)
      .find(({ reason }) => reason === 'refresh-token-superseded'),
  ]
  return first.flatMap((entry) => entry?.seq ?? [])
}
