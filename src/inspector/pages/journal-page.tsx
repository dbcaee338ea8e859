import type { JournalEntry } from '../../mock-zoom/control-api.ts'
import { FindingCard } from '../diagram/finding-card.tsx'
import { JsonView } from '../message/json-view.tsx'
import type { Names } from '../model/describe.ts'
import { describeEvent } from '../model/describe.ts'
import { fits, isEverything } from '../model/filter.ts'
import { clockTime } from '../model/time.ts'
import { WithCodes } from '../parts/code-chip.tsx'
import { VirtualList } from '../parts/virtual-list.tsx'
import { useInspection } from '../state/inspection.ts'
import { go, place } from '../state/place.ts'
import { EmptyState } from './empty-state.tsx'

/** Every entry, one a line, and one of them in full. */
export function JournalPage() {
  const { entries, messages, findings, names } = useInspection()
  const { filter, entry: seq } = place.value
  if (entries.value.length === 0) return <EmptyState />
  const shown = isEverything(filter)
    ? entries.value
    : messages.value
        .flatMap((message) => (fits(message, filter) ? message.entries : []))
        .toSorted((a, b) => a.seq - b.seq)
  const caused = new Set(findings.value.map(({ entry }) => entry))
  const selected = entries.value.find((entry) => entry.seq === seq)
  return (
    <div class={`journal-page ${selected ? 'with-panel' : ''}`}>
      {shown.length === 0 ? (
        <p class="nothing">No entries match. Choose another app, Zoom user or code above.</p>
      ) : (
        <VirtualList
          class="journal"
          label="Journal, oldest first"
          rows={shown}
          keyOf={(entry) => entry.seq}
          estimate={() => 33}
          at={seq}
          sticksToEnd={seq === undefined}
        >
          {(entry) => (
            <button
              type="button"
              class={`entry ${entry.seq === seq ? 'selected' : ''} ${caused.has(entry.seq) ? 'caused' : ''}`}
              aria-current={entry.seq === seq ? 'true' : undefined}
              onClick={() => go({ entry: entry.seq === seq ? undefined : entry.seq })}
            >
              <span class="seq">#{entry.seq}</span> <span class="time">{clockTime(entry.at)}</span>{' '}
              <span class="type">{entry.type}</span>{' '}
              <span class="more">
                <WithCodes text={summaryOf(entry, names.value)} />
              </span>
              {caused.has(entry.seq) ? <span class="badge finding">finding</span> : null}
            </button>
          )}
        </VirtualList>
      )}
      {selected ? (
        <section class="message-panel" aria-label="The entry in full">
          <header>
            <h2>
              #{selected.seq} {selected.type}
            </h2>
            <button type="button" class="small" onClick={() => go({ entry: undefined })}>
              Close
            </button>
          </header>
          {findings.value
            .filter(({ entry }) => entry === selected.seq)
            .map((finding) => (
              <FindingCard
                key={finding.rule}
                finding={finding}
                onEvidence={(wanted) => go({ entry: wanted })}
              />
            ))}
          <JsonView label="As JSON" value={selected} open />
        </section>
      ) : null}
    </div>
  )
}

/** What distinguishes an entry from others of its type. */
function summaryOf(entry: JournalEntry, names: Names): string {
  switch (entry.type) {
    case 'request.answered':
      return `${entry.method} ${entry.path} → ${entry.status === 0 ? 'no response' : entry.status}`
    case 'request.unknown-route':
      return `${entry.method} ${entry.path}`
    case 'clock.advanced':
      return describeEvent(entry)
    default: {
      const parts = [
        'reason' in entry ? entry.reason : undefined,
        'code' in entry ? entry.code : undefined,
        'endpoint' in entry ? entry.endpoint : undefined,
        'because' in entry ? entry.because : undefined,
        'event' in entry ? entry.event : undefined,
        'userId' in entry && entry.userId !== null ? names.user(entry.userId) : undefined,
        'clientId' in entry && entry.clientId !== null ? names.app(entry.clientId) : undefined,
      ]
      return parts.filter((part) => typeof part === 'string').join(' · ')
    }
  }
}
