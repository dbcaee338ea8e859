import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * Whether better-sqlite3 as it was compiled here may end the process at any time. The headers of Node 24 have this fault since 24.19.0
 * (https://github.com/nodejs/node/issues/65446): what is compiled with them takes back a hook that Node does not find while it
 * collects garbage. The binaries that better-sqlite3 publishes were compiled with older ones.
 */
export function isFaulty(nodeVersion: string, readBinary: () => Buffer): boolean {
  return nodeVersion.startsWith('24.') && readBinary().includes('RemoveEnvironmentCleanupHook')
}

let hasLooked = false

/** Says once, as a warning of Node's, that {@link isFaulty} holds, and what to do. */
export function warnOfFaultyBuild(): void {
  if (hasLooked) return
  hasLooked = true
  const binary = findBinary()
  if (binary === undefined || !isFaulty(process.versions.node, () => readFileSync(binary))) return
  process.emitWarning(
    `${binary} was compiled with headers of Node 24.19 or later, and may end this process at any time with "Assertion failed: (env) != nullptr" ` +
      '(https://github.com/nodejs/node/issues/65446). Compile it with older ones, npm_config_target=24.18.1 npm rebuild better-sqlite3, or use Node 22.',
    { type: 'MockZoomWarning' },
  )
}

/** Where better-sqlite3 takes it from: a debug build comes first. Undefined where somebody has put it elsewhere. */
function findBinary(): string | undefined {
  const folder = dirname(createRequire(import.meta.url).resolve('better-sqlite3/package.json'))
  return ['Debug', 'Release']
    .map((build) => join(folder, 'build', build, 'better_sqlite3.node'))
    .find((file) => existsSync(file))
}
