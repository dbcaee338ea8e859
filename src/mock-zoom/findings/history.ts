import type { EntryOf, JournalEntry, JournalEvent } from '../journal/events.ts'
import type { Names } from '../journal/names.ts'
import type { History, PastRequest } from './finding.ts'

type Type = JournalEvent['type']

/** A history that grows. */
export interface GrowingHistory extends History {
  add(entry: JournalEntry): void
  /** Lets go of entries that the journal no longer has. */
  forget(entries: readonly JournalEntry[]): void
}

/** An index of one type's entries by one of their keys, filled only as far as needed. */
interface Index {
  filled: number
  readonly byValue: Map<unknown, JournalEntry[]>
}

const nothing: readonly never[] = []

/** An empty history. Whole requests are large, so it keeps only what rules look back at. */
export function createHistory(names: Names): GrowingHistory {
  const byType = new Map<Type, JournalEntry[]>()
  const indexes = new Map<string, Index>()
  const requests = new Map<string, PastRequest>()
  const lostAnswers = new Set<string>()
  /** The oldest entry that was ever known; 0 before the first. */
  let beginning = 0
  let whole = true

  const indexOf = (type: Type, key: string): Index => {
    const name = `${type} ${key}`
    const index = indexes.get(name) ?? { filled: 0, byValue: new Map<unknown, JournalEntry[]>() }
    indexes.set(name, index)
    const entries = byType.get(type) ?? nothing
    for (; index.filled < entries.length; index.filled += 1) {
      const entry = entries[index.filled]
      const value: unknown = entry && Reflect.get(entry, key)
      if (!entry || value == null) continue
      const same = index.byValue.get(value)
      if (same) same.push(entry)
      else index.byValue.set(value, [entry])
    }
    return index
  }

  return {
    ...names,
    isWhole: () => whole && beginning <= 1,
    of: <T extends Type>(type: T) => (byType.get(type) ?? nothing) as readonly EntryOf<T>[],
    with: <T extends Type>(type: T, key: string, value: string | null) =>
      (indexOf(type, key).byValue.get(value) ?? nothing) as readonly EntryOf<T>[],
    request: ({ requestId }) => (requestId === null ? undefined : requests.get(requestId)),
    add(entry) {
      beginning ||= entry.seq
      if (entry.type === 'fault.injected' && entry.outcome !== 'delayed' && entry.requestId !== null)
        lostAnswers.add(entry.requestId)
      if (entry.type === 'request.answered') {
        if (entry.requestId !== null)
          requests.set(entry.requestId, past(entry, !lostAnswers.has(entry.requestId)))
        return
      }
      const entries = byType.get(entry.type)
      if (entries) entries.push(entry)
      else byType.set(entry.type, [entry])
    },
    forget(gone) {
      whole = false
      for (const { requestId } of gone.filter(({ type }) => type === 'request.answered')) {
        if (requestId === null) continue
        requests.delete(requestId)
        lostAnswers.delete(requestId)
      }
      const seqs = new Set(gone.map(({ seq }) => seq))
      const isLeft = ({ seq }: JournalEntry) => !seqs.has(seq)
      for (const type of new Set(gone.map((entry) => entry.type))) {
        const entries = byType.get(type)
        if (!entries) continue
        const ofType = gone.filter((entry) => entry.type === type)
        for (const [name, index] of indexes) {
          if (!name.startsWith(`${type} `)) continue
          index.filled -= entries.slice(0, index.filled).filter(({ seq }) => seqs.has(seq)).length
          const key = name.slice(type.length + 1)
          for (const value of new Set(ofType.map((entry): unknown => Reflect.get(entry, key)))) {
            const left = index.byValue.get(value)?.filter(isLeft)
            if (left && left.length > 0) index.byValue.set(value, left)
            else index.byValue.delete(value)
          }
        }
        byType.set(type, entries.filter(isLeft))
      }
    },
  }
}

function past(entry: EntryOf<'request.answered'>, answered: boolean): PastRequest {
  return {
    answeredAt: entry.seq,
    arrivedAfter: entry.arrivedAfter,
    justAnswered: entry.justAnswered ?? [],
    answered,
    byHeader: entry.requestHeaders.authorization !== undefined,
  }
}
