import { type ChildProcess, spawn } from 'node:child_process'
import type { constants } from 'node:os'
import type { Environment } from '../../intercept/index.ts'
import { guard } from './guard.ts'
import { createLastOutput } from './last-output.ts'

/** What to run, with every placeholder filled in. */
export interface AppCommand {
  /** A program and its arguments, or a line for the shell. */
  readonly command: readonly string[] | string
  readonly cwd: string
  readonly env: Environment
  readonly stop: { readonly signal: keyof typeof constants.signals; readonly timeoutMs: number }
  /** An app that prints more than this during one contract is stopped; 16 MiB by default. */
  readonly outputLimit?: number
}

/** A started app: the process, and everything it starts in turn. Disposing stops them. */
export interface AppProcess extends AsyncDisposable {
  /** Undefined if it could not be started. */
  readonly pid: number | undefined
  /** How it ended, in words that complete "the app …"; undefined while it runs. */
  ending(): string | undefined
  /** Resolves when it has ended and its output is read, also if it could not be started at all. */
  readonly ended: Promise<void>
  lastOutput(): string
  /** As it came, its last 64 KiB. */
  printed(): string
  /** Output printed so far no longer counts towards the limit. */
  forgiveOutput(): void
}

const sixteenMebibytes = 16 * 1024 * 1024

/** Starts an app in its own process group, so that nothing of it is left when it is stopped. */
export function startProcess({
  command,
  cwd,
  env,
  stop,
  outputLimit = sixteenMebibytes,
}: AppCommand): AppProcess {
  const [program = '', ...args] = typeof command === 'string' ? [command] : command
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    shell: typeof command === 'string',
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let ending: string | undefined
  const output = createLastOutput(outputLimit, () => {
    ending ??= `printed more than ${Math.round(outputLimit / 1024 / 1024)} MiB during one contract and was stopped`
    kill(child, 'SIGKILL')
  })
  output.listenTo(child.stdout)
  output.listenTo(child.stderr)
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      ending ??= `could not be started: ${error.message} (in ${cwd})`
      resolve()
    })
    child.once('exit', (code, signal) => {
      ending ??= signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`
      // A process that it started may hold its output open forever.
      setTimeout(resolve, 200).unref()
    })
    child.once('close', () => resolve())
  })
  const release = guard(child)

  async function end(): Promise<void> {
    const timer = setTimeout(() => kill(child, 'SIGKILL'), stop.timeoutMs)
    kill(child, stop.signal)
    await ended
    clearTimeout(timer)
    // The processes that the app started may not have received the signal.
    kill(child, 'SIGKILL')
    release()
    for (const stream of [child.stdout, child.stderr]) stream.destroy()
  }

  return {
    pid: child.pid,
    ending: () => ending,
    ended,
    lastOutput: output.text,
    printed: output.raw,
    forgiveOutput: output.forgive,
    [Symbol.asyncDispose]: end,
  }
}

/** Sends the signal to the process and to everything in its group. On Windows, which has no groups, only to the process. */
export function kill(child: ChildProcess, signal: keyof typeof constants.signals): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // Nobody of the group is left.
  }
}
