import type { JournalEntry } from '../domain/journal-event.ts'
import type { History } from './finding.ts'

/** Whether a fault took the answer to a request, after all that was asked had been done: the app can't know of it. */
export function answerWasTaken(entry: Pick<JournalEntry, 'requestId'>, history: History): boolean {
  return history.request(entry)?.answered === false
}

/**
 * Whether the app had the answer to the request of `earlier` before it sent that of `later`. Two requests that were
 * under way at the same time know nothing of each other.
 */
export function hadHeardOf(
  earlier: Pick<JournalEntry, 'requestId'>,
  later: Pick<JournalEntry, 'requestId'>,
  history: History,
): boolean {
  const [before, after] = [history.request(earlier), history.request(later)]
  return (
    before !== undefined && after !== undefined && before.answered && before.answeredAt <= after.arrivedAfter
  )
}
