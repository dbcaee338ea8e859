import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export const main = resolve('dist/src/cli/mock-zoom.js')

export interface CommandOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
}

/** A running `mock-zoom`. Disposing it kills it. */
export interface RunningCommand extends AsyncDisposable {
  readonly child: ChildProcess
  readonly stdout: () => string
  readonly stderr: () => string
  /** Resolves with the first match in what was printed. */
  waitFor(pattern: RegExp, where?: 'stdout' | 'stderr'): Promise<RegExpExecArray>
  /** Resolves with the exit code, once it has ended; null after a signal. */
  readonly ended: Promise<number | null>
}

/** Starts the built command, as `npx mock-zoom` would. */
export function startCommand(args: readonly string[], { cwd, env }: CommandOptions = {}): RunningCommand {
  const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env
  const child = spawn(process.execPath, [main, ...args], { cwd, env: { ...inherited, ...env } })
  let out = ''
  let err = ''
  const listeners = new Set<() => void>()
  const hear = () => {
    for (const listener of listeners) listener()
  }
  child.stdout.setEncoding('utf-8').on('data', (text: string) => {
    out += text
    hear()
  })
  child.stderr.setEncoding('utf-8').on('data', (text: string) => {
    err += text
    hear()
  })
  const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)))
  return {
    child,
    stdout: () => out,
    stderr: () => err,
    ended,
    waitFor: (pattern, where = 'stdout') =>
      new Promise((found, failed) => {
        const look = () => {
          const match = pattern.exec(where === 'stdout' ? out : err)
          if (!match) return
          listeners.delete(look)
          found(match)
        }
        listeners.add(look)
        look()
        void ended.then((code) => failed(new Error(`ended with ${code} before ${pattern}:\n${out}${err}`)))
      }),
    async [Symbol.asyncDispose]() {
      // What it has started itself would outlive a harder end, and hold its output open.
      if (args[0] === 'run') child.kill('SIGTERM')
      else child.kill('SIGKILL')
      await ended
    },
  }
}

/** Runs a command to its end. */
export async function runCommand(args: readonly string[], options?: CommandOptions) {
  await using command = startCommand(args, options)
  const code = await command.ended
  return { code, stdout: command.stdout(), stderr: command.stderr() }
}

/** A temporary folder for one test, removed after it. */
export function temporaryFolder(): Disposable & { readonly path: string; file(name: string): string } {
  const path = mkdtempSync(join(tmpdir(), 'mock-zoom-'))
  return {
    path,
    file: (name) => join(path, name),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  }
}
