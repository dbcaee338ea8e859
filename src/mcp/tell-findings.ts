import type { Exchange, Finding, JournalEntry, Names } from '../mock-zoom/index.ts'
import {
  describeWho,
  happenings,
  refusedWithoutFinding,
  sayRefusals,
  stepOf,
  toIsoTime,
  zoomSays,
} from '../mock-zoom/index.ts'
import { catchingCommand } from './catching.ts'

/** An exchange in a few fields. */
function tellExchange(exchange: Exchange, names: Names) {
  const { request, entries } = exchange
  const words = request ? zoomSays(request) : undefined
  return {
    entry: exchange.id,
    time: toIsoTime(exchange.at),
    step: stepOf(exchange),
    who: describeWho(exchange, names),
    ...(request && { request: `${request.method} ${request.path}`, status: request.status }),
    happened: happenings(entries),
    ...(words !== undefined && { zoomSaid: words }),
  }
}

/** A finding with the exchanges that prove it, and the command that is red now and green once it is fixed. */
function tellFinding(finding: Finding, exchanges: readonly Exchange[], names: Names) {
  const { rule, sentence, inProduction, remedy, entry, evidence } = finding
  const seqs = new Set(evidence)
  return {
    rule,
    sentence,
    inProduction,
    fix: remedy,
    entry,
    evidence: exchanges
      .filter(({ entries }) => entries.some(({ seq }) => seqs.has(seq)))
      .map((exchange) => tellExchange(exchange, names)),
    ...catchingCommand(rule),
  }
}

export interface Told {
  readonly exchanges: readonly Exchange[]
  readonly entries: readonly JournalEntry[]
  readonly names: Names
  /** Only what came after this entry. */
  readonly after: number
}

/** The findings of a journal, the newest first, and what was refused without one. */
export function tellFindings({ exchanges, entries, names, after }: Told) {
  const findings = exchanges
    .flatMap((exchange) => exchange.findings)
    .filter(({ entry }) => entry > after)
    .toSorted((a, b) => b.entry - a.entry)
  const refusals = refusedWithoutFinding(entries, names, { after })
  return {
    summary: `${findings.length === 1 ? '1 finding' : `${findings.length || 'No'} findings`} in ${exchanges.filter(({ request, id }) => request && id > after).length} requests.`,
    findings: findings.map((finding) => tellFinding(finding, exchanges, names)),
    refusedWithoutFinding: sayRefusals(refusals) ?? 'nothing',
    lastEntry: entries.at(-1)?.seq ?? 0,
  }
}
