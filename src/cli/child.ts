import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import type { Environment } from '../intercept/index.ts'
import { startWatchdog } from './watchdog.ts'

/** How a command ended: the exit code that a shell would report, and if it never started, why. */
export interface Ending {
  readonly code: number
  readonly problem?: string
}

/** What shells report for a command that can't be started. */
const startProblems: Readonly<Record<string, Ending>> = {
  ENOENT: { code: 127, problem: 'there is no such command' },
  EACCES: { code: 126, problem: 'it can’t be run (is it executable?)' },
  ENOEXEC: { code: 126, problem: 'it isn’t a program' },
}

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2'] as const

/**
 * Runs a command in this terminal, as if it had been typed there. If this process ends first, however that came about, the
 * command ends with everything that it has started, and the folders are removed.
 */
export function runChild(
  [name = '', ...args]: readonly string[],
  environment: Environment,
  { folders, onStart }: { readonly folders: readonly string[]; readonly onStart: () => void },
): Promise<Ending> {
  const watchdog = startWatchdog(folders)
  const child = spawn(name, args, { stdio: 'inherit', env: environment })
  const passOn = (signal: NodeJS.Signals) => {
    // A key press reaches every process in the terminal, including the command. Passing it on would make it the second press, which means: end at once.
    const typed = process.stdin.isTTY && (signal === 'SIGINT' || signal === 'SIGQUIT')
    if (!typed) child.kill(signal)
  }
  for (const signal of passedOn) process.on(signal, passOn)
  return new Promise<Ending>((resolve, reject) => {
    child.once('spawn', () => {
      if (child.pid !== undefined) watchdog.watch(child.pid)
      onStart()
    })
    child.once('error', (error: NodeJS.ErrnoException) => {
      const ending = startProblems[error.code ?? '']
      if (ending) resolve(ending)
      else reject(error)
    })
    child.once('close', (code, signal) =>
      resolve({ code: code ?? 128 + constants.signals[signal ?? 'SIGKILL'] }),
    )
  }).finally(() => {
    watchdog[Symbol.dispose]()
    for (const signal of passedOn) process.off(signal, passOn)
  })
}
