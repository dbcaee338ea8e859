import type { Middleware } from 'koa'
import type { RequestState } from '../http/context.ts'
import { sendOwnProblem } from '../http/send.ts'

/** What SQLite says when the file can't be written, and what that means. */
const reasons: readonly (readonly [code: RegExp, reason: string, remedy: string])[] = [
  [/^SQLITE_FULL/, 'the disk is full', 'Free some space, or start the mock with --memory.'],
  [/^SQLITE_READONLY/, 'its file is read-only', 'Make it writable, or start the mock with --memory.'],
  [
    /^SQLITE_BUSY/,
    'another process keeps it locked',
    'Stop that one, or choose another file with --database.',
  ],
  [
    /^SQLITE_IOERR/,
    'the disk fails',
    'Choose another file with --database, or start the mock with --memory.',
  ],
]

/**
 * Responds when not even the journal can be written. Each step is one transaction, so nothing is half done; but it may be
 * done, with only the record of it missing.
 */
export const tellUnwritable: Middleware<RequestState> = async (ctx, next) => {
  try {
    await next()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const [, reason, remedy] = reasons.find(([pattern]) => pattern.test(code)) ?? []
    if (reason === undefined || remedy === undefined) throw error
    sendOwnProblem(ctx, 503, `mock-zoom can’t write its database: ${reason}.`, remedy)
  }
}
