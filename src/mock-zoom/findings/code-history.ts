import type { EntryOf } from '../journal/events.ts'
import type { History } from './finding.ts'

/** Where a code came from, and what happened to it. */
export function issueOf(codeId: string | null, history: History): EntryOf<'code.issued'> | undefined {
  return history.with('code.issued', 'codeId', codeId)[0]
}

export function redemptionOf(codeId: string | null, history: History): EntryOf<'code.redeemed'> | undefined {
  return history.with('code.redeemed', 'codeId', codeId)[0]
}

/** The latest code of the same Zoom user and app that was issued after this one and could still be redeemed at `now`. */
export function newerUnusedCode(
  issued: EntryOf<'code.issued'>,
  now: number,
  history: History,
): EntryOf<'code.issued'> | undefined {
  return history
    .with('code.issued', 'userId', issued.userId)
    .findLast(
      (other) =>
        other.seq > issued.seq &&
        other.clientId === issued.clientId &&
        now < other.expiresAt &&
        !redemptionOf(other.codeId, history),
    )
}
