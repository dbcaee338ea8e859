import { printable } from '../domain/printable.ts'

/** How often the mock refused for a reason without a finding about it. */
export interface RefusalCount {
  /** A RefusalReason; a saved journal of another version may have others. */
  readonly reason: string
  readonly count: number
}

/**
 * What was refused without a finding, as a line under the findings; undefined if nothing was.
 *
 * @example sayRefusals([{ reason: 'code-expired', count: 2 }]) // '2 requests were refused without a finding: code-expired (2)'
 */
export function sayRefusals(refusals: readonly RefusalCount[]): string | undefined {
  const all = refusals.reduce((sum, { count }) => sum + count, 0)
  if (all === 0) return undefined
  const names = refusals.map(({ reason, count }) => `${printable(reason)} (${count})`).join(', ')
  return `${all} ${all === 1 ? 'request was' : 'requests were'} refused without a finding: ${names}`
}
