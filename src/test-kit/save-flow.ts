import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SavedJournalFile } from '../mock-zoom/index.ts'

/** Writes what happened in a test to a file of this folder, named after the test. Returns its path. */
export function saveFlow(folder: string, testName: string, flow: SavedJournalFile): string {
  const name = testName
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(-120)
  const path = join(folder, `${name}.json`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, `${JSON.stringify(flow, null, 2)}\n`, { mode: 0o600 })
  return path
}
