import { setMaxListeners } from 'node:events'
import { ContractError } from './contract-error.ts'

/** How long a contract may take. */
export interface TimeLimits {
  readonly limitMs: number
  /** For starting the app, if that has its own limit; otherwise it is part of `limitMs`. */
  readonly startLimitMs?: number | undefined
  /** For stopping the app and the mock, beyond that limit. */
  readonly stopLimitMs: number
  /** Ends what is under way, with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Does the work within its limits: its signal aborts when the time is up, and if even that does not help, the work is
 * abandoned. `onStarted` restarts the time if the app's start has its own limit.
 */
export async function withinLimits<Value>(
  { limitMs, startLimitMs = 0, stopLimitMs, signal }: TimeLimits,
  work: (signal: AbortSignal, onStarted: () => void) => Promise<Value>,
): Promise<Value> {
  const limit = new AbortController()
  const giveUp = new AbortController()
  setMaxListeners(0, limit.signal) // ten people at once aren't a leak
  const interrupt = () => {
    limit.abort(signal?.reason)
    clearTimers()
    timers = setTimers(0)
  }
  let timers = setTimers(limitMs + startLimitMs)

  function setTimers(ms: number): NodeJS.Timeout[] {
    const over = outOfTime(`The contract did not end within ${limitMs} ms.`)
    const stuck = outOfTime(`The app or the mock could not be stopped within ${stopLimitMs} ms.`)
    return [setTimeout(() => limit.abort(over), ms), setTimeout(() => giveUp.abort(stuck), ms + stopLimitMs)]
  }
  function clearTimers(): void {
    for (const timer of timers) clearTimeout(timer)
  }
  function onStarted(): void {
    if (startLimitMs === 0) return
    clearTimers()
    timers = setTimers(limitMs)
  }

  signal?.addEventListener('abort', interrupt)
  try {
    return await unlessAborted(work(limit.signal, onStarted), giveUp.signal)
  } finally {
    signal?.removeEventListener('abort', interrupt)
    clearTimers()
    limit.abort(outOfTime('The contract is over.'))
  }
}

/** The promise's result, or the signal's reason, whichever comes first. */
export function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason))
    promise.then(resolve, reject)
  })
}

function outOfTime(message: string): ContractError {
  return new ContractError('time-limit', message)
}
