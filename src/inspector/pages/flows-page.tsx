import { diagramRows } from '../diagram/rows.ts'
import { SequenceDiagram } from '../diagram/sequence-diagram.tsx'
import { MessagePanel } from '../message/message-panel.tsx'
import { fits, isEverything } from '../model/filter.ts'
import { useInspection } from '../state/inspection.ts'
import { go, place } from '../state/place.ts'
import { EmptyState } from './empty-state.tsx'
import { FlowList } from './flow-list.tsx'

/** The first page: the list of flows, and one of them (or all) as a diagram. */
export function FlowsPage() {
  const { exchanges, flows } = useInspection()
  const { flow: flowId, message: messageId, filter } = place.value
  if (exchanges.value.length === 0) return <EmptyState />
  const flow = flows.value.find(({ id }) => id === flowId)
  const shownFlows = flows.value.filter((each) => each.exchanges.some((exchange) => fits(exchange, filter)))
  const shown = flow
    ? flow.exchanges
    : exchanges.value.filter((exchange) => isEverything(filter) || fits(exchange, filter))
  const selected = exchanges.value.find(({ id }) => id === messageId)
  const goToEntry = (seq: number) => {
    const holder = exchanges.value.find(({ entries }) => entries.some((entry) => entry.seq === seq))
    if (!holder) return
    const inFlow = flow?.exchanges.includes(holder)
    go({ message: holder.id, ...(inFlow ? {} : { flow: undefined }) })
  }
  return (
    <div class={`flows-page ${selected ? 'with-panel' : ''}`}>
      <FlowList flows={shownFlows} chosen={flow?.id} />
      {shown.length === 0 ? (
        <p class="nothing">No messages match. Show all, or choose something else above.</p>
      ) : (
        <SequenceDiagram
          key={flow?.id ?? 'all'}
          rows={diagramRows(shown)}
          selected={selected?.id}
          onSelect={(id) => go({ message: id === messageId ? undefined : id })}
          onEvidence={goToEntry}
          live={messageId === undefined}
        />
      )}
      {selected ? <MessagePanel exchange={selected} onClose={() => go({ message: undefined })} /> : null}
    </div>
  )
}
