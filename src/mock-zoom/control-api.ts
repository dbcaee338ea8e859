/** What the control API takes and returns, without a server. For the pages. */
export type { Operation, OperationGroup } from './control/operation.ts'
export { operations } from './control/operations.ts'
export type { JournalEntry } from './journal/events.ts'
