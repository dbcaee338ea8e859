import { shortenCode } from '../domain/authorization-code.ts'
import type { Mock } from '../mock.ts'
import type { codeOperations } from './api/codes.ts'
import type { findingOperations } from './api/findings.ts'
import type { grantOperations } from './api/grants.ts'
import type { tokenOperations } from './api/tokens.ts'
import type { Handlers } from './handler.ts'

export function findingHandlers({ findings }: Mock): Handlers<typeof findingOperations> {
  return { list: () => findings.list() }
}

export function grantHandlers({ provider }: Mock): Handlers<typeof grantOperations> {
  // The code stays inside: it is a secret.
  return { list: () => provider.storage.grants.list().map(({ code: _, ...grant }) => grant) }
}

export function codeHandlers({ provider }: Mock): Handlers<typeof codeOperations> {
  return {
    list: () =>
      provider.storage.codes.list().map(({ text, challenge, ...code }) => ({
        ...code,
        code: shortenCode(text),
        codeChallengeMethod: challenge?.method ?? null,
      })),
  }
}

export function tokenHandlers({ provider }: Mock): Handlers<typeof tokenOperations> {
  return { list: () => provider.storage.tokens.list() }
}
