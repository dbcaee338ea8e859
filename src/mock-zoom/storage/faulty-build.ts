import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * Whether the better-sqlite3 that was compiled here may crash the process at any time. Node 24's headers have this bug since 24.19.0
 * (https://github.com/nodejs/node/issues/65446): code compiled with them removes a hook that Node can't find during garbage
 * collection. The binaries that better-sqlite3 publishes were compiled with older headers.
 */
export function isFaulty(nodeVersion: string, readBinary: () => Buffer): boolean {
  return nodeVersion.startsWith('24.') && readBinary().includes('RemoveEnvironmentCleanupHook')
}

let hasLooked = false

/** Emits one Node warning if {@link isFaulty} holds, with what to do about it. */
export function warnOfFaultyBuild(): void {
  if (hasLooked) return
  hasLooked = true
  const binary = findBinary()
  if (binary === undefined || !isFaulty(process.versions.node, () => readFileSync(binary))) return
  process.emitWarning(
    `${binary} was compiled with headers of Node 24.19 or later, and may crash this process at any time with "Assertion failed: (env) != nullptr" ` +
      '(https://github.com/nodejs/node/issues/65446). Compile it with older headers (npm_config_target=24.18.1 npm rebuild better-sqlite3), or use Node 22.',
    { type: 'MockZoomWarning' },
  )
}

/** The binary that better-sqlite3 loads: a debug build comes first. Undefined if it was moved to another folder. */
function findBinary(): string | undefined {
  const folder = dirname(createRequire(import.meta.url).resolve('better-sqlite3/package.json'))
  return ['Debug', 'Release']
    .map((build) => join(folder, 'build', build, 'better_sqlite3.node'))
    .find((file) => existsSync(file))
}
