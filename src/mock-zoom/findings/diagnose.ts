import type { JournalEntry } from '../journal/events.ts'
import type { Exchange } from '../journal/exchange.ts'
import { createExchangeReader, readExchanges } from '../journal/exchange.ts'
import type { Finding } from '../journal/finding.ts'
import type { Names } from '../journal/names.ts'
import type { RefusalCount } from '../journal/refusals.ts'
import type { Fact, FindingRule } from './finding.ts'
import { createHistory } from './history.ts'
import { createRefusalLedger } from './refusal-ledger.ts'
import { findingRules } from './rules.ts'

/** Reads a journal entry by entry, and returns the findings that each exchange causes. */
export interface Diagnostician {
  /** Takes the next entry. Returns the exchange that ends with it, with its findings. */
  read(entry: JournalEntry): Exchange | undefined
  /** Ends a request that is not recorded itself, such as an install. */
  end(requestId: string): Exchange | undefined
  /** The ids of the exchanges that have begun, and not ended. */
  openIds(): ReadonlySet<number>
  /** Ends every open exchange, for a journal that ends here: the responses never came. */
  finish(): Exchange[]
  /** Lets go of entries that the journal no longer has. */
  forget(entries: readonly JournalEntry[]): void
  /** From here on, a mistake that was reported is reported again if it is made again. */
  tellAgain(): void
  /** The refusals so far that no finding accounts for. */
  refusedWithoutFinding(): RefusalCount[]
}

/**
 * The refusals of a journal that no finding accounts for, by reason: what is left to say after the findings. Those up to the
 * entry `after` are not counted.
 *
 * @example refusedWithoutFinding(entries, namesFrom({})) // [{ reason: 'access-token-expired', count: 1 }]
 */
export function refusedWithoutFinding(
  entries: Iterable<JournalEntry>,
  names: Names,
  { after = 0, observed }: { readonly after?: number; readonly observed?: readonly Fact[] } = {},
): RefusalCount[] {
  const diagnostician = createDiagnostician(names, { countAfter: after, ...(observed && { observed }) })
  for (const entry of entries) diagnostician.read(entry)
  diagnostician.finish()
  return diagnostician.refusedWithoutFinding()
}

/**
 * The exchanges of a whole journal, such as a saved one, with findings by the same rules as in a running mock. Of observed
 * traffic, `observed` says what it shows in addition to requests and responses: rules that need more are silent.
 */
export function diagnose(
  entries: readonly JournalEntry[],
  names: Names,
  observed?: readonly Fact[],
): Exchange[] {
  const diagnostician = createDiagnostician(names, observed && { observed })
  const ended = entries.flatMap((entry) => diagnostician.read(entry) ?? [])
  const found = [...ended, ...diagnostician.finish()].flatMap(({ findings }) => findings)
  return readExchanges(entries, found)
}

/** So many mistakes are told once only; then the oldest would be told again. */
const remembered = 20_000

interface Scope {
  /** Refusals up to this entry are not counted. */
  readonly countAfter?: number
  /** Only for traffic that was observed: what it shows in addition to requests and responses. */
  readonly observed?: readonly Fact[]
}

/**
 * Every rule looks at every entry of its types, once, as soon as the entry's exchange ends: what went over the wire
 * is part of the story. The same mistake with the same thing is reported once. Refusals after the entry `countAfter` are
 * counted.
 */
export function createDiagnostician(names: Names, { countAfter = 0, observed }: Scope = {}): Diagnostician {
  const history = createHistory(names)
  const reader = createExchangeReader()
  const seen = new Set<string>()
  const ledger = createRefusalLedger()

  const judge = (exchange: Exchange): Exchange => {
    ledger.enter(exchange.entries.filter(({ seq }) => seq > countAfter))
    const findings = exchange.entries.flatMap((entry) =>
      (rulesByType.get(entry.type) ?? []).flatMap((rule) => findBy(rule, entry, exchange) ?? []),
    )
    return { ...exchange, findings }
  }

  const findBy = (rule: FindingRule, entry: JournalEntry, exchange: Exchange): Finding | undefined => {
    if (observed && rule.needs?.every((fact) => observed.includes(fact)) !== true) return undefined
    const diagnosis = rule.diagnose(entry, history)
    // A refusal that repeats an earlier finding is accounted for as well.
    if (diagnosis) ledger.strike(rule.id, [...exchange.entries, ...diagnosis.evidence])
    const key = `${rule.id} ${diagnosis?.about}`
    if (!diagnosis || seen.has(key)) return undefined
    seen.add(key)
    const [oldest] = seen
    if (seen.size > remembered && oldest !== undefined) seen.delete(oldest)
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
    forget(entries) {
      history.forget(entries)
      reader.forget(entries)
    },
    tellAgain() {
      seen.clear()
    },
    refusedWithoutFinding: ledger.left,
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
