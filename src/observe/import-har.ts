import type { Fact } from '../mock-zoom/findings/finding.ts'
import type { SavedJournalFile } from '../mock-zoom/journal/saved.ts'
import { savedJournalFormat, savedJournalVersion } from '../mock-zoom/journal/saved.ts'
import type { HarFile } from './har.ts'
import { readHar } from './har.ts'
import { createObserver } from './observer.ts'

/** The journal of some HAR files, marked as imported, with how much of the files is not in it. */
export interface ImportedHar {
  readonly journal: SavedJournalFile
  /** How many entries the files have. */
  readonly entries: number
  /** How many were left out, since they are neither Zoom's nor the app's callback. */
  readonly dropped: number
}

/** A recording has what the browser or the proxy saw, and nobody knows what else the app sent. */
const seenInHar: readonly Fact[] = ['browser']

/** Reads HAR files as one journal. What is not in the journal afterwards is forgotten: codes, tokens, secrets, other sites. */
export function importHar(files: readonly HarFile[]): ImportedHar {
  const { exchanges, entries, dropped } = readHar(files)
  const observer = createObserver()
  return {
    journal: {
      format: savedJournalFormat,
      version: savedJournalVersion,
      entries: [...exchanges.flatMap((exchange) => observer.read(exchange)), ...observer.end()],
      findings: [],
      deliveries: [],
      observed: { from: 'har', sees: seenInHar },
    },
    entries,
    dropped,
  }
}
