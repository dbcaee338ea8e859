import type { JournalEntry } from '../journal/events.ts'
import type { History } from './finding.ts'

type OfRequest = Pick<JournalEntry, 'requestId'>

/** Whether a fault replaced the response to a request after the mock had carried it out: the app can't know that. */
export function answerWasTaken(entry: OfRequest, history: History): boolean {
  return history.request(entry)?.answered === false
}

/**
 * Whether the app had the response to `earlier` before it sent `later`. Two requests that were under way at the same time know
 * nothing of each other.
 */
export function hadHeardOf(earlier: OfRequest, later: OfRequest, history: History): boolean {
  const [before, after] = [history.request(earlier), history.request(later)]
  return (
    before !== undefined && after !== undefined && before.answered && before.answeredAt <= after.arrivedAfter
  )
}

/**
 * Whether the app surely had the response to `earlier` when it decided to send `later`: no request that was sent together with the
 * earlier one can come so late.
 */
export function surelyHeardOf(earlier: JournalEntry, later: JournalEntry, history: History): boolean {
  const [before, after] = [history.request(earlier), history.request(later)]
  if (!before || !after || !hadHeardOf(earlier, later, history)) return false
  return !after.justAnswered.includes(before.answeredAt) || isLater(earlier, later)
}

/**
 * The last `count` of `entries` up to `last`, where the app sent each one after it had the response to the one before, oldest
 * first; undefined if there are not that many. Looks back no further than necessary, so that long journals stay cheap.
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

/** A request sent later than this had the response at hand; an earlier one may already have been on its way. */
const timeToHear = 1_000

/** Whether so much time has passed that no request can have been on its way all along. */
export function isLater(
  earlier: Pick<JournalEntry, 'at'>,
  later: Pick<JournalEntry, 'at'>,
  by = timeToHear,
): boolean {
  return later.at - earlier.at >= by
}

/**
 * The earlier one of `entries` from which the app must have known better: it is too old to have still been on its way, or
 * there was another one in between. Ten parallel calls sent at once prove nothing.
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
