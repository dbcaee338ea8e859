import type { Accepted } from './accepted.ts'
import { MockZoomError } from './mock-zoom-error.ts'

/** What was asked of the mock can't be done as things stand. Over HTTP it is this status. */
export interface Impossible {
  readonly ok: false
  readonly status: 404 | 409
  readonly problem: string
  readonly remedy: string
}

export function impossible(status: Impossible['status'], problem: string, remedy: string): Impossible {
  return { ok: false, status, problem, remedy }
}

/** The value, or the no as an error. */
export function orThrow<Value>(result: Accepted<Value> | Impossible): Value {
  if (result.ok) return result.value
  throw new MockZoomError(result.problem, result.remedy, result.status)
}
