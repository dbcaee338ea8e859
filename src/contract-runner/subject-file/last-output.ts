import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'

const keptCharacters = 64 * 1024
const shownLines = 30
const shownWidth = 200

/** The end of what a process printed, however much that was. */
export interface LastOutput {
  listenTo(stream: Readable): void
  /** Restarts the count towards the limit. */
  forgive(): void
  /** The last lines, for people. */
  text(): string
  /** All that is kept, as it came. */
  raw(): string
}

/** Keeps the last 64 KiB of the streams that it listens to. Calls back once when more than `limit` bytes have arrived. */
export function createLastOutput(limit: number, onFlood: () => void): LastOutput {
  let kept = ''
  let bytes = 0
  let isFlood = false
  return {
    listenTo(stream) {
      const decoder = new StringDecoder('utf8')
      stream.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        kept = (kept + decoder.write(chunk)).slice(-keptCharacters)
        if (bytes <= limit || isFlood) return
        isFlood = true
        onFlood()
      })
      // A broken pipe says no more than the end of the process.
      stream.on('error', () => undefined)
    },
    forgive() {
      bytes = 0
    },
    raw: () => kept,
    text: () =>
      kept
        .trimEnd()
        .split(/\r?\n/)
        .slice(-shownLines)
        .map((line) => (line.length > shownWidth ? `${line.slice(0, shownWidth)}…` : line))
        .join('\n'),
  }
}
