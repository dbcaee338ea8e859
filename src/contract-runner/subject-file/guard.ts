import { type ChildProcess, spawn } from 'node:child_process'

const guarded = new Set<ChildProcess>()

/**
 * Makes sure that the process group of `child` does not outlive this process, however that ends. Returns the function that
 * cancels this.
 */
export function guard(child: ChildProcess): () => void {
  const { pid } = child
  if (pid === undefined || process.platform === 'win32') return () => undefined
  if (guarded.size === 0) process.on('exit', killAll)
  guarded.add(child)
  // SIGKILL can't be caught; but its pipe ends, and this shell then does the rest.
  const shell = spawn('/bin/sh', ['-c', 'read _; kill -s KILL -- "-$1" 2>/dev/null', 'sh', String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  shell.on('error', () => undefined)
  shell.stdin.on('error', () => undefined)
  shell.unref()
  if ('unref' in shell.stdin && typeof shell.stdin.unref === 'function') shell.stdin.unref()
  return () => {
    guarded.delete(child)
    if (guarded.size === 0) process.off('exit', killAll)
    shell.kill('SIGKILL')
  }
}

function killAll(): void {
  for (const { pid } of guarded) {
    try {
      if (pid !== undefined) process.kill(-pid, 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
  }
}
