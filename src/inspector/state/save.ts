import type { JournalEntry } from '../../mock-zoom/control-api.ts'
import type { SavedJournal } from '../model/saved-journal.ts'
import type { Delivery, Finding, Inspection } from './inspection.ts'

/** The journal, or a part of it, as it is saved. */
export function toSave(
  { findings, deliveries, apps, users }: Inspection,
  entries: readonly JournalEntry[],
): SavedJournal<Finding, Delivery> {
  const seqs = new Set(entries.map(({ seq }) => seq))
  // Of those whom it does not concern, nobody else needs to learn.
  const text = JSON.stringify(entries)
  const isNamed = ({ id }: { readonly id: string }) => text.includes(JSON.stringify(id))
  return {
    format: 'mock-zoom-journal',
    version: 1,
    entries,
    findings: findings.value.filter(({ entry }) => seqs.has(entry)),
    deliveries: deliveries.value.filter(isNamed),
    apps: apps.value.filter(isNamed).map(({ id, name }) => ({ clientId: id, name })),
    users: users.value.filter(isNamed).map(({ id, name }) => ({ id, email: name })),
  }
}

/** One file with the page inside, which opens anywhere and asks nobody. `page` is the empty one. */
export function pageWith(saved: SavedJournal<Finding, Delivery>, page: string): string {
  // No tag can begin within the data.
  const data = JSON.stringify(saved).replaceAll('<', '\\u003c')
  return page.replace(/(id="saved-journal">)null(?=<)/, (_whole, begin: string) => `${begin}${data}`)
}

/** The empty page for {@link pageWith}, from the mock that served this one. */
export async function emptyPage(servedFrom: string): Promise<string> {
  const response = await fetch(`${servedFrom}/__mock/inspector/saved.html`)
  if (!response.ok) throw new Error(`the mock answered ${response.status}`)
  return response.text()
}

/** Has the browser save a file. */
export function download(name: string, type: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
