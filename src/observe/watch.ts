import { createDiagnostician } from '../mock-zoom/findings/diagnose.ts'
import type { Fact } from '../mock-zoom/findings/finding.ts'
import type { JournalEntry } from '../mock-zoom/journal/events.ts'
import type { Exchange } from '../mock-zoom/journal/exchange.ts'
import type { Finding } from '../mock-zoom/journal/finding.ts'
import { namesFrom } from '../mock-zoom/journal/names.ts'
import type { RefusalCount } from '../mock-zoom/journal/refusals.ts'
import { createObserver } from './observer.ts'
import type { WireExchange } from './wire.ts'

/** What a connection that passes through shows: every request of the app, and nothing of the browser. */
export const seenInPassing: readonly Fact[] = ['complete']

/** Traffic that passes by, explained as it comes. */
export interface Watch {
  /** Takes the next exchange. Returns it as the journal has it, without secrets and with its findings. */
  read(exchange: WireExchange): readonly Exchange[]
  /** Nothing follows: returns what was held back so far. */
  end(): readonly Exchange[]
  /** Everything so far. */
  readonly entries: readonly JournalEntry[]
  readonly findings: readonly Finding[]
  refusedWithoutFinding(): RefusalCount[]
}

/** Begins to watch. `isZoom` says which hosts are Zoom's; by default the real ones. */
export function watchTraffic(isZoom?: (hostname: string) => boolean): Watch {
  const observer = createObserver(isZoom && { isZoom })
  const diagnostician = createDiagnostician(namesFrom({}), { observed: seenInPassing })
  const entries: JournalEntry[] = []
  const findings: Finding[] = []
  const take = (read: readonly JournalEntry[]) => {
    entries.push(...read)
    const ended = read.flatMap((entry) => diagnostician.read(entry) ?? [])
    findings.push(...ended.flatMap((each) => each.findings))
    return ended
  }
  return {
    read: (exchange) => take(observer.read(exchange)),
    end: () => take(observer.end()),
    entries,
    findings,
    refusedWithoutFinding: diagnostician.refusedWithoutFinding,
  }
}
