import type { JournalEntry } from '../journal/events.ts'
import type { History } from './finding.ts'

type OfRequest = Pick<JournalEntry, 'requestId'>

/** Whether a fault took the answer to a request, after all that was asked had been done: the app can't know of it. */
export function answerWasTaken(entry: OfRequest, history: History): boolean {
  return history.request(entry)?.answered === false
}

/**
 * Whether the app had the answer to the request of `earlier` before it sent that of `later`. Two requests that were
 * under way at the same time know nothing of each other.
 */
export function hadHeardOf(earlier: OfRequest, later: OfRequest, history: History): boolean {
  const [before, after] = [history.request(earlier), history.request(later)]
  return (
    before !== undefined && after !== undefined && before.answered && before.answeredAt <= after.arrivedAfter
  )
}

/**
 * The last `count` of `entries` up to `last`, each of them asked for with the answer to the one before at hand, the oldest
 * first; undefined where there are not so many. Looks no further back than it must, so that long journals stay cheap.
 */
export function inTurn<Entry extends JournalEntry>(
  last: Entry,
  count: number,
  entries: readonly Entry[],
  history: History,
  isAlike: (entry: Entry) => boolean = () => true,
): readonly Entry[] | undefined {
  const chain = [last]
  for (let index = entries.length - 1; index >= 0 && chain.length < count; index -= 1) {
    const entry = entries[index]
    const [later = last] = chain
    if (entry && entry.seq < later.seq && isAlike(entry) && hadHeardOf(entry, later, history))
      chain.unshift(entry)
  }
  return chain.length === count ? chain : undefined
}

/** What is sent later than this was sent with the answer at hand; sooner, it may have been on its way already. */
const timeToHear = 1_000

/** Whether so much time has passed that nothing can have been on its way all the while. */
export function isLater(
  earlier: Pick<JournalEntry, 'at'>,
  later: Pick<JournalEntry, 'at'>,
  by = timeToHear,
): boolean {
  return later.at - earlier.at >= by
}

/**
 * The earlier one of `entries` from which the app must have known better: it is older than anything that can have been on
 * its way, or there was another one in between. What is sent at once, by ten calls in parallel, is no proof.
 */
export function earlierNotice<Entry extends JournalEntry>(
  last: Entry,
  entries: readonly Entry[],
  history: History,
  isAlike: (entry: Entry) => boolean,
): Entry | undefined {
  const old = entries.find(
    (entry) =>
      entry.seq < last.seq && isLater(entry, last) && isAlike(entry) && hadHeardOf(entry, last, history),
  )
  return old ?? inTurn(last, 3, entries, history, isAlike)?.[0]
}
