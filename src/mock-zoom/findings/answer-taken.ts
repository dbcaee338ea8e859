import type { History } from './finding.ts'

/** Whether a fault took the answer to a request, after all that was asked had been done: the app can't know of it. */
export function answerWasTaken(requestId: string | null, history: History): boolean {
  return history
    .of('fault.injected')
    .some((entry) => entry.requestId === requestId && entry.when === 'after' && entry.outcome !== 'delayed')
}
