import { useEffect, useState } from 'preact/hooks'
import { CallProblem } from '../api/calls.ts'
import type { LiveMock } from './inspection.ts'

/** The mock's last response, or why there is none. */
export interface Asked<Value> {
  readonly value: Value | undefined
  readonly problem: CallProblem | undefined
}

/** Asks the mock, and asks again whenever something may have changed. `ask` must be the same function every time. */
export function useAsked<Value>(live: LiveMock, ask: () => Promise<Value>): Asked<Value> {
  const [asked, setAsked] = useState<Asked<Value>>({ value: undefined, problem: undefined })
  const changes = live.changes.value
  // Every change asks again.
  useEffect(() => {
    let outdated = false
    ask().then(
      (value) => outdated || setAsked({ value, problem: undefined }),
      (error: unknown) => outdated || setAsked(({ value }) => ({ value, problem: problemOf(error) })),
    )
    return () => {
      outdated = true
    }
  }, [ask, changes])
  return asked
}

export function problemOf(error: unknown): CallProblem {
  return error instanceof CallProblem
    ? error
    : new CallProblem(`The page failed: ${String(error)}.`, 'Reload it, and please report the problem.')
}
