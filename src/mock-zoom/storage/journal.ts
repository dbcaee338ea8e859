import type Database from 'better-sqlite3'
import type { JournalEntry, JournalEvent } from '../journal/events.ts'
import { insertInto } from './columns.ts'
import { type Changes, remember } from './remembered.ts'

interface Row {
  seq: number
  at: number
  request_id: string | null
  event: string
}

export interface JournalFilter {
  /** Only entries with a larger sequence number. */
  readonly after?: number | undefined
  readonly type?: JournalEvent['type'] | undefined
  /** At most this many, the oldest first. */
  readonly limit?: number | undefined
}

export interface Journal {
  append(event: JournalEvent, at: number, requestId: string | null): void
  list(filter?: JournalFilter): JournalEntry[]
  lastSeq(): number
  /** The latest time of an entry, in milliseconds; 0 if there is none. */
  lastTime(): number
  /** Reports the end of a request that has no entry of its own, such as an install. */
  endRequest(requestId: string): void
  /** Calls back with each entry once its whole transaction is committed. Returns the function that ends this. */
  onAppend(listener: (entry: JournalEntry) => void): () => void
  /** Calls back with the id of each request that has ended without an entry of its own. Returns the function that ends this. */
  onRequestEnd(listener: (requestId: string) => void): () => void
  /** Calls back when all entries were removed, as a reset does, or replaced by others. Returns the function that ends this. */
  onEmptied(listener: () => void): () => void
  /** Tells listeners that all entries were removed or replaced. */
  emptied(): void
  /** Removes entries that are beyond the limits, and tells listeners. Nothing else may have to be undone with it. */
  remove(entries: readonly JournalEntry[]): void
  /** Calls back with the entries that were removed because there are too many. Returns the function that ends this. */
  onRemoved(listener: (entries: readonly JournalEntry[]) => void): () => void
  /**
   * Runs `work`, which is a transaction. Listeners get its entries once the outermost transaction is committed, and never
   * get any that were rolled back.
   */
  within<T>(work: () => T): T
}

/** `hide` takes the secrets of this mock's apps out of a text; nothing is stored or passed on with them. */
export function journalIn(db: Database.Database, changes: Changes, hide: (text: string) => string): Journal {
  const append = db.prepare(insertInto('journal', 'at', 'requestId', 'type', 'event'))
  const list = db.prepare<[{ after: number; limit: number }], Row>(
    'SELECT seq, at, request_id, event FROM journal WHERE seq > @after ORDER BY seq LIMIT @limit',
  )
  const listOfType = db.prepare<[{ type: string; after: number; limit: number }], Row>(
    'SELECT seq, at, request_id, event FROM journal WHERE type = @type AND seq > @after ORDER BY seq LIMIT @limit',
  )
  const maxSeq = db.prepare<[], number | null>('SELECT max(seq) FROM journal').pluck()
  const last = remember(changes, () => ({ seq: maxSeq.get() ?? 0 }))
  const lastTime = db.prepare<[], number | null>('SELECT max(at) FROM journal').pluck()
  const remove = db.prepare<[number]>('DELETE FROM journal WHERE seq = ?')
  const listeners = new Set<(entry: JournalEntry) => void>()
  const endListeners = new Set<(requestId: string) => void>()
  const emptyListeners = new Set<() => void>()
  const removeListeners = new Set<(entries: readonly JournalEntry[]) => void>()
  const pending: JournalEntry[] = []
  let telling = false

  /** A listener may append an entry: every listener gets that one after the entry that caused it. */
  const tell = () => {
    if (telling || db.inTransaction) return
    telling = true
    try {
      for (let entry = pending.shift(); entry; entry = pending.shift())
        for (const listener of listeners) listener(entry)
    } finally {
      telling = false
    }
  }

  return {
    append(event, at, requestId) {
      const asItCame = JSON.stringify(event)
      const text = hide(asItCame)
      const shown: JournalEvent = text === asItCame ? event : JSON.parse(text)
      const { lastInsertRowid } = append.run({ at, requestId, type: event.type, event: text })
      const seq = Number(lastInsertRowid)
      last().seq = seq
      pending.push({ seq, at, requestId, ...shown })
      tell()
    },
    list: ({ after = 0, type, limit = -1 } = {}) =>
      (type === undefined ? list.all({ after, limit }) : listOfType.all({ type, after, limit })).map(toEntry),
    lastSeq: () => last().seq,
    lastTime: () => lastTime.get() ?? 0,
    endRequest(requestId) {
      for (const listener of endListeners) listener(requestId)
    },
    onRequestEnd(listener) {
      endListeners.add(listener)
      return () => endListeners.delete(listener)
    },
    onAppend(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onEmptied(listener) {
      emptyListeners.add(listener)
      return () => emptyListeners.delete(listener)
    },
    emptied() {
      for (const listener of emptyListeners) listener()
    },
    remove(entries) {
      if (entries.length === 0) return
      for (const { seq } of entries) remove.run(seq)
      for (const listener of removeListeners) listener(entries)
    },
    onRemoved(listener) {
      removeListeners.add(listener)
      return () => removeListeners.delete(listener)
    },
    within(work) {
      const before = pending.length
      let done = false
      try {
        const result = work()
        done = true
        return result
      } finally {
        if (done) tell()
        else pending.length = before
      }
    },
  }
}

function toEntry(row: Row): JournalEntry {
  const event: JournalEvent = JSON.parse(row.event)
  return { seq: row.seq, at: row.at, requestId: row.request_id, ...event }
}
