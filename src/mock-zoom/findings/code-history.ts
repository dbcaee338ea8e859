import type { EntryOf, History } from './finding.ts'

/** Where a code came from, and where it went. */
export function issueOf(codeId: string | null, history: History): EntryOf<'code.issued'> | undefined {
  return history.of('code.issued').find((entry) => entry.codeId === codeId)
}

export function redemptionOf(codeId: string | null, history: History): EntryOf<'code.redeemed'> | undefined {
  return history.of('code.redeemed').find((entry) => entry.codeId === codeId)
}

/** The latest code of the same Zoom user and app that came after this one and could still be redeemed at `now`. */
export function newerUnusedCode(
  issued: EntryOf<'code.issued'>,
  now: number,
  history: History,
): EntryOf<'code.issued'> | undefined {
  return history
    .of('code.issued')
    .findLast(
      (other) =>
        other.seq > issued.seq &&
        other.clientId === issued.clientId &&
        other.userId === issued.userId &&
        now < other.expiresAt &&
        !redemptionOf(other.codeId, history),
    )
}
