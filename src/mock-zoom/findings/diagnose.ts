import type { JournalEntry } from '../journal/events.ts'
import type { KnownNames } from '../journal/names.ts'
import { namesFrom } from '../journal/names.ts'
import type { Finding, FindingRule } from './finding.ts'
import type { Names } from './history.ts'
import { createHistory } from './history.ts'
import { findingRules } from './rules.ts'

/** Reads a journal entry by entry, and says what each gives cause to. */
export interface Diagnostician {
  read(entry: JournalEntry): Finding[]
  /** What those requests give cause to whose answer never came into the journal, for one that ends here. */
  finish(): Finding[]
}

/** The findings of a whole journal, such as one that was saved: by the same rules as in a running mock. */
export function diagnose(entries: Iterable<JournalEntry>, known: KnownNames = {}): Finding[] {
  const diagnostician = createDiagnostician(namesFrom(known))
  const found: Finding[] = []
  for (const entry of entries) found.push(...diagnostician.read(entry))
  return [...found, ...diagnostician.finish()]
}

/**
 * Every rule looks at every entry of its types, once, as soon as the entry's request is answered: what went over the
 * wire belongs to the story. One mistake with one thing is reported once.
 */
export function createDiagnostician(names: Names): Diagnostician {
  const history = createHistory(names)
  const seen = new Set<string>()
  const unanswered = new Map<string, JournalEntry[]>()

  const judge = (entry: JournalEntry): Finding[] =>
    findingRules.flatMap((rule: Pick<FindingRule, 'on'>) => {
      const on: readonly string[] = rule.on
      // The rule asked for entries of this type.
      return on.includes(entry.type) ? findBy(rule as FindingRule, entry) : []
    })

  const findBy = (rule: FindingRule, entry: JournalEntry): Finding[] => {
    const diagnosis = rule.diagnose(entry, history)
    const key = `${rule.id} ${diagnosis?.about}`
    if (!diagnosis || seen.has(key)) return []
    seen.add(key)
    const { id, inProduction, remedy } = rule
    const { sentence } = diagnosis
    const evidence = [...new Set(diagnosis.evidence.map(({ seq }) => seq))].toSorted((a, b) => a - b)
    return [{ rule: id, at: entry.at, entry: entry.seq, sentence, inProduction, remedy, evidence }]
  }

  return {
    read(entry) {
      history.add(entry)
      const { requestId } = entry
      if (requestId === null) return judge(entry)
      if (entry.type !== 'request.answered') {
        const waiting = unanswered.get(requestId)
        if (waiting) waiting.push(entry)
        else unanswered.set(requestId, [entry])
        return []
      }
      const waiting = unanswered.get(requestId) ?? []
      unanswered.delete(requestId)
      return [...waiting, entry].flatMap(judge)
    },
    finish() {
      const waiting = [...unanswered.values()].flat()
      unanswered.clear()
      return waiting.flatMap(judge)
    },
  }
}
