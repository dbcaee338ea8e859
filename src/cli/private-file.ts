import { chmodSync, closeSync, mkdirSync, openSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { MockZoomError } from '../mock-zoom/index.ts'

/** A file that can be read by its owner alone. */
export interface PrivateFile<Content> {
  readonly path: string
  write(content: Content): void
}

/**
 * Opens a JSON file for `what` at once, empty: otherwise it may turn out only after minutes that it can't be saved. Throws a
 * MockZoomError that names the file.
 */
export function openPrivateFile<Content>(path: string, what: string): PrivateFile<Content> {
  const write = (text: string) => {
    try {
      mkdirSync(dirname(path), { recursive: true })
      closeSync(openSync(path, 'a', 0o600))
      // A file that exists may be open to others; a device such as /dev/stdout is not ours to change.
      if (statSync(path).isFile()) chmodSync(path, 0o600)
      writeFileSync(path, text)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      throw new MockZoomError(
        `${what} can’t be saved in ${path} (${why}).`,
        'Choose another file with --save.',
      )
    }
  }
  write('')
  return { path, write: (content) => write(`${JSON.stringify(content, null, 2)}\n`) }
}
