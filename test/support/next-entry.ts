import type { JournalEntry, JournalEvent, MockZoom } from '../../src/mock-zoom/index.ts'

/** The next entry of this type that comes into the journal. It is waited for from the call on. */
export async function nextEntry(zoom: MockZoom, type: JournalEvent['type']): Promise<JournalEntry> {
  for await (const entry of zoom.journal.followEntries({ after: 'now', type })) return entry
  throw new Error(`the mock closed before there was a ${type}`)
}
