import { causesOf } from './causes.ts'
import type { Contract, Profile } from './contract.ts'
import { findOccurrence, type Occurrence } from './occurrence.ts'
import type { ContractResult } from './result.ts'
import { noProgress, type RunSettings, runContract } from './run-contract.ts'
import type { SubjectFactory } from './subject-factory.ts'
import type { ZoomSource } from './zoom-source.ts'

/** One contract in one era. */
export interface PlannedRun {
  readonly contract: Contract
  readonly profile: Profile
}

/** An app that has been through nothing, with a Zoom of its own. Disposing stops it. */
export interface FreshSubject extends AsyncDisposable {
  readonly subject: SubjectFactory
  readonly zoom: ZoomSource
}

/** A run that failed, and what the same app had been through before it. */
export interface FailedRun {
  readonly run: PlannedRun
  readonly result: Extract<ContractResult, { verdict: 'broken' }>
  readonly before: readonly PlannedRun[]
}

export interface RecheckSettings {
  readonly fresh: () => Promise<FreshSubject>
  readonly settings: RunSettings
  /** For everything together. */
  readonly limitMs: number
  readonly onCheck: (run: PlannedRun) => void
}

/** When these failures come: alone, or only after others. Those of which a report shows the command are tried first. */
export async function recheck(
  failed: readonly FailedRun[],
  { fresh, settings, limitMs, onCheck }: RecheckSettings,
): Promise<ReadonlyMap<PlannedRun, Occurrence>> {
  const found = new Map<PlannedRun, Occurrence>()
  const timeIsUp = AbortSignal.timeout(limitMs)
  const signal = AbortSignal.any([timeIsUp, ...(settings.signal ? [settings.signal] : [])])

  async function replay(runs: readonly PlannedRun[]): Promise<boolean | undefined> {
    if (signal.aborted) return undefined
    await using app = await fresh()
    const again = {
      ...settings,
      subject: app.subject,
      zoom: app.zoom,
      progress: noProgress(),
      saveFlow: undefined,
      signal,
    }
    let failed = false
    for (const { contract, profile } of runs) {
      const { verdict } = await runContract(contract, profile, again)
      if (verdict === 'not-run') return undefined
      failed = verdict === 'broken' || verdict === 'could-not-run'
    }
    return failed
  }

  const shown = causesOf(failed.map(({ result }) => result)).map(({ breaks }) => breaks[0])
  const rank = ({ result }: FailedRun) => (shown.includes(result.contract.id) ? 0 : 1)
  for (const { run, before } of failed.toSorted((a, b) => rank(a) - rank(b))) {
    // What was first had nothing before it: there is nothing to try.
    if (before.length === 0) continue
    if (signal.aborted) break
    onCheck(run)
    const sameEra = before.filter(({ profile }) => profile === run.profile)
    const occurrence = await findOccurrence(run, sameEra, replay)
    if (occurrence !== undefined) found.set(run, occurrence)
  }
  return found
}
