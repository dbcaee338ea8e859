import { shortenCode } from '../domain/authorization-code.ts'
import type { Mock } from '../mock/create.ts'
import type { codeOperations } from './api/codes.ts'
import type { findingOperations } from './api/findings.ts'
import type { grantOperations } from './api/grants.ts'
import type { tokenOperations } from './api/tokens.ts'
import type { Handlers } from './handler.ts'

export function findingHandlers({ exchanges }: Mock): Handlers<typeof findingOperations> {
  return { list: () => exchanges.findings() }
}

export function grantHandlers({ context }: Mock): Handlers<typeof grantOperations> {
  // The code stays inside: it is a secret.
  return { list: () => context.storage.grants.list().map(({ code: _, ...grant }) => grant) }
}

export function codeHandlers({ context }: Mock): Handlers<typeof codeOperations> {
  return {
    list: () =>
      context.storage.codes.list().map(({ text, challenge, ...code }) => ({
        ...code,
        code: shortenCode(text),
        codeChallengeMethod: challenge?.method ?? null,
      })),
  }
}

export function tokenHandlers({ context }: Mock): Handlers<typeof tokenOperations> {
  return { list: () => context.storage.tokens.list() }
}
