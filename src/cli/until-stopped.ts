/**
 * Waits for Ctrl-C or another signal to end, then closes everything and lets the process end. A second Ctrl-C ends it at
 * once.
 */
export function untilStopped(close: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    let stopping = false
    const stop = () => {
      if (stopping) process.exit(130)
      stopping = true
      close().then(resolve, reject)
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}
