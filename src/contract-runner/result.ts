import type { ContractHeader, Profile } from './contract.ts'
import type { ReportedFinding } from './evidence.ts'
import type { Occurrence } from './occurrence.ts'
import type { Message } from './sequence.ts'
import type { Verdict } from './verdict.ts'

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

/** The symptom of an app that stopped responding once a token request had failed. */
export const hangsAfterFailure = 'no response after a failure at Zoom'

interface ResultOf<Of extends Verdict> {
  readonly verdict: Of
  readonly contract: ContractHeader
  readonly profile: Profile
  readonly durationMs: number
}

interface Reproducible {
  /** The command that runs only this contract again, or only those that it takes to see the failure. */
  readonly reproduce: string
  /** When the failure comes, if that was tried after the run. */
  readonly occurs?: Occurrence
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
  | (ResultOf<'cannot-judge' | 'not-applicable'> & {
      readonly reason: string
      /** The contract that the reason is about, if this one only builds on it. */
      readonly given: string | null
    })
  | (ResultOf<'not-run'> & { readonly reason: string })
  | (ResultOf<'could-not-run'> &
      Reproducible & {
        readonly problem: string
        /** The app's last output, if the runner started it. */
        readonly appOutput?: string
      })
