import type { RefusalReason } from '../domain/refusal.ts'
import type { JournalEntry } from '../journal/events.ts'
import type { RefusalCount } from '../journal/refusals.ts'
import { accounts } from './accounts.ts'

/** Keeps track of the refusals that have no finding yet. */
interface RefusalLedger {
  /** Takes the refusals among the entries of an exchange. */
  enter(entries: readonly JournalEntry[]): void
  /** A finding is about these entries: crosses out the refusals that it accounts for. */
  strike(finding: string, entries: readonly JournalEntry[]): void
  /** What is left, the most frequent first. */
  left(): RefusalCount[]
}

/** A later finding can still cross out this many refusals; older ones stay counted. */
const remembered = 10_000

export function createRefusalLedger(): RefusalLedger {
  const counts = new Map<RefusalReason, number>()
  const open = new Map<number, RefusalReason>()
  const add = (reason: RefusalReason, by: number) => counts.set(reason, (counts.get(reason) ?? 0) + by)

  return {
    enter(entries) {
      for (const entry of entries) {
        const reason = reasonIn(entry)
        if (reason === undefined) continue
        add(reason, 1)
        open.set(entry.seq, reason)
        const [oldest] = open.keys()
        if (open.size > remembered && oldest !== undefined) open.delete(oldest)
      }
    },
    strike(finding, entries) {
      for (const { seq } of entries) {
        const reason = open.get(seq)
        if (reason === undefined || !accounts[reason].findings.includes(finding)) continue
        open.delete(seq)
        add(reason, -1)
      }
    },
    left: () =>
      [...counts]
        .flatMap(([reason, count]) => (count > 0 ? [{ reason, count }] : []))
        .toSorted((a, b) => b.count - a.count || a.reason.localeCompare(b.reason)),
  }
}

function reasonIn(entry: JournalEntry): RefusalReason | undefined {
  return 'reason' in entry ? entry.reason : undefined
}
