import { type ChildProcess, spawn } from 'node:child_process'

/** Ends a command whose mock-zoom has gone without a word. */
export interface Watchdog extends Disposable {
  /** The process to end, with everything that it has started. */
  watch(pid: number): void
}

/**
 * A shell that waits for the end of this process: its input closes, whatever ended us, SIGKILL included. Then it removes the
 * folders, and ends the process and its descendants. `ps` may be missing in small images; then the process alone is ended.
 */
const script = `
read pid || exit 0
read _ && exit 0
rm -rf -- "$@"
below() {
  for child in $(ps -A -o pid=,ppid= 2>/dev/null | awk -v of="$1" '$2 == of { print $1 }'); do below "$child"; done
  echo "$1"
}
all=$(below "$pid")
kill -TERM $all
sleep 2
kill -KILL $all
`

/** Starts it. Without a shell, on Windows, nothing is watched. */
export function startWatchdog(folders: readonly string[]): Watchdog {
  if (process.platform === 'win32') return { watch() {}, [Symbol.dispose]() {} }
  // In a session of its own, Ctrl-C doesn't reach it.
  const shell: ChildProcess = spawn('/bin/sh', ['-c', script, 'mock-zoom-watchdog', ...folders], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  shell.on('error', () => {}).unref()
  shell.stdin?.on('error', () => {})
  if (shell.stdin && 'unref' in shell.stdin && typeof shell.stdin.unref === 'function') shell.stdin.unref()
  return {
    watch: (pid) => void shell.stdin?.write(`${pid}\n`),
    [Symbol.dispose]: () => void shell.stdin?.end('done\n'),
  }
}
