import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { SavedJournalFile } from '../mock-zoom/index.ts'
import { MockZoomError } from '../mock-zoom/index.ts'

/** A file for a flow. It can be read by its owner alone. */
export interface FlowFile {
  readonly path: string
  write(flow: SavedJournalFile): void
}

/** Opens it at once, empty: otherwise it may turn out only after minutes that a flow can't be saved. */
export function openFlowFile(path: string): FlowFile {
  const write = (text: string) => {
    try {
      mkdirSync(dirname(path), { recursive: true })
      closeSync(openSync(path, 'a', 0o600))
      writeFileSync(path, text, { mode: 0o600 })
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      throw new MockZoomError(
        `The flow can’t be saved in ${path} (${why}).`,
        'Choose another file with --save.',
      )
    }
  }
  write('')
  return { path, write: (flow) => write(`${JSON.stringify(flow, null, 2)}\n`) }
}
