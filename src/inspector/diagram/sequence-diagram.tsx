import { VirtualList } from '../parts/virtual-list.tsx'
import { FindingCard } from './finding-card.tsx'
import { MessageRow } from './message-row.tsx'
import type { DiagramRow } from './rows.ts'

interface SequenceDiagramProps {
  readonly rows: readonly DiagramRow[]
  /** The id of the message that is shown in full elsewhere. */
  readonly selected?: number | undefined
  readonly onSelect: (messageId: number) => void
  /** Goes to the message that holds a journal entry. */
  readonly onEvidence: (seq: number) => void
  /** Stays at the newest message. */
  readonly live?: boolean
}

/** Messages between browser, integration and Zoom, from top to bottom, each with its answer. */
export function SequenceDiagram({
  rows,
  selected,
  onSelect,
  onEvidence,
  live = false,
}: SequenceDiagramProps) {
  return (
    <VirtualList
      class="diagram"
      label="Messages, oldest first"
      rows={rows}
      keyOf={(row) => row.key}
      estimate={(row) => (row.kind === 'finding' ? 190 : row.message.way === null ? 40 : 84)}
      at={selected}
      sticksToEnd={live}
      header={<Lanes />}
    >
      {(row) =>
        row.kind === 'message' ? (
          <MessageRow message={row.message} selected={row.message.id === selected} onSelect={onSelect} />
        ) : (
          <FindingCard finding={row.finding} onEvidence={onEvidence} />
        )
      }
    </VirtualList>
  )
}

/** The heads of the lanes. Every message says itself who speaks to whom. */
function Lanes() {
  return (
    <div class="lanes" aria-hidden="true">
      <span class="lane browser">Browser</span>
      <span class="lane integration">Integration</span>
      <span class="lane zoom">Zoom</span>
    </div>
  )
}
