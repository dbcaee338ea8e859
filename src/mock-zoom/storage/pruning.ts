import type Database from 'better-sqlite3'
import type { JournalEntry } from '../journal/events.ts'
import type { Journal } from './journal.ts'
import type { Settings } from './settings.ts'

/** How much of the past is kept. 0 means: no limit. */
export interface HistoryLimits {
  /** Entries of the journal. */
  readonly entries: number
  /** Codes, and as many grants, tokens and device codes. */
  readonly records: number
  /** Webhooks that were delivered or given up. */
  readonly deliveries: number
  /** Days by the mock's clock, for all of them. */
  readonly days: number
}

/** What can be forgotten, and is not kept for as long as the mock lives. */
export type Forgettable = 'codes' | 'tokens' | 'device codes'

/** Removes what is beyond the limits, some rows at a time. */
export interface Pruning {
  /**
   * Goes through some more rows. Returns whether there are more. `isNeeded` says which entries of the journal a finding rests
   * on: those stay, as does whatever tells where something that still works came from.
   */
  step(limits: HistoryLimits, now: number, isNeeded: (seq: number) => boolean): boolean
  /** Whether some of them were removed since the last reset: an unknown one may be one of those. */
  hasForgotten(what: Forgettable): boolean
}

interface Table {
  readonly name: string
  readonly limit: 'records' | 'deliveries'
  /** The column with the time when a row was made. */
  readonly bornAt: string
  /** Whether a row is of no more use: it ended by `@told`, and nothing that works depends on it. */
  readonly isOver: string
  readonly forgets: readonly Forgettable[]
}

const hasLiveToken = `
  EXISTS (SELECT 1 FROM tokens WHERE grant_id = grants.id AND kind IN ('access', 'refresh') AND ended_at IS NULL AND expires_at > @told)`

/** Grants before codes: a code stays as long as its grant. */
const tables: readonly Table[] = [
  {
    name: 'tokens',
    limit: 'records',
    bornAt: 'issued_at',
    isOver: 'min(coalesce(ended_at, expires_at), expires_at) <= @told',
    forgets: ['tokens'],
  },
  {
    name: 'grants',
    limit: 'records',
    bornAt: 'created_at',
    // A user's latest grant says that the app is installed, even if its tokens have expired.
    isOver: `ended_at <= @told OR ended_at IS NULL AND NOT ${hasLiveToken} AND EXISTS (
      SELECT 1 FROM grants AS newer
      WHERE newer.client_id = grants.client_id AND newer.user_id = grants.user_id AND newer.ended_at IS NULL
        AND newer.rowid > grants.rowid)`,
    forgets: ['tokens'],
  },
  {
    name: 'codes',
    limit: 'records',
    bornAt: 'issued_at',
    isOver:
      'coalesce(redeemed_at, replaced_at, expires_at) <= @told AND NOT EXISTS (SELECT 1 FROM grants WHERE code_id = codes.id)',
    forgets: ['codes'],
  },
  {
    name: 'device_codes',
    limit: 'records',
    bornAt: 'issued_at',
    isOver: 'coalesce(redeemed_at, expires_at) <= @told',
    forgets: ['device codes'],
  },
  {
    name: 'webhook_deliveries',
    limit: 'deliveries',
    bornAt: 'created_at',
    isOver: "state IN ('acknowledged', 'dropped') AND due_at IS NULL AND created_at <= @told",
    forgets: [],
  },
]

/** A step takes a few milliseconds at most. */
const rowsInAStep = 250

const dayInMs = 86_400_000

interface Bounds {
  /** Rows up to this number are beyond the limit by count. */
  readonly upTo: number
  /** Rows from before this time are beyond the limit by age. */
  readonly before: number
  /** What ended later may still be told about: the journal's newest entries are about it. */
  readonly told: number
}

