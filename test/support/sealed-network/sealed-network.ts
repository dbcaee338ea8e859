import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type CommandOptions, temporaryFolder } from '../command.ts'

const main = resolve('dist/src/cli/mock-zoom.js')
const resolver = resolve('test/support/sealed-network/resolver.mjs')

/** Loopback and nothing else, with the resolver of a file. */
const sealed = (file: string, command: readonly string[]): readonly [string, ...string[]] => [
  'unshare',
  '--map-root-user',
  '--net',
  '--mount',
  'sh',
  '-c',
  'ip link set lo up && mount --bind "$1" /etc/resolv.conf && shift && exec "$@"',
  'sh',
  file,
  ...command,
]

/** Why commands can't be shut in here, if they can't: it takes Linux, unshare and the right to use it. */
export const whyNotSealed = ((): string | undefined => {
  const [name, ...args] = sealed('/etc/resolv.conf', ['true'])
  const { status, stderr, error } = spawnSync(name, args, { encoding: 'utf-8' })
  return status === 0
    ? undefined
    : `no network of one’s own here: ${(error?.message ?? stderr).trim().split('\n')[0]}`
})()

export interface SealedResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** The host names that a name server was asked for; undefined where nothing could watch. */
  readonly asked: readonly string[] | undefined
}

/** Runs `mock-zoom` to its end where nothing can leave this machine and every look-up is seen; as it is where that can't be had. */
export async function runSealed(
  args: readonly string[],
  { cwd, env }: CommandOptions = {},
): Promise<SealedResult> {
  using folder = temporaryFolder()
  const asked = folder.file('asked')
  writeFileSync(folder.file('resolv.conf'), 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n')
  const command = [process.execPath, main, ...args] as const
  const [name, ...rest] = whyNotSealed
    ? command
    : sealed(folder.file('resolv.conf'), [process.execPath, resolver, asked, ...command])
  const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env
  const child = spawn(name, rest, { cwd, env: { ...inherited, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf-8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf-8').on('data', (text: string) => {
    stderr += text
  })
  const code = await new Promise<number | null>((done) => child.once('close', done))
  return { code, stdout, stderr, asked: whyNotSealed ? undefined : namesIn(asked) }
}

function namesIn(file: string): string[] {
  return existsSync(file) ? [...new Set(readFileSync(file, 'utf-8').trim().split('\n'))] : []
}
