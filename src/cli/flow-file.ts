import type { SavedJournalFile } from '../mock-zoom/index.ts'
import type { PrivateFile } from './private-file.ts'
import { openPrivateFile } from './private-file.ts'

/** Opens a file for a flow. */
export function openFlowFile(path: string): PrivateFile<SavedJournalFile> {
  return openPrivateFile(path, 'The flow')
}
