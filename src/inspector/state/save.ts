import type { JournalEntry } from '../../mock-zoom/journal/events.ts'
import { toSavedJournal } from '../../mock-zoom/journal/save.ts'
import type { SavedJournalFile } from '../../mock-zoom/journal/saved.ts'
import type { Inspection } from './inspection.ts'

/** The journal, or a part of it, in the saved format. */
export function toSave(
  { entries: all, findings, refusals, deliveries, apps, users }: Inspection,
  entries: readonly JournalEntry[],
): SavedJournalFile {
  const known = {
    findings: findings.value,
    ...(entries.length === all.value.length && { refusals: refusals.value }),
    deliveries: deliveries.value,
    apps: apps.value.map(({ id, name }) => ({ clientId: id, name })),
    users: users.value.map(({ id, name }) => ({ id, email: name })),
  }
  return toSavedJournal(known, entries)
}

/** One file with page and journal, which opens anywhere and contacts nobody. `page` is the empty one. */
export function pageWith(saved: SavedJournalFile, page: string): string {
  // Escaped, so that no tag can begin inside the data.
  const data = JSON.stringify(saved).replaceAll('<', '\\u003c')
  return page.replace(/(id="saved-journal">)null(?=<)/, (_whole, begin: string) => `${begin}${data}`)
}

/** The empty page for {@link pageWith}, from the mock that served this one. */
export async function emptyPage(servedFrom: string): Promise<string> {
  const response = await fetch(`${servedFrom}/__mock/inspector/saved.html`)
  if (!response.ok) throw new Error(`the mock responded with ${response.status}`)
  return response.text()
}

/** Makes the browser save a file. */
export function download(name: string, type: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // By then the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
