import type { Finding } from '../mock-zoom/index.ts'
import type { ContractHeader, Profile } from './contract.ts'
import type { Message } from './sequence.ts'

export type Verdict = 'kept' | 'broken' | 'could-not-run' | 'not-applicable' | 'not-run'

/** A finding of the mock with its evidence in readable lines. */
export interface ReportedFinding extends Pick<Finding, 'rule' | 'sentence' | 'inProduction' | 'remedy'> {
  readonly evidence: readonly string[]
}

/** Everything known about a broken promise. */
export interface Failure {
  readonly appDid: string
  readonly expected: string
  readonly found: string
  /** Not the promise was broken, but something that it builds on; its header gives the wrong advice. */
  readonly given: boolean
  readonly findings: readonly ReportedFinding[]
  /** The journal entries on which the contract's own judgement rests. */
  readonly evidence: readonly string[]
  /** The messages between browser, app and Zoom. */
  readonly messages: readonly Message[]
}

interface ResultOf<Of extends Verdict> {
  readonly verdict: Of
  readonly contract: ContractHeader
  readonly profile: Profile
  readonly durationMs: number
}

/** The command that runs only this contract again, as in the reported run. */
interface Reproducible {
  readonly reproduce: string
  /** Files that were written about it, such as a browser's trace. */
  readonly artifacts?: readonly string[]
}

/** The result of one contract under one profile. */
export type ContractResult =
  | ResultOf<'kept'>
  | (ResultOf<'broken'> & Reproducible & { readonly failure: Failure })
  | (ResultOf<'not-applicable'> & { readonly reason: string })
  | (ResultOf<'not-run'> & { readonly reason: string })
  | (ResultOf<'could-not-run'> &
      Reproducible & {
        readonly problem: string
        /** The app's last output, if the runner started it. */
        readonly appOutput?: string
      })

export interface RunReport {
  readonly subject: string
  readonly results: readonly ContractResult[]
  readonly counts: Readonly<Record<Verdict, number>>
  readonly durationMs: number
  /** 0 all kept; 1 some broken; 2 some could not be run, or some were not run without any being broken, or nothing was judged. */
  readonly exitCode: 0 | 1 | 2
}

/** Sums up. A contract that could not be run outweighs a broken one: the judgement is incomplete then. */
export function sumUp(subject: string, results: readonly ContractResult[], durationMs: number): RunReport {
  const number = (verdict: Verdict) => results.filter((result) => result.verdict === verdict).length
  const counts = {
    kept: number('kept'),
    broken: number('broken'),
    'not-applicable': number('not-applicable'),
    'could-not-run': number('could-not-run'),
    'not-run': number('not-run'),
  }
  const judged = counts.kept + counts.broken
  const isIncomplete = counts['not-run'] > 0
  const exitCode =
    counts['could-not-run'] > 0 || judged === 0 ? 2 : counts.broken > 0 ? 1 : isIncomplete ? 2 : 0
  return { subject, results, counts, durationMs, exitCode }
}
