import type { Deed, Step } from '../../lesson/lesson.ts'
import { nameDeed } from '../../lesson/lesson.ts'
import type { SideView } from '../../lesson/side.ts'
import { diagramRows } from '../diagram/rows.ts'
import { SequenceDiagram } from '../diagram/sequence-diagram.tsx'
import type { Classroom } from './classroom.ts'
import { RowsTable } from './rows-table.tsx'
import { sideWords } from './side-words.ts'

interface SidePanelProps {
  readonly classroom: Classroom
  readonly side: SideView
  readonly step: Step
}

/** How an action went: well, with a request to reconnect, or badly. */
const signs = { well: '✓', asks: '↻', badly: '✗' } as const

/** Always available; the deeds of the step come first. */
const usual: readonly Deed[] = [
  { do: 'connect', person: 'Alice' },
  { do: 'use', person: 'Alice' },
  { do: 'disconnect', person: 'Alice' },
]

/** One app: its buttons, what its person sees, its rows, and its messages with Zoom. */
export function SidePanel({ classroom, side, step }: SidePanelProps) {
  const { name, told, rows, exchanges, appUrl, zoomUrl } = side
  const buttons = [...new Map([...step.deeds, ...usual].map((deed) => [nameDeed(deed), deed])).entries()]
  const last = told.at(-1)
  const inspect = (message: number) =>
    window.open(`${zoomUrl}/#/flows?message=${message}`, '_blank', 'noreferrer')
  return (
    <section class={`side ${name}`} aria-labelledby={`${name}-title`}>
      <header>
        <h2 id={`${name}-title`}>The {sideWords[name]} app</h2>
        <p>
          <a href={appUrl} target="_blank" rel="noreferrer">
            Open the app
          </a>{' '}
          <a href={zoomUrl} target="_blank" rel="noreferrer">
            Inspect its Zoom
          </a>
        </p>
      </header>
      <p class="deeds">
        {buttons.map(([label, deed]) => (
          <button
            type="button"
            class="small"
            key={label}
            disabled={classroom.busy.value}
            onClick={() => void classroom.perform([deed], name)}
          >
            {label}
          </button>
        ))}
      </p>
      <div class="told" role="status" aria-label={`What happened in the ${sideWords[name]} app`}>
        {last === undefined ? (
          <p class="nothing-yet">Nothing has happened yet.</p>
        ) : (
          <p class={last.went}>
            <strong>
              {signs[last.went]} {last.deed}
            </strong>{' '}
            {last.outcome}
          </p>
        )}
      </div>
      <RowsTable rows={rows} side={name} />
      <h3>Messages with Zoom</h3>
      {exchanges.length === 0 ? (
        <p class="nothing-yet">None yet.</p>
      ) : (
        <SequenceDiagram
          rows={diagramRows(exchanges)}
          onSelect={(id) => inspect(id)}
          onEvidence={(seq) => inspect(seq)}
          live
        />
      )}
    </section>
  )
}
