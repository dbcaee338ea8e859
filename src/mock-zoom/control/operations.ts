import { appOperations } from './apps.ts'
import { clockOperations } from './clock.ts'
import { codeOperations } from './codes.ts'
import { faultOperations } from './faults.ts'
import { findingOperations } from './findings.ts'
import { grantOperations } from './grants.ts'
import { journalOperations } from './journal.ts'
import { mockOperations } from './mock.ts'
import type { OperationGroup } from './operation.ts'
import { rateLimitOperations } from './rate-limits.ts'
import { sandboxOperations } from './sandboxes.ts'
import { signedInOperations } from './signed-in.ts'
import { stateOperations } from './state.ts'
import { stubOperations } from './stubs.ts'
import { switchOperations } from './switches.ts'
import { tokenOperations } from './tokens.ts'
import { userOperations } from './users.ts'
import { webhookOperations } from './webhooks.ts'

/** Everything that can be done with a mock, by group and name. Those of `mock` are members of the mock itself. */
export const operations = {
  mock: mockOperations,
  findings: findingOperations,
  grants: grantOperations,
  codes: codeOperations,
  tokens: tokenOperations,
  switches: switchOperations,
  apps: appOperations,
  users: userOperations,
  webhooks: webhookOperations,
  clock: clockOperations,
  journal: journalOperations,
  signedIn: signedInOperations,
  faults: faultOperations,
  stubs: stubOperations,
  rateLimits: rateLimitOperations,
  sandboxes: sandboxOperations,
  state: stateOperations,
} satisfies Readonly<Record<string, OperationGroup>>

export type Operations = typeof operations
