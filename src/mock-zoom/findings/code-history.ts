import type { EntryOf } from '../journal/events.ts'
import type { History } from './finding.ts'

/** Where a code came from, and what happened to it. */
export function issueOf(codeId: string | null, history: History): EntryOf<'code.issued'> | undefined {
  return history.with('code.issued', 'codeId', codeId)[0]
}

export function redemptionOf(codeId: string | null, history: History): EntryOf<'code.redeemed'> | undefined {
  return history.with('code.redeemed', 'codeId', codeId)[0]
}

/**
 * The latest code of the same Zoom user and app that was issued after this one and could still be redeemed when this one was
 * refused. Traffic doesn't always tell whose a code is: then it is the one that the app had just got, if there is no other.
 */
export function newerUnusedCode(
  issued: EntryOf<'code.issued'>,
  refused: EntryOf<'code.refused'>,
  history: History,
): EntryOf<'code.issued'> | undefined {
  const isUnused = (other: EntryOf<'code.issued'>) =>
    other.seq > issued.seq &&
    other.clientId === issued.clientId &&
    refused.at < other.expiresAt &&
    !redemptionOf(other.codeId, history)
  if (!issued.userUnknown) return history.with('code.issued', 'userId', issued.userId).findLast(isUnused)
  const [other, another] = history.of('code.issued').filter(isUnused)
  return other && !another && isHandled(other, issued, refused, history) ? other : undefined
}

/** A callback is handled within this many milliseconds. */
const tenSeconds = 10_000

/** Whether the exchange of the old code is all that the app did with this one, after it was done with the old one. */
function isHandled(
  newer: EntryOf<'code.issued'>,
  issued: EntryOf<'code.issued'>,
  refused: EntryOf<'code.refused'>,
  history: History,
): boolean {
  const exchanges = [...history.of('code.redeemed'), ...history.of('code.refused')]
  const since = exchanges.filter(({ clientId, seq }) => clientId === issued.clientId && seq > newer.seq)
  const done = redemptionOf(issued.codeId, history)
  return (
    since.every(({ seq }) => seq >= refused.seq) &&
    refused.at - newer.at <= tenSeconds &&
    (done === undefined || done.seq < newer.seq)
  )
}
