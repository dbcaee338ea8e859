import type { JournalEntry } from '../journal/events.ts'
import type { Exchange } from '../journal/exchange.ts'
import { createExchangeReader, readExchanges } from '../journal/exchange.ts'
import type { Finding } from '../journal/finding.ts'
import type { Names } from '../journal/names.ts'
import type { FindingRule } from './finding.ts'
import { createHistory } from './history.ts'
import { findingRules } from './rules.ts'

/** Reads a journal entry by entry, and returns the findings that each exchange causes. */
export interface Diagnostician {
  /** Takes the next entry. Returns the exchange that ends with it, with its findings. */
  read(entry: JournalEntry): Exchange | undefined
  /** Ends a request that is not recorded itself, such as an install. */
  end(requestId: string): Exchange | undefined
  /** The ids of the exchanges that have begun, and not ended. */
  openIds(): ReadonlySet<number>
  /** Ends everything that is open, for a journal that ends here: its responses never came. */
  finish(): Exchange[]
}

/** The exchanges of a whole journal, such as a saved one, with findings by the same rules as in a running mock. */
export function diagnose(entries: readonly JournalEntry[], names: Names): Exchange[] {
  const diagnostician = createDiagnostician(names)
  const ended = entries.flatMap((entry) => diagnostician.read(entry) ?? [])
  const found = [...ended, ...diagnostician.finish()].flatMap(({ findings }) => findings)
  return withFindings(entries, found)
}

/** The exchanges of a whole journal, with their findings. */
export function withFindings(entries: readonly JournalEntry[], found: readonly Finding[]): Exchange[] {
  const byEntry = new Map<number, Finding[]>()
  for (const finding of found) byEntry.set(finding.entry, [...(byEntry.get(finding.entry) ?? []), finding])
  return readExchanges(entries).map((exchange) => ({
    ...exchange,
    findings: exchange.entries.flatMap(({ seq }) => byEntry.get(seq) ?? []),
  }))
}

/**
 * Every rule looks at every entry of its types, once, as soon as the entry's exchange ends: what went over the wire
 * is part of the story. The same mistake with the same thing is reported once.
 */
export function createDiagnostician(names: Names): Diagnostician {
  const history = createHistory(names)
  const reader = createExchangeReader()
  const seen = new Set<string>()

  const judge = (exchange: Exchange): Exchange => ({
    ...exchange,
    findings: exchange.entries.flatMap((entry) =>
      (rulesByType.get(entry.type) ?? []).flatMap((rule) => findBy(rule, entry) ?? []),
    ),
  })

  const findBy = (rule: FindingRule, entry: JournalEntry): Finding | undefined => {
    const diagnosis = rule.diagnose(entry, history)
    const key = `${rule.id} ${diagnosis?.about}`
    if (!diagnosis || seen.has(key)) return undefined
    seen.add(key)
    const { id, inProduction, remedy } = rule
    const { sentence } = diagnosis
    const evidence = [...new Set(diagnosis.evidence.map(({ seq }) => seq))].toSorted((a, b) => a - b)
    return { rule: id, at: entry.at, entry: entry.seq, sentence, inProduction, remedy, evidence }
  }

  return {
    read(entry) {
      history.add(entry)
      const ended = reader.read(entry)
      return ended && judge(ended)
    },
    end(requestId) {
      const ended = reader.end(requestId)
      return ended && judge(ended)
    },
    openIds: reader.openIds,
    finish: () => reader.finish().map(judge),
  }
}

/** The rules that look at entries of a type. */
const rulesByType = new Map<string, FindingRule[]>()
for (const rule of findingRules) {
  for (const type of rule.on) {
    const rules = rulesByType.get(type) ?? []
    // The rule asked for entries of this type, and gets no others.
    rulesByType.set(type, [...rules, rule as FindingRule])
  }
}
