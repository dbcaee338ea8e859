import type { Operation, OperationGroup } from '../../src/mock-zoom/control/operation.ts'
import { operations } from '../../src/mock-zoom/control/operations.ts'

/** Members whose operation is shared with another member. */
const underAnotherName: Readonly<Record<string, Operation>> = {
  'clock.now': operations.clock.show,
  'journal.followEntries': operations.journal.list,
  'faults.next': operations.faults.add,
  'journal.follow': operations.journal.exchanges,
  'findings.follow': operations.findings.list,
}

const byGroup: Readonly<Record<string, OperationGroup>> = operations

/** The HTTP operation that does the same as a member: the one with the same group and name, such as `apps.add`, if there is one. */
export function operationOf(path: string): Operation | undefined {
  // The mock's own members, such as `reset`, are operations of the group `mock`.
  const [group = '', name = ''] = path.includes('.') ? path.split('.') : ['mock', path]
  return underAnotherName[path] ?? byGroup[group]?.[name]
}
