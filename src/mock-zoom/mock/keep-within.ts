import type { FlowContext } from '../flow-context.ts'
import type { HistoryLimits } from '../storage/pruning.ts'
import type { Exchanges } from './exchanges.ts'

/** So many new entries may come before it is looked at what is beyond the limits. */
const entriesBetween = 1_000

/**
 * Keeps the past within its limits: now and then, between requests, in steps of a few milliseconds. Returns the function
 * that ends this.
 */
export function keepWithin(
  limits: HistoryLimits,
  { storage, clock }: Pick<FlowContext, 'storage' | 'clock'>,
  exchanges: Pick<Exchanges, 'isEvidence'>,
): { stop(): void } {
  const smallest = Math.min(...[limits.entries, limits.records].filter((limit) => limit > 0))
  const interval = Math.max(1, Math.min(entriesBetween, Math.floor(smallest / 4)))
  let waiting = 0
  let next: NodeJS.Immediate | undefined
  const step = () => {
    next = storage.pruning.step(limits, clock.now(), exchanges.isEvidence) ? setImmediate(step) : undefined
  }
  storage.journal.onAppend(() => {
    waiting += 1
    if (waiting < interval || next) return
    waiting = 0
    next = setImmediate(step)
  })
  return {
    stop: () => clearImmediate(next),
  }
}
