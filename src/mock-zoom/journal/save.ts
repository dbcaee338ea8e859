import type { JournalEntry } from './events.ts'
import type { SavedDelivery, SavedJournal, SavedJournalFile } from './saved.ts'
import { savedJournalFormat, savedJournalVersion } from './saved.ts'

/** These entries in the saved format, with their findings and webhooks, and the names of the apps and users in them. */
export function toSavedJournal(
  { findings, refusals, deliveries, apps = [], users = [] }: Omit<SavedJournal, 'entries'>,
  entries: readonly JournalEntry[],
): SavedJournalFile {
  const seqs = new Set(entries.map(({ seq }) => seq))
  // Leave out the apps and users that these entries don't mention: they are nobody else's business.
  const text = JSON.stringify(entries)
  const isNamed = (id: string) => text.includes(JSON.stringify(id))
  return {
    format: savedJournalFormat,
    version: savedJournalVersion,
    entries,
    findings: findings.filter(({ entry }) => seqs.has(entry)),
    ...(refusals && { refusals }),
    // Nothing else of a delivery: its headers can hold a password.
    deliveries: deliveries.flatMap(({ id, body, attempts }) =>
      isNamed(id) ? [{ id, body, attempts: attempts.map(inShort) }] : [],
    ),
    apps: apps.filter(({ clientId }) => isNamed(clientId)).map(({ clientId, name }) => ({ clientId, name })),
    users: users.filter(({ id }) => isNamed(id)).map(({ id, email }) => ({ id, email })),
  }
}

function inShort({ status, failure, duration }: SavedDelivery['attempts'][number]) {
  return { status, failure, duration }
}
