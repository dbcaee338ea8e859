import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { CourseView } from '../../lesson/course.ts'
import type { Deed, Step } from '../../lesson/lesson.ts'
import { nameDeed } from '../../lesson/lesson.ts'
import type { SideView } from '../../lesson/side.ts'
import { diagramRows } from '../diagram/rows.ts'
import { SequenceDiagram } from '../diagram/sequence-diagram.tsx'
import type { Classroom } from './classroom.ts'
import { OldCodesWay } from './old-codes-way.tsx'
import { RowsTable } from './rows-table.tsx'
import { sideWords } from './side-words.ts'
import { view } from './view.ts'

interface SidePanelProps {
  readonly classroom: Classroom
  readonly course: CourseView
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

/** One app: its buttons, what its person sees, its rows, and the messages of this step with Zoom. */
export function SidePanel({ classroom, course, side, step }: SidePanelProps) {
  const { name, told, rows, exchanges, appUrl, zoomUrl } = side
  const panel = useRef<HTMLElement>(null)
  const showsAll = useSignal(false)
  const last = told.at(-1)
  const older = Math.min(course.olderMessages[name], exchanges.length)
  const shown = showsAll.value ? exchanges : exchanges.slice(older)
  const inspect = (message: number) =>
    window.open(`${zoomUrl}/#/flows?message=${message}`, '_blank', 'noreferrer')
  return (
    <section class={`side ${name}`} ref={panel} aria-labelledby={`${name}-title`}>
      <header>
        <h2 id={`${name}-title`}>The {sideWords[name]} app</h2>
        {view === 'audience' ? null : <Deeds classroom={classroom} side={side} step={step} />}
        <p>
          <a href={appUrl} target="_blank" rel="noreferrer">
            Open the app
          </a>{' '}
          <a href={zoomUrl} target="_blank" rel="noreferrer">
            Inspect its Zoom
          </a>
        </p>
      </header>
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
      <h3 class="messages-title">
        {showsAll.value || older === 0 ? 'Messages with Zoom' : 'New messages with Zoom'}
        {older === 0 ? null : (
          <button
            type="button"
            class="small"
            onClick={() => {
              showsAll.value = !showsAll.value
            }}
          >
            {showsAll.value ? 'Only those of this step' : `Show the ${older} before`}
          </button>
        )}
      </h3>
      {shown.length === 0 ? (
        <p class="nothing-yet">None yet.</p>
      ) : (
        <SequenceDiagram
          rows={diagramRows(course.revealsFindings ? shown : shown.map(withoutFindings))}
          onSelect={(id) => inspect(id)}
          onEvidence={(seq) => inspect(seq)}
          live
        />
      )}
      {!course.revealsFindings && shown.some(({ findings }) => findings.length > 0) ? (
        <p class="folded">
          <span aria-hidden="true">▲</span> Zoom saw something. Later in the lesson it says what.
        </p>
      ) : null}
      {course.phase === 'told' ? <OldCodesWay panel={panel} /> : null}
    </section>
  )
}

function Deeds({ classroom, side, step }: Omit<SidePanelProps, 'course'>) {
  const buttons = [...new Map([...step.deeds, ...usual].map((deed) => [nameDeed(deed), deed])).entries()]
  return (
    <details class="deeds">
      <summary>On this side alone</summary>
      <p>
        {buttons.map(([label, deed]) => (
          <button
            type="button"
            class="small"
            key={label}
            disabled={classroom.busy.value}
            onClick={() => void classroom.perform([deed], side.name)}
          >
            {label}
          </button>
        ))}
      </p>
    </details>
  )
}

function withoutFindings(exchange: SideView['exchanges'][number]) {
  return { ...exchange, findings: [] }
}
