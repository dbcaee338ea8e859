import type { JournalEntry } from '../domain/journal-event.ts'
import type { EntryOf, History } from './finding.ts'

type Use = EntryOf<'api.called' | 'refresh.rotated'>

const aMinute = 60_000

/**
 * The sign that the grant which took the place of another has an owner of its own: it is used later than at its
 * callback, or after the older one was turned away.
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
  const firstRefusal = refusalsOf(superseded, history)[0] ?? refused
  return uses.find(
    (use) =>
      (use.at > superseded.at + aMinute && use.seq < refused.seq) ||
      (use.seq > firstRefusal.seq && use.seq < refused.seq),
  )
}

function refusalsOf({ grantId }: EntryOf<'grant.superseded'>, history: History): JournalEntry[] {
  return [
    ...history
      .with('api.refused', 'grantId', grantId)
      .filter(({ reason }) => reason === 'access-token-superseded'),
    ...history
      .with('refresh.refused', 'grantId', grantId)
      .filter(({ reason }) => reason === 'refresh-token-superseded'),
  ].toSorted((a, b) => a.seq - b.seq)
}
