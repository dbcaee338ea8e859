import { printable } from '../domain/printable.ts'
import type { RefusalReason } from '../domain/refusal.ts'
import type { JournalEntry } from '../journal/events.ts'
import { accounts } from './accounts.ts'

/** How often the mock refused for a reason without a finding about it. */
export interface RefusalCount {
  readonly reason: RefusalReason
  readonly count: number
}

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

/**
 * What was refused without a finding, as a line under the findings; undefined if nothing was.
 *
 * @example sayRefusals([{ reason: 'code-expired', count: 2 }]) // '2 requests were refused without a finding: code-expired (2)'
 */
export function sayRefusals(refusals: readonly RefusalCount[]): string | undefined {
  const all = refusals.reduce((sum, { count }) => sum + count, 0)
  if (all === 0) return undefined
  const names = refusals.map(({ reason, count }) => `${printable(reason)} (${count})`).join(', ')
  return `${all} ${all === 1 ? 'request was' : 'requests were'} refused without a finding: ${names}`
}
