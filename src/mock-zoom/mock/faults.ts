import { setMaxListeners } from 'node:events'
import type { ActiveFault, Fault, FaultableRequest } from '../domain/fault.ts'
import { chooseFault, replacesAnswer } from '../domain/fault.ts'
import type { RandomBytes } from '../domain/ids.ts'

/** The faults that are waiting for their requests. They are kept in memory: a restart brings back those of the options. */
export interface Faults {
  add(fault: Fault): ActiveFault
  list(): ActiveFault[]
  clear(): void
  /** Goes back to the faults of the options, as if none had been met. */
  restart(): void
  /** The fault that this request meets; it counts as met. */
  take(request: FaultableRequest): ActiveFault | undefined
  /** Whether any is left; if not, requests needn't be looked at. */
  areThere(): boolean
  /** Aborted when the mock closes, so that nothing waits any longer. */
  readonly closing: AbortSignal
  /** Aborted when the faults of now are cleared, or the mock closes: what hangs is let go. */
  readonly clearing: AbortSignal
  close(): void
}

/** `newRandom` begins the stream of random numbers for shares, at the start and at each reset. */
export function createFaults(configured: readonly Fault[], newRandom: () => RandomBytes): Faults {
  const closing = new AbortController()
  let clearing = manyListeners()
  let random = newRandom()
  let active: ActiveFault[] = []
  let count = 0

  const put = (fault: Fault, isConfigured: boolean): ActiveFault => {
    count += 1
    const added: ActiveFault = {
      id: `fault-${count}`,
      ...fault,
      // Zoom's response must exist before it can be cut.
      when: fault.cutAfter !== undefined && !replacesAnswer(fault) ? 'after' : fault.when,
      remaining: fault.share === undefined ? (fault.next ?? 1) : null,
      injected: 0,
      configured: isConfigured,
    }
    active.push(added)
    return added
  }

  const letGo = () => {
    clearing.abort()
    clearing = manyListeners()
  }

  const faults: Faults = {
    add: (fault) => put(fault, false),
    list: () => [...active],
    clear() {
      active = []
      letGo()
    },
    restart() {
      random = newRandom()
      active = []
      letGo()
      count = 0
      for (const fault of configured) put(fault, true)
    },
    take(request) {
      const chosen = chooseFault(active, request, () => Buffer.from(random(4)).readUInt32BE() / 2 ** 32)
      if (!chosen) return undefined
      const remaining = chosen.remaining === null ? null : chosen.remaining - 1
      const met = { ...chosen, remaining, injected: chosen.injected + 1 }
      active = active.flatMap((fault) => (fault !== chosen ? [fault] : remaining === 0 ? [] : [met]))
      return met
    },
    areThere: () => active.length > 0,
    closing: closing.signal,
    get clearing() {
      return clearing.signal
    },
    close() {
      closing.abort()
      clearing.abort()
    },
  }
  faults.restart()
  return faults
}

/** As many requests as somebody likes may hang at once. */
function manyListeners(): AbortController {
  const controller = new AbortController()
  setMaxListeners(0, controller.signal)
  return controller
}
