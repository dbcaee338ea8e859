import type { Finding, JournalEntry } from '../mock-zoom/index.ts'

/**
 * The findings that explain a failure: their evidence overlaps its own entries. The one nearest to the last of them comes
 * first, since that is where the app went wrong; of several at one entry the one that knows most.
 */
export function nearestFindings(findings: readonly Finding[], failed: readonly number[]): Finding[] {
  const own = new Set(failed)
  const touched = (finding: Finding) => [...finding.evidence, finding.entry].filter((seq) => own.has(seq))
  const distance = (finding: Finding) => Math.max(...failed) - Math.max(...touched(finding))
  return findings
    .filter((finding) => touched(finding).length > 0)
    .toSorted((a, b) => distance(a) - distance(b) || b.evidence.length - a.evidence.length)
}

/**
 * Of everything that Zoom saw during a failed action, what the failure can be due to: what it refused; if it refused
 * nothing, what came after the last thing that went well.
 */
export function relevantEntries(during: readonly JournalEntry[]): JournalEntry[] {
  const refused = during.filter(({ type }) => type.endsWith('.refused') || type === 'webhook.failed')
  if (refused.length > 0) return refused
  const happened = during.filter(({ type }) => !type.startsWith('request.'))
  const wentWell = happened.findLastIndex(({ type }) => progress.has(type))
  return wentWell < 0 ? happened : happened.slice(wentWell)
}

/** What shows that everything before it went well. */
const progress: ReadonlySet<JournalEntry['type']> = new Set([
  'code.redeemed',
  'refresh.rotated',
  'device-code.redeemed',
  'account-token.issued',
])
