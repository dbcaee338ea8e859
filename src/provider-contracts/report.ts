import type { Era, Observation } from './claim.ts'
import type { Confidence } from './contract.ts'

/** The result of one contract. Every text is safe to show: it contains no secret. */
export type ProviderResult = {
  readonly id: string
  readonly title: string
  readonly confidence: Confidence
  readonly source: readonly string[]
} & (
  | { readonly verdict: 'agrees' }
  | { readonly verdict: 'differs'; readonly differences: readonly Omit<Observation, 'agrees'>[] }
  | { readonly verdict: 'cannot tell'; readonly reason: string }
)

/** The result of all contracts. */
export interface ProviderReport {
  readonly against: string
  readonly era: Era
  readonly results: readonly ProviderResult[]
  readonly counts: Readonly<Record<ProviderResult['verdict'], number>>
  /** How many requests got a response. */
  readonly answered: number
}

/** Counts the verdicts. */
export function countVerdicts(results: readonly ProviderResult[]): ProviderReport['counts'] {
  const count = (verdict: ProviderResult['verdict']) =>
    results.filter((result) => result.verdict === verdict).length
  return { agrees: count('agrees'), differs: count('differs'), 'cannot tell': count('cannot tell') }
}
