import { createDiagnostician } from '../findings/diagnose.ts'
import type { Exchange } from '../journal/exchange.ts'
import { readExchanges } from '../journal/exchange.ts'
import type { Finding } from '../journal/finding.ts'
import type { RefusalCount } from '../journal/refusals.ts'
import type { Storage } from '../storage/storage.ts'

/** The exchanges of a running mock. */
export interface Exchanges {
  /** Every exchange so far, in the order in which they began; those that have not ended are among them. */
  list(): Exchange[]
  /** Those that have ended: listeners hear of all others later. */
  ended(): Exchange[]
  /** What went wrong so far. */
  findings(): Finding[]
  /** What was refused without a finding about it, the most frequent first. */
  refusals(): RefusalCount[]
  /** Whether a finding rests on this entry. */
  isEvidence(seq: number): boolean
  /** Calls back with each exchange when it ends, its findings included. Returns the function that ends this. */
  onExchange(listener: (exchange: Exchange) => void): () => void
  /** Calls back when everything so far was removed, as by a reset. Returns the function that ends this. */
  onEmptied(listener: () => void): () => void
}

/**
 * Publishes each exchange once, when it ends, from the entries that the journal passes on. Earlier ones are read once, at
 * the start: nobody is waiting for those any more. Keeps the latest `maxFindings` findings; 0 keeps all.
 */
export function exchangesOf({ journal, users, apps }: Storage, maxFindings: number): Exchanges {
  const names = {
    user: (id: string) => users.find(id)?.email ?? id,
    app: (clientId: string) => apps.find(clientId)?.name ?? clientId,
  }
  const listeners = new Set<(exchange: Exchange) => void>()
  const whenEmptied = new Set<() => void>()
  let diagnostician = createDiagnostician(names)
  let found: Finding[] = []
  let evidence: ReadonlySet<number> | undefined
  const keep = ({ findings }: Exchange) => {
    if (findings.length === 0) return
    found.push(...findings)
    if (maxFindings > 0 && found.length > maxFindings) found = found.slice(-maxFindings)
    evidence = undefined
  }
  const take = (exchange: Exchange | undefined) => {
    if (!exchange) return
    keep(exchange)
    for (const listener of listeners) listener(exchange)
  }
  /** Reads what is stored. Listeners don't hear of it: it happened earlier. */
  const readStored = () => {
    diagnostician = createDiagnostician(names)
    found = []
    evidence = undefined
    for (const entry of journal.list()) {
      const exchange = diagnostician.read(entry)
      if (exchange) keep(exchange)
    }
    for (const exchange of diagnostician.finish()) keep(exchange)
    // Whoever starts the mock today has not seen what it told yesterday.
    diagnostician.tellAgain()
  }

  readStored()
  journal.onAppend((entry) => take(diagnostician.read(entry)))
  journal.onRequestEnd((requestId) => take(diagnostician.end(requestId)))
  journal.onEmptied(() => {
    readStored()
    for (const listener of whenEmptied) listener()
  })
  journal.onRemoved((entries) => diagnostician.forget(entries))

  const list = () => readExchanges(journal.list(), found)
  return {
    list,
    ended() {
      const open = diagnostician.openIds()
      return list().filter(({ id }) => !open.has(id))
    },
    findings: () => [...found],
    refusals: () => diagnostician.refusedWithoutFinding(),
    isEvidence(seq) {
      evidence ??= new Set(found.flatMap((finding) => [finding.entry, ...finding.evidence]))
      return evidence.has(seq)
    },
    onExchange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onEmptied(listener) {
      whenEmptied.add(listener)
      return () => whenEmptied.delete(listener)
    },
  }
}
