import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import type { Environment } from '../intercept/index.ts'

/** How a command ended: with what exit code a shell would say so, and why it never began, if so. */
export interface Ending {
  readonly code: number
  readonly problem?: string
}

/** What shells answer to a command that can't be started. */
const startProblems: Readonly<Record<string, Ending>> = {
  ENOENT: { code: 127, problem: 'there is no such command' },
  EACCES: { code: 126, problem: 'it can’t be run (is it executable?)' },
  ENOEXEC: { code: 126, problem: 'it is no program' },
}

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2'] as const

/** Runs a command in this terminal, as if it had been typed there. */
export function runChild(
  [name = '', ...args]: readonly string[],
  environment: Environment,
  onStart: () => void,
): Promise<Ending> {
  const child = spawn(name, args, { stdio: 'inherit', env: environment })
  const passOn = (signal: NodeJS.Signals) => {
    // A key goes to everybody in the terminal, the command included; twice would mean: at once.
    const typed = process.stdin.isTTY && (signal === 'SIGINT' || signal === 'SIGQUIT')
    if (!typed) child.kill(signal)
  }
  for (const signal of passedOn) process.on(signal, passOn)
  return new Promise<Ending>((resolve, reject) => {
    child.once('spawn', onStart)
    child.once('error', (error: NodeJS.ErrnoException) => {
      const ending = startProblems[error.code ?? '']
      if (ending) resolve(ending)
      else reject(error)
    })
    child.once('close', (code, signal) =>
      resolve({ code: code ?? 128 + constants.signals[signal ?? 'SIGKILL'] }),
    )
  }).finally(() => {
    for (const signal of passedOn) process.off(signal, passOn)
  })
}
