import { toSavedJournal } from '../journal/save.ts'
import type { SavedJournalFile } from '../journal/saved.ts'
import type { MockZoom } from './mock-zoom.ts'

/**
 * The journal of a mock in the format that the inspector opens and `mock-zoom explain` reads, from the entry after `after`
 * on; everything by default. As JSON it is what the inspector itself saves.
 *
 * @example
 * ```ts
 * await writeFile('flow.json', JSON.stringify(await saveJournal(zoom)), { mode: 0o600 })
 * ```
 */
export async function saveJournal(
  zoom: Pick<MockZoom, 'journal' | 'findings' | 'webhooks' | 'apps' | 'users'>,
  after = 0,
): Promise<SavedJournalFile> {
  const [entries, findings, refusals, deliveries, apps, users] = await Promise.all([
    zoom.journal.list({ after }),
    zoom.findings.list(),
    zoom.findings.refusals(),
    zoom.webhooks.list(),
    zoom.apps.list(),
    zoom.users.list(),
  ])
  return toSavedJournal({ findings, deliveries, apps, users, ...(after === 0 && { refusals }) }, entries)
}
