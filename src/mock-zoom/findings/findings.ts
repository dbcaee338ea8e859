import type { JournalEntry, JournalEvent } from '../domain/journal-event.ts'
import type { Storage } from '../storage/storage.ts'
import type { EntryOf, Finding, FindingRule, History } from './finding.ts'
import { findingRules } from './rules.ts'

/** The findings so far. */
export interface Findings {
  list(): Finding[]
  /** Calls back with each finding as it arises. Answers the function that ends this. */
  onFinding(listener: (finding: Finding) => void): () => void
  /** Forgets everything, when the journal was emptied. */
  restart(): void
}

type Type = JournalEvent['type']

/** Reads the journal as it grows, once, and lets every rule look at each entry. */
export function findingsFrom({ journal, users, apps }: Storage): Findings {
  const listeners = new Set<(finding: Finding) => void>()
  let byType = new Map<Type, JournalEntry[]>()
  let seen = new Set<string>()
  let found: Finding[] = []
  let lastSeq = 0

  const history: History = {
    of: <T extends Type>(type: T) => (byType.get(type) ?? []) as EntryOf<T>[],
    user: (id) => users.find(id)?.email ?? id,
    app: (clientId) => apps.find(clientId)?.name ?? clientId,
  }

  const remember = (entry: JournalEntry) => {
    const entries = byType.get(entry.type)
    if (entries) entries.push(entry)
    else byType.set(entry.type, [entry])
  }

  const readOn = () => {
    for (const entry of journal.list({ after: lastSeq })) {
      lastSeq = entry.seq
      // Whole requests are large, and no rule looks back at them.
      if (entry.type !== 'request.answered') remember(entry)
      for (const rule of findingRules) diagnose(rule, entry)
    }
  }

  const diagnose = (rule: Pick<FindingRule, 'id' | 'on'> & { diagnose: unknown }, entry: JournalEntry) => {
    if (!rule.on.includes(entry.type)) return
    // The rule asked for entries of this type.
    const diagnosis = (rule as FindingRule).diagnose(entry, history)
    if (!diagnosis || seen.has(`${rule.id} ${diagnosis.about}`)) return
    seen.add(`${rule.id} ${diagnosis.about}`)
    const { sentence, inProduction, remedy, evidence } = diagnosis
    const finding: Finding = {
      rule: rule.id,
      at: entry.at,
      entry: entry.seq,
      sentence,
      inProduction,
      remedy,
      evidence: evidence.map(({ seq }) => seq).toSorted((a, b) => a - b),
    }
    found.push(finding)
    for (const listener of listeners) listener(finding)
  }

  return {
    list() {
      readOn()
      return [...found]
    },
    onFinding(listener) {
      readOn()
      listeners.add(listener)
      const stop = journal.onAppend(readOn)
      return () => {
        stop()
        listeners.delete(listener)
      }
    },
    restart() {
      byType = new Map()
      seen = new Set()
      found = []
      lastSeq = 0
    },
  }
}
