import type { Step } from './plans.ts'

/** A finding as a test. */
export interface TestCase {
  readonly rule: string
  /** What happened. */
  readonly sentence: string
  readonly remedy: string
  readonly steps: readonly Step[]
}
