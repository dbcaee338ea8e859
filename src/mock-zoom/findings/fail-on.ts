import type { RefusalCount } from '../journal/refusals.ts'

/**
 * What makes a run fail although its own result is good.
 *
 * - `findings`: any finding, the default except for contracts. A finding is a mistake in the app: correct apps have none
 * - `refusals`: also a refused request without a finding. Stricter than most want: correct apps are refused as well, once
 *   when their token has expired, and once when somebody has uninstalled them
 * - `nothing`: findings are shown, and change nothing; the default for contracts, whose verdicts are a result already
 */
export type FailOn = 'findings' | 'refusals' | 'nothing'

/** Whether these findings and refusals make the run fail. */
export function fails(
  on: FailOn,
  {
    findings,
    refusals,
  }: { readonly findings: readonly unknown[]; readonly refusals: readonly RefusalCount[] },
): boolean {
  switch (on) {
    case 'nothing':
      return false
    case 'findings':
      return findings.length > 0
    case 'refusals':
      return findings.length > 0 || refusals.length > 0
    default:
      return on satisfies never
  }
}
