import { sayRefusals } from '../../mock-zoom/index.ts'
import type { ContractHeader, Profile } from '../contract.ts'
import type { RunReport } from '../report.ts'
import type { ContractResult } from '../result.ts'
import type { Verdict } from '../verdict.ts'

/** Where a reporter's text goes. */
export type Write = (text: string) => void

/** Gets told how a run proceeds. */
export interface Reporter {
  begin?(run: { readonly subject: string; readonly planned: number }): void
  /** A contract begins. With several jobs, more than one can be under way. */
  start?(contract: ContractHeader, profile: Profile): void
  result?(result: ContractResult): void
  /** After the run: it is tried whether this failure comes alone. */
  recheck?(contract: ContractHeader, profile: Profile): void
  end(report: RunReport): void
}

/** Tells several reporters, each in turn. */
export function allOf(reporters: readonly Reporter[]): Reporter {
  return {
    begin: (run) => reporters.forEach((each) => void each.begin?.(run)),
    start: (contract, profile) => reporters.forEach((each) => void each.start?.(contract, profile)),
    result: (result) => reporters.forEach((each) => void each.result?.(result)),
    recheck: (contract, profile) => reporters.forEach((each) => void each.recheck?.(contract, profile)),
    end: (report) => reporters.forEach((each) => void each.end(report)),
  }
}

/** `0.21 s` */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`
}

/** How a verdict is called. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  kept: 'kept',
  broken: 'broken',
  blocked: 'blocked',
  'cannot-judge': 'can’t be judged',
  'could-not-run': 'could not run',
  'not-run': 'not run',
  'not-applicable': 'not applicable',
}

/** The verdicts in the order in which a report shows them. */
export const byVerdict: readonly Verdict[] = [
  'broken',
  'could-not-run',
  'cannot-judge',
  'blocked',
  'not-run',
  'not-applicable',
  'kept',
]

/** What was refused without a finding about it; undefined if nothing was. */
export function refusalsInWords({ refusals }: RunReport): string | undefined {
  const refused = sayRefusals(refusals)
  return refused && `${refused}. Contracts cause some of it: tokens expire, people uninstall.`
}

/** `2 kept, 1 broken, 0 could not run`, and how many there are of the rest, if any. */
export function countsInWords(counts: RunReport['counts']): string {
  const always: readonly Verdict[] = ['kept', 'broken', 'could-not-run']
  const order: readonly Verdict[] = [
    'kept',
    'broken',
    'blocked',
    'cannot-judge',
    'not-applicable',
    'could-not-run',
    'not-run',
  ]
  return order
    .filter((verdict) => always.includes(verdict) || counts[verdict] > 0)
    .map((verdict) => `${counts[verdict]} ${verdictWords[verdict]}`)
    .join(', ')
}
