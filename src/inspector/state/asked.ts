import { useEffect, useState } from 'preact/hooks'
import { CallProblem } from '../api/calls.ts'
import type { LiveMock } from './inspection.ts'

/** What a mock answered last, or why it did not. */
export interface Asked<Value> {
  readonly value: Value | undefined
  readonly problem: CallProblem | undefined
}

/** Asks the mock, and asks again whenever something may have changed. `ask` must be the same function each time. */
export function useAsked<Value>(live: LiveMock, ask: () => Promise<Value>): Asked<Value> {
  const [asked, setAsked] = useState<Asked<Value>>({ value: undefined, problem: undefined })
  const changes = live.changes.value
  // Each change is a reason to ask again.
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
    : new CallProblem(`The page failed: ${String(error)}.`, 'Load it anew, and please report it.')
}
