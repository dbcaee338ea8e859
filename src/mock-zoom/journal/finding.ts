/** A sentence of diagnosis that a rule draws from the journal. */
export interface Finding {
  /** The rule, which is also its file's name. */
  readonly rule: string
  /** The time, in milliseconds since 1970 by the mock's clock. */
  readonly at: number
  /** The journal entry that caused it. */
  readonly entry: number
  /** What happened, with the times and the shortened codes. */
  readonly sentence: string
  /** Why it goes wrong in production. */
  readonly inProduction: string
  /** How to fix it. */
  readonly remedy: string
  /** The journal entries that prove it. */
  readonly evidence: readonly number[]
}
