import type { JournalEntry } from '../../mock-zoom/journal/events.ts'
import type { Exchange } from '../../mock-zoom/journal/exchange.ts'

/** The entries of these exchanges and those that prove their findings, as whole requests, in their order. */
export function entriesToSave(wanted: readonly Exchange[], all: readonly Exchange[]): JournalEntry[] {
  const ids = new Set(wanted.map(({ id }) => id))
  const evidence = new Set(wanted.flatMap(({ findings }) => findings.flatMap((finding) => finding.evidence)))
  return all
    .filter(({ id, entries }) => ids.has(id) || entries.some(({ seq }) => evidence.has(seq)))
    .flatMap(({ entries }) => entries)
    .toSorted((a, b) => a.seq - b.seq)
}
