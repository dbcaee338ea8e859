import type { JournalEntry, JournalEvent, MockZoom } from '../mock-zoom/index.ts'

/** A journal entry of one type, or of one of several. */
export type Entry<Type extends JournalEvent['type']> = JournalEntry<Extract<JournalEvent, { type: Type }>>

export type CodeIssued = Entry<'code.issued'>
/** A code that arrived at the token endpoint, and what became of it. */
export type Exchange = Entry<'code.redeemed' | 'code.refused'>
/** A refresh token that arrived at the token endpoint, and what became of it. */
export type Refresh = Entry<'refresh.rotated' | 'refresh.refused'>
export type ApiCall = Entry<'api.called' | 'api.refused'>
/** A request that was turned away before anybody looked at a code or token. */
export type EarlyRefusal = Entry<'authorize.refused' | 'token.refused'>

/** What Zoom saw, from its journal: the only thing by which a contract judges. `after` leaves out what is older. */
export interface Seen {
  /** The place in the journal now, to be given as `after` later. */
  mark(): number
  codesIssued(after?: number): readonly CodeIssued[]
  exchanges(after?: number): readonly Exchange[]
  refreshes(after?: number): readonly Refresh[]
  apiCalls(after?: number): readonly ApiCall[]
  earlyRefusals(after?: number): readonly EarlyRefusal[]
}

/** Reads the mock's journal for contracts. */
export function seenBy(zoom: MockZoom): Seen {
  const entries = (after = -1) => zoom.journal.events().filter((entry) => entry.seq > after)
  return {
    mark: () => entries().at(-1)?.seq ?? -1,
    codesIssued: (after) => entries(after).filter((entry) => entry.type === 'code.issued'),
    exchanges: (after) =>
      entries(after).filter((entry) => entry.type === 'code.redeemed' || entry.type === 'code.refused'),
    refreshes: (after) =>
      entries(after).filter((entry) => entry.type === 'refresh.rotated' || entry.type === 'refresh.refused'),
    apiCalls: (after) =>
      entries(after).filter((entry) => entry.type === 'api.called' || entry.type === 'api.refused'),
    earlyRefusals: (after) =>
      entries(after).filter((entry) => entry.type === 'authorize.refused' || entry.type === 'token.refused'),
  }
}