export function pruningIn(
  db: Database.Database,
  { settings, journal }: { readonly settings: Settings; readonly journal: Journal },
): Pruning {
  // Most mocks end long before anything has to go.
  let prepared: ReturnType<typeof prepareIn> | undefined
  let stage = 0
  let from = 0

  const noteForgotten = (what: Forgettable) => {
    if (settings.read(`forgotten ${what}`) === undefined) settings.write(`forgotten ${what}`, 'yes')
  }

  const pruneTable = (table: ReturnType<typeof rowsOf>, bounds: Bounds): boolean => {
    const rows = table.after(from)
    const due = rows.filter(({ row, at }) => row <= bounds.upTo || at < bounds.before)
    const to = due.at(-1)?.row
    if (to === undefined) return false
    if (table.remove(from, to, bounds.told) > 0) table.forgets.forEach(noteForgotten)
    from = to
    return due.length === rowsInAStep
  }

  const pruneJournal = (bounds: Bounds, isKept: (entry: JournalEntry) => boolean): boolean => {
    const entries = journal.list({ after: from, limit: rowsInAStep })
    const due = entries.filter(({ seq, at }) => seq <= bounds.upTo || at < bounds.before)
    const last = due.at(-1)
    if (!last) return false
    const kept = due.filter(isKept)
    // A request is kept as a whole.
    const requests = new Set(kept.map(({ requestId }) => requestId))
    journal.remove(
      due.filter(
        (entry) => !kept.includes(entry) && (entry.requestId === null || !requests.has(entry.requestId)),
      ),
    )
    from = last.seq
    return due.length === rowsInAStep
  }

  return {
    step(limits, now, isNeeded) {
      prepared ??= prepareIn(db)
      const { rows, timeOf, isAlive } = prepared
      const before = limits.days === 0 ? 0 : now - limits.days * dayInMs
      const lastSeq = journal.lastSeq()
      const upTo = limits.entries === 0 ? 0 : lastSeq - limits.entries
      const told = limits.entries === 0 ? now : (timeOf.get(Math.max(1, upTo + 1)) ?? now)
      const table = rows[stage]
      const more = table
        ? pruneTable(table, {
            upTo: limits[table.limit] === 0 ? 0 : table.newest() - limits[table.limit],
            before,
            told,
          })
        : pruneJournal({ upTo, before, told }, (entry) => isNeeded(entry.seq) || isAlive(entry, told))
      if (more) return true
      from = 0
      stage = table ? stage + 1 : 0
      return table !== undefined
    },
    hasForgotten: (what) => settings.read(`forgotten ${what}`) !== undefined,
  }
}

function prepareIn(db: Database.Database) {
  return {
    rows: tables.map((table) => rowsOf(db, table)),
    timeOf: db.prepare<[number], number>('SELECT at FROM journal WHERE seq = ?').pluck(),
    isAlive: livingIn(db),
  }
}

/** The rows of a table, by the numbers in which SQLite gave them out. */
function rowsOf(db: Database.Database, { name, bornAt, isOver, limit, forgets }: Table) {
  const after = db.prepare<[number], { readonly row: number; readonly at: number }>(
    `SELECT rowid AS row, ${bornAt} AS at FROM ${name} WHERE rowid > ? ORDER BY rowid LIMIT ${rowsInAStep}`,
  )
  const newest = db.prepare<[], number | null>(`SELECT max(rowid) FROM ${name}`).pluck()
  const remove = db.prepare<[{ readonly from: number; readonly to: number; readonly told: number }]>(
    `DELETE FROM ${name} WHERE rowid > @from AND rowid <= @to AND (${isOver})`,
  )
  return {
    limit,
    forgets,
    after: (from: number) => after.all(from),
    newest: () => newest.get() ?? 0,
    remove: (from: number, to: number, told: number) => remove.run({ from, to, told }).changes,
  }
}

/** Tells which entries say where something came from that still worked at the time `told`. */
function livingIn(db: Database.Database): (entry: JournalEntry, told: number) => boolean {
  interface Asked {
    readonly id: string
    readonly told: number
  }
  const code = db
    .prepare<[Asked], 1>(`
      SELECT 1 FROM codes WHERE id = @id AND (
        coalesce(redeemed_at, replaced_at, expires_at) > @told
        OR EXISTS (SELECT 1 FROM grants WHERE code_id = @id AND coalesce(ended_at > @told, 1)))`)
    .pluck()
  const grant = db
    .prepare<[Asked], 1>('SELECT 1 FROM grants WHERE id = @id AND coalesce(ended_at > @told, 1)')
    .pluck()
  const token = db
    .prepare<[Asked], 1>(
      'SELECT 1 FROM tokens WHERE id = @id AND min(coalesce(ended_at, expires_at), expires_at) > @told',
    )
    .pluck()
  return (entry, told) => {
    switch (entry.type) {
      case 'code.issued':
        return code.get({ id: entry.codeId, told }) !== undefined
      case 'code.redeemed':
      case 'device-code.redeemed':
      case 'account-token.issued':
        return grant.get({ id: entry.grantId, told }) !== undefined
      case 'refresh.rotated':
        return [entry.newAccessTokenId, entry.newRefreshTokenId].some(
          (id) => token.get({ id, told }) !== undefined,
        )
      default:
        return false
    }
  }
}
