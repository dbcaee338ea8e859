/** The other door of the mock: what its control API takes and answers, and no server. For the control client. */
export type { Operation, OperationGroup } from './control/api/operation.ts'
export { operations } from './control/api/operations.ts'
export { problemSchema } from './control/api/problem.ts'
export type { Duration } from './domain/clock.ts'
export type { JournalEntry, JournalEvent } from './journal/events.ts'
