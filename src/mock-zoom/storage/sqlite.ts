import Database from 'better-sqlite3'
import { MockZoomError } from '../domain/mock-zoom-error.ts'

/**
 * Opens a SQLite database as better-sqlite3 does. Throws a {@link MockZoomError} with the command that helps when its binary is
 * missing, which is usual: pnpm, newer npm, and `--ignore-scripts` don't run the script that brings it.
 */
export function openSqlite(content: string | Buffer, options: Database.Options = {}): Database.Database {
  try {
    return new Database(content, options)
  } catch (error) {
    throw explainMissingBinary(error) ?? error
  }
}

/** What to do if better-sqlite3 could not load its binary; undefined for any other error. */
export function explainMissingBinary(error: unknown): MockZoomError | undefined {
  if (!(error instanceof Error)) return undefined
  const isMissing = error.message.startsWith('Could not locate the bindings file')
  const isOfAnotherNode = 'code' in error && error.code === 'ERR_DLOPEN_FAILED'
  if (!isMissing && !isOfAnotherNode) return undefined
  const problem = isMissing
    ? 'SQLite (better-sqlite3) is installed without its binary, because no install script was allowed to run.'
    : `The binary of SQLite (better-sqlite3) is not for this Node (${process.version}, ${process.platform} ${process.arch}).`
  return new MockZoomError(
    problem,
    'Run this in your project: npm rebuild better-sqlite3 --ignore-scripts=false · pnpm approve-builds · yarn rebuild better-sqlite3 (Yarn 1: yarn install --force). See docs/install.md.',
  )
}

/** Throws what {@link openSqlite} throws, before anything is started. */
export function requireSqlite(): void {
  openSqlite(':memory:').close()
}
