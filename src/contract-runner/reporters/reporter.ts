import type { ContractHeader, Profile } from '../contract.ts'
import type { ContractResult, RunReport } from '../report.ts'

/** Where a reporter's text goes. */
export type Write = (text: string) => void

/** Gets told how a run proceeds. */
export interface Reporter {
  begin?(run: { readonly subject: string; readonly planned: number }): void
  /** A contract begins. With several jobs, more than one can be under way. */
  start?(contract: ContractHeader, profile: Profile): void
  result?(result: ContractResult): void
  end(report: RunReport): void
}

/** Tells several reporters, each in turn. */
export function allOf(reporters: readonly Reporter[]): Reporter {
  return {
    begin: (run) => reporters.forEach((each) => void each.begin?.(run)),
    start: (contract, profile) => reporters.forEach((each) => void each.start?.(contract, profile)),
    result: (result) => reporters.forEach((each) => void each.result?.(result)),
    end: (report) => reporters.forEach((each) => void each.end(report)),
  }
}

/** Text from an app or the wire, safe for a terminal: control characters would move the cursor or colour the rest. */
export function printable(text: string): string {
  return text.replace(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, '�')
}

/** `0.21 s` */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`
}

/** `2 kept, 1 broken, 0 could not run`, and how many were not applicable or not run, if any. */
export function countsInWords(counts: RunReport['counts']): string {
  const some = (verdict: 'not-applicable' | 'not-run') =>
    counts[verdict] > 0 ? [`${counts[verdict]} ${verdict.replace('-', ' ')}`] : []
  return [
    `${counts.kept} kept`,
    `${counts.broken} broken`,
    ...some('not-applicable'),
    `${counts['could-not-run']} could not run`,
    ...some('not-run'),
  ].join(', ')
}
