import { classOfMessage, drawingOf, drawMessage } from '../../diagram/draw-message.ts'
import { describeRequest } from '../../mock-zoom/journal/describe.ts'
import type { Exchange } from '../../mock-zoom/journal/exchange.ts'
import { clockTime } from '../../mock-zoom/journal/time.ts'
import { preact, useCodeNumbers, WithCodes } from '../parts/code-chip.tsx'

interface MessageRowProps {
  readonly exchange: Exchange
  readonly selected: boolean
  readonly onSelect: (exchangeId: number) => void
}

/** One message of the diagram: an arrow there and an arrow back. The whole row is a button. */
export function MessageRow({ exchange, selected, onSelect }: MessageRowProps) {
  const drawing = drawingOf(exchange)
  const numbers = useCodeNumbers()
  return (
    <button
      type="button"
      class={`${classOfMessage(drawing)} ${selected ? 'selected' : ''}`}
      aria-current={selected ? 'true' : undefined}
      onClick={() => onSelect(exchange.id)}
    >
      <span class="time">{clockTime(exchange.at)}</span>
      {drawing === undefined ? (
        <span class="note">
          <WithCodes text={describeRequest(exchange)} />
        </span>
      ) : (
        drawMessage(preact, drawing, numbers)
      )}
    </button>
  )
}
