import { type Finding, packageVersion } from '../mock-zoom/index.ts'
import { type Cause, causesOf, type Noticed } from './causes.ts'
import type { ContractHeader, Profile } from './contract.ts'
import type { Message } from './sequence.ts'

/**
 * The result of a contract. `blocked`: its set-up failed because of another promise, which is broken. `cannot-judge`:
 * what the app does can't be seen from outside, as when it goes by a clock of its own.
 */
export type Verdict =
  | 'kept'
  | 'broken'
  | 'blocked'
  | 'cannot-judge'
  | 'not-applicable'
  | 'could-not-run'
  | 'not-run'

/** A finding of the mock with its evidence in readable lines. */
export interface ReportedFinding extends Pick<Finding, 'rule' | 'sentence' | 'inProduction' | 'remedy'> {
  readonly evidence: readonly string[]
}

/** Everything known about a broken promise. */
export interface Failure {
  readonly appDid: string
  readonly expected: string
  readonly found: string
  /** The same for two failures with one cause, whichever person they happened to. */
  readonly symptom: string
  /** The contract whose promise the set-up builds on, if that was what failed; then this one's header is no help. */
  readonly given: string | null
  /** What the mock found out about this failure, the nearest first: their evidence overlaps the failure's own. */
  readonly findings: readonly ReportedFinding[]
  /** The journal entries on which the contract's own judgement rests. */
  readonly evidence: readonly string[]
  /** Possible causes, the likeliest first, if no finding knows. */
  readonly causes: readonly string[]
  /** What production sees of this, if that is not what the contract warns of. */
  readonly inProduction?: string
  /** What went between browser, app and Zoom. */
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
  | (ResultOf<'blocked'> &
      Partial<Reproducible> & {
        /** The contract to fix first. */
        readonly by: string
        readonly reason: string
      })
  | (ResultOf<'cannot-judge'> & {
      readonly reason: string
      /** The contract that the reason is about, if this one only builds on it. */
      readonly given: string | null
    })
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
  /** The version of mock-zoom. */
  readonly mockZoom: string
  /** When the run began, in ISO 8601 and UTC. */
  readonly startedAt: string
  /** What is wrong with the app, each cause once, the one that costs most first. */
  readonly causes: readonly Cause[]
  readonly results: readonly ContractResult[]
  readonly counts: Readonly<Record<Verdict, number>>
  readonly durationMs: number
  /** 0 all kept; 1 some broken; 2 some could not be run, or some were not run without any being broken, or nothing was judged. */
  readonly exitCode: 0 | 1 | 2
}

/** A run and its results. */
export interface FinishedRun extends Pick<RunReport, 'subject' | 'results' | 'durationMs' | 'startedAt'> {
  /** What the mock noticed in many contracts, whatever came of them. */
  readonly noticed?: readonly Noticed[]
}

/** Sums up. What could not be run outweighs what is broken: the judgement is then incomplete. */
export function sumUp({ subject, results, durationMs, startedAt, noticed = [] }: FinishedRun): RunReport {
  const counts = countVerdicts(results)
  const judged = counts.kept + counts.broken
  const isIncomplete = counts['not-run'] > 0
  const exitCode =
    counts['could-not-run'] > 0 || judged === 0 ? 2 : counts.broken > 0 ? 1 : isIncomplete ? 2 : 0
  const causes = causesOf(results, noticed)
  return { subject, mockZoom: packageVersion(), startedAt, causes, results, counts, durationMs, exitCode }
}

function countVerdicts(results: readonly ContractResult[]): Record<Verdict, number> {
  const counts: Record<Verdict, number> = {
    kept: 0,
    broken: 0,
    blocked: 0,
    'cannot-judge': 0,
    'not-applicable': 0,
    'could-not-run': 0,
    'not-run': 0,
  }
  for (const { verdict } of results) counts[verdict] += 1
  return counts
}
