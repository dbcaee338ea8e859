import { drawLanes } from '../../diagram/draw-message.ts'
import { wayOf } from '../../mock-zoom/journal/describe.ts'
import { preact } from '../parts/code-chip.tsx'
import { VirtualList } from '../parts/virtual-list.tsx'
import { FindingCard } from './finding-card.tsx'
import { MessageRow } from './message-row.tsx'
import type { DiagramRow } from './rows.ts'

interface SequenceDiagramProps {
  readonly rows: readonly DiagramRow[]
  /** The id of the message that is shown in full beside the diagram. */
  readonly selected?: number | undefined
  readonly onSelect: (messageId: number) => void
  /** Goes to the message that contains a journal entry. */
  readonly onEvidence: (seq: number) => void
  /** Keeps the newest message in view. */
  readonly live?: boolean
}

/** Messages between browser, app and Zoom, from top to bottom, each with its response. */
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
      estimate={(row) => (row.kind === 'finding' ? 190 : wayOf(row.exchange) === null ? 40 : 84)}
      at={selected}
      sticksToEnd={live}
      header={drawLanes(preact)}
    >
      {(row) =>
        row.kind === 'exchange' ? (
          <MessageRow exchange={row.exchange} selected={row.exchange.id === selected} onSelect={onSelect} />
        ) : (
          <FindingCard finding={row.finding} onEvidence={onEvidence} />
        )
      }
    </VirtualList>
  )
}
