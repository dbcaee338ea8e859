import type { ContractResult } from './result.ts'

const inARowLimit = 3

/** Why the rest of a run is not run, once there is a reason. */
export interface End {
  after(result: ContractResult): void
  /** Completes "not run: …". */
  reason(): string | undefined
}

/** An app that could not be judged three times in a row won't be the fourth time. */
export function whenToEnd(settings: {
  readonly bail: boolean
  readonly signal: AbortSignal | undefined
}): End {
  let inARow = 0
  let reason: string | undefined
  return {
    after(result) {
      if (result.verdict === 'could-not-run') inARow++
      else if (result.verdict !== 'not-applicable' && result.verdict !== 'not-run') inARow = 0
      if (inARow === inARowLimit && result.verdict === 'could-not-run') {
        const [problem] = result.problem.split('\n')
        reason ??= `three contracts in a row could not be run, the last one because: ${problem}`
      }
      if (settings.bail && (result.verdict === 'broken' || result.verdict === 'could-not-run'))
        reason ??= `${result.contract.id} was not kept, and --bail ends the run there`
    },
    reason: () => (settings.signal?.aborted === true ? 'interrupted' : reason),
  }
}
