import type { ContractResult, RunReport } from '../report.ts'

/** Where a reporter's text goes. */
export type Write = (text: string) => void

/** Told of a run as it goes on. */
export interface Reporter {
  begin?(run: { readonly subject: string; readonly planned: number }): void
  result?(result: ContractResult): void
  end(report: RunReport): void
}

/** Text from an app or the wire, fit for a terminal: control characters would move the cursor or colour the rest. */
export function printable(text: string): string {
  return text.replace(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, '�')
}

/** `0.21 s` */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`
}

/** `2 kept, 1 broken, 0 could not run`, and how many were not applicable, if any. */
export function countsInWords(counts: RunReport['counts']): string {
  const notApplicable = counts['not-applicable'] > 0 ? [`${counts['not-applicable']} not applicable`] : []
  return [
    `${counts.kept} kept`,
    `${counts.broken} broken`,
    ...notApplicable,
    `${counts['could-not-run']} could not run`,
  ].join(', ')
}
