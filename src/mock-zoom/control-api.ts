/** What the control API takes and returns, without a server. For the control client. */
export type { Operation, OperationGroup } from './control/operation.ts'
export { operations } from './control/operations.ts'
export { problemSchema } from './control/problem-schema.ts'
export type { Duration } from './domain/clock.ts'
export type { JournalEntry, JournalEvent } from './journal/events.ts'
