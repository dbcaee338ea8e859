import { dirname, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { watch } from 'chokidar'
import type { ChosenReporter } from './reporter-kinds.ts'
import { standardError } from './terminal.ts'

/** Files that an app, or a run, writes by itself. */
const notSources =
  /(^|[\\/])(node_modules|\.[^\\/]+|__pycache__|target|coverage)([\\/]|$)|\.(log|tmp|db|db-\w+|sqlite3?|sqlite3?-\w+|pyc)$/
const settlesMs = 150

/** Tests once, and again whenever a file in the app's folder changes, until the signal. */
export async function judgeAgainAndAgain(
  flags: { readonly subject?: string; readonly reporter?: readonly ChosenReporter[] },
  signal: AbortSignal,
  judge: () => Promise<unknown>,
): Promise<void> {
  const folder = flags.subject === undefined ? process.cwd() : dirname(resolve(flags.subject))
  const reports = new Set(
    (flags.reporter ?? []).flatMap(({ file }) => (file === undefined ? [] : [resolve(file)])),
  )
  const changes = { count: 0, wake: () => {} }
  await using watcher = watched(
    folder,
    (path) => reports.has(path),
    () => {
      changes.count++
      changes.wake()
    },
  )
  await watcher.ready
  signal.addEventListener('abort', () => changes.wake())
  while (!signal.aborted) {
    if (process.stdout.isTTY) process.stdout.write('\x1b[2J\x1b[3J\x1b[H')
    changes.count = 0
    await judge().catch(showProblem)
    if (signal.aborted) return
    process.stderr.write(`Waiting for a change in ${folder}. Ctrl-C stops.\n`)
    while (changes.count === 0 && !signal.aborted) {
      await new Promise<void>((changed) => {
        changes.wake = changed
      })
    }
    // Editors write several files, some of them in several steps.
    await wait(settlesMs)
  }
}

function watched(folder: string, isReport: (path: string) => boolean, onChange: () => void) {
  const watcher = watch(folder, {
    ignored: (path) => notSources.test(path.slice(folder.length)) || isReport(path),
    ignoreInitial: true,
  })
  watcher.on('all', onChange)
  const ready = new Promise<void>((resolve) => watcher.once('ready', () => resolve()))
  return { ready, [Symbol.asyncDispose]: () => watcher.close() }
}

/** A subject file that is being edited may be invalid for a while. */
function showProblem(error: unknown): void {
  if (!(error instanceof Error) || error.name !== 'MockZoomError') throw error
  standardError().line(`mock-zoom: ${error.message}`)
}
