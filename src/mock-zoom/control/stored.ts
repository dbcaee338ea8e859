import type { Mock } from '../mock.ts'
import type { findingOperations } from './api/findings.ts'
import type { grantOperations } from './api/grants.ts'
import type { Handlers } from './handler.ts'

export function findingHandlers({ findings }: Mock): Handlers<typeof findingOperations> {
  return { list: () => findings.list() }
}

export function grantHandlers({ provider }: Mock): Handlers<typeof grantOperations> {
  // The code stays inside: it is a secret.
  return { list: () => provider.storage.grants.list().map(({ code: _, ...grant }) => grant) }
}
