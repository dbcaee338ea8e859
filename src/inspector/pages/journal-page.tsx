import { describeEntry } from '../../mock-zoom/journal/describe.ts'
import { clockTime } from '../../mock-zoom/journal/time.ts'
import { FindingCard } from '../diagram/finding-card.tsx'
import { JsonView } from '../message/json-view.tsx'
import { fits, isEverything } from '../model/filter.ts'
import { WithCodes } from '../parts/code-chip.tsx'
import { VirtualList } from '../parts/virtual-list.tsx'
import { useInspection } from '../state/inspection.ts'
import { go, place } from '../state/place.ts'
import { EmptyState } from './empty-state.tsx'

/** Every entry, one a line, and one of them in full. */
export function JournalPage() {
  const { entries, exchanges, findings, names } = useInspection()
  const { filter, entry: seq } = place.value
  if (entries.value.length === 0) return <EmptyState />
  const shown = isEverything(filter)
    ? entries.value
    : exchanges.value
        .flatMap((exchange) => (fits(exchange, filter) ? exchange.entries : []))
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
                <WithCodes text={describeEntry(entry, names.value)} />
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
