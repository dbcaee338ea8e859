/** What shells report for a program that ended because nobody reads its output any longer (128 + SIGPIPE). */
const nobodyReads = 141
/** Not SIGHUP: a listener for it would undo nohup. */
const signals = { SIGINT: 130, SIGTERM: 143 } as const

/**
 * Ends this process in order. Where a command does not care for Ctrl-C itself, the process exits, so that what is removed at
 * its exit is removed. When nobody reads the output any longer, as with `mock-zoom contracts | head -1`, everything is stopped
 * as by a signal, and without a word. Returns the exit code in place of the command's own.
 */
export function endInOrder(): (code: typeof process.exitCode) => typeof process.exitCode {
  let isRead = true
  for (const [signal, code] of Object.entries(signals))
    process.on(signal, () => {
      if (process.listenerCount(signal) === 1) process.exit(isRead ? code : nobodyReads)
    })
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      // Whatever is still written fails in the same way. A second signal would end at once.
      if (isRead) {
        isRead = false
        process.emit('SIGTERM', 'SIGTERM')
      }
    })
  return (code) => (isRead ? code : nobodyReads)
}
