import type { FlowContext } from '../flow-context.ts'
import { attemptDelivery } from './attempt-delivery.ts'

/** Sends events when they are due, one after the other, in order of their due time. */
export interface Dispatcher {
  /** Sends everything that is due, and waits for the responses. */
  deliverDue(): Promise<void>
  /** Sends everything that is due, without waiting. */
  wake(): void
  /**
   * Moves the clock forward by `by` milliseconds, from one due event to the next, so that each is sent at its own time
   * and sees the mock as it is then. `step` moves the clock.
   */
  advance(by: number, step: (by: number) => void): Promise<void>
  /** Runs `work` when nothing else is being sent. It gets the signal that ends its requests. */
  inTurn(work: (interruption: AbortSignal) => Promise<void>): Promise<void>
  /** Ends what is being sent, and resolves when it has ended. Those events are still due. */
  interrupt(): Promise<void>
  /** The same, permanently. */
  close(): Promise<void>
}

/** A longer wait than this would overflow Node's timers. */
const longestWait = 2 ** 31 - 1

/** With a real clock, starts at once with what became due while the mock was not running. */
export function startDispatcher(context: FlowContext): Dispatcher {
  const { storage, clock } = context
  let interruption = new AbortController()
  let closed = false
  let lastTurn = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  const inTurn: Dispatcher['inTurn'] = (work) => {
    const { signal } = interruption
    const turn = lastTurn.then(async () => {
      if (!signal.aborted) await work(signal)
    })
    lastTurn = turn.then(arm, arm)
    return turn
  }

  const deliverDue = () =>
    inTurn(async (signal) => {
      for (let next = storage.webhooks.nextDue(); next; next = storage.webhooks.nextDue()) {
        if (signal.aborted || (next.dueAt ?? 0) > clock.now()) return
        await attemptDelivery(context, next, signal)
      }
    })

  /** Only a real clock needs a timer. */
  const arm = () => {
    clearTimeout(timer)
    if (closed || clock.kind !== 'real') return
    const next = storage.webhooks.nextDue()
    if (next?.dueAt == null) return
    const wait = Math.min(Math.max(next.dueAt - clock.now(), 0), longestWait)
    timer = setTimeout(wake, wait).unref()
  }

  const wake = () => void deliverDue().catch(recordFailure)

  const recordFailure = (error: unknown) => {
    clearTimeout(timer)
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    if (!closed) storage.journal.append({ type: 'mock.failed', message }, clock.now(), null)
  }

  const interrupt = async () => {
    interruption.abort()
    await lastTurn
    if (!closed) interruption = new AbortController()
  }

  arm()
  return {
    deliverDue,
    wake,
    advance: (by, step) =>
      inTurn(async (signal) => {
        let left = by
        for (let next = storage.webhooks.nextDue(); next; next = storage.webhooks.nextDue()) {
          const wait = Math.max((next.dueAt ?? 0) - clock.now(), 0)
          if (wait > left) break
          if (wait > 0) step(wait)
          left -= wait
          await attemptDelivery(context, next, signal)
          if (signal.aborted) return
        }
        if (left > 0 || by === 0) step(left)
      }),
    inTurn,
    interrupt,
    close() {
      closed = true
      clearTimeout(timer)
      return interrupt()
    },
  }
}
