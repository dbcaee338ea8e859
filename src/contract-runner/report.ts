import type { RefusalCount } from '../mock-zoom/index.ts'
import { packageVersion } from '../mock-zoom/index.ts'
import { type Cause, causesOf, type Noticed } from './causes.ts'
import type { ContractHeader, Profile } from './contract.ts'
import type { ContractResult } from './result.ts'
import type { AppKind } from './subject-description.ts'
import type { Verdict } from './verdict.ts'

/** Every switch with its setting, for each era that was run. */
export type SwitchesByEra = Readonly<Partial<Record<Profile, Readonly<Record<string, unknown>>>>>

export interface RunReport {
  readonly subject: string
  /** Whether people connect the app, or it acts for its own account. */
  readonly kind: AppKind
  /** The version of mock-zoom. */
  readonly mockZoom: string
  /** How Zoom behaved when the contracts began, by era: every switch. */
  readonly switches: SwitchesByEra
  /** When the run began, in ISO 8601 and UTC. */
  readonly startedAt: string
  /** What is wrong with the app, each cause once, the one that costs most first. */
  readonly causes: readonly Cause[]
  readonly results: readonly ContractResult[]
  /**
   * How many requests were refused without a finding, by reason, the most frequent first. Contracts cause some of it themselves,
   * with any app: they let tokens expire, and people uninstall.
   */
  readonly refusals: readonly RefusalCount[]
  readonly counts: Readonly<Record<Verdict, number>>
  readonly durationMs: number
  /** 0 all kept; 1 some broken; 2 some could not be run, or some were not run without any being broken, or nothing was judged. */
  readonly exitCode: 0 | 1 | 2
}

/** A run and its results. */
export interface FinishedRun
  extends Pick<RunReport, 'subject' | 'results' | 'durationMs' | 'startedAt' | 'switches'> {
  /** `user-managed` by default. */
  readonly kind?: AppKind
  /** What the mock found during contracts that are kept. */
  readonly noticed?: readonly Noticed[]
  readonly refusals?: readonly RefusalCount[]
  /** Only failures of this severity make the exit code 1: another one may be in the report because it blocks them. */
  readonly severity?: ContractHeader['severity']
}

/** Sums up. What could not be run outweighs what is broken: the judgement is then incomplete. */
export function sumUp({
  kind = 'user-managed',
  noticed = [],
  refusals: refused = [],
  severity,
  ...run
}: FinishedRun): RunReport {
  const { subject, results, durationMs, startedAt, switches } = run
  const counts = countVerdicts(results)
  const judged = counts.kept + counts.broken
  const isIncomplete = counts['not-run'] > 0
  const isBroken = results.some(
    ({ verdict, contract }) =>
      verdict === 'broken' && (severity === undefined || contract.severity === severity),
  )
  const exitCode = counts['could-not-run'] > 0 || judged === 0 ? 2 : isBroken ? 1 : isIncomplete ? 2 : 0
  const causes = causesOf(results, noticed)
  const refusals = refused.toSorted((a, b) => b.count - a.count || a.reason.localeCompare(b.reason))
  const mockZoom = packageVersion()
  return {
    subject,
    kind,
    mockZoom,
    startedAt,
    switches,
    causes,
    results,
    refusals,
    counts,
    durationMs,
    exitCode,
  }
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
