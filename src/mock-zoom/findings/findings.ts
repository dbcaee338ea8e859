import type { Storage } from '../storage/storage.ts'
import { createDiagnostician } from './diagnose.ts'
import type { Finding } from './finding.ts'

/** The findings so far. */
export interface Findings {
  list(): Finding[]
  /** Calls back with each finding as it arises. Answers the function that ends this. */
  onFinding(listener: (finding: Finding) => void): () => void
  /** Forgets everything, when the journal was emptied. */
  restart(): void
}

/** Reads the journal of a running mock as it grows, once. */
export function findingsFrom({ journal, users, apps }: Storage): Findings {
  const names = {
    user: (id: string) => users.find(id)?.email ?? id,
    app: (clientId: string) => apps.find(clientId)?.name ?? clientId,
  }
  const listeners = new Set<(finding: Finding) => void>()
  let diagnostician = createDiagnostician(names)
  let found: Finding[] = []
  let lastSeq = 0

  const readOn = () => {
    for (const entry of journal.list({ after: lastSeq })) {
      lastSeq = entry.seq
      const fresh = diagnostician.read(entry)
      found.push(...fresh)
      for (const finding of fresh) for (const listener of listeners) listener(finding)
    }
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
      diagnostician = createDiagnostician(names)
      found = []
      lastSeq = 0
    },
  }
}
