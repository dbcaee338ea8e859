import type { Lesson, SideName, Step } from '../../lesson/lesson.ts'
import { nameDeed } from '../../lesson/lesson.ts'
import type { LessonState } from '../../lesson/server.ts'
import { FindingCard } from '../diagram/finding-card.tsx'
import type { Classroom } from './classroom.ts'
import { sideWords } from './side-words.ts'

interface StepPanelProps {
  readonly classroom: Classroom
  readonly state: LessonState
  readonly step: Step
  readonly here: number
  readonly notes: boolean
}

/** What is said in a step, what is done, and what it shows. */
export function StepPanel({ classroom, state, step, here, notes }: StepPanelProps) {
  const { deeds } = step
  return (
    <section class="step" aria-labelledby="step-title">
      <h2 id="step-title">
        <span class="number">{here}</span> {step.title}
      </h2>
      {step.text.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {deeds.length === 0 ? null : (
        <p class="do">
          <button
            type="button"
            class="primary"
            disabled={classroom.busy.value}
            aria-keyshortcuts="d"
            onClick={() => void classroom.perform(deeds)}
          >
            {classroom.busy.value ? 'Doing it…' : 'Do it on both sides'}
          </button>
          <span>{deeds.map(nameDeed).join(', then ')}</span>
        </p>
      )}
      {notes ? (
        <aside class="notes" aria-label="For the presenter">
          {step.notes}
        </aside>
      ) : null}
      <Shown state={state} shows={step.shows} />
    </section>
  )
}

function Shown({ state, shows }: { readonly state: LessonState; readonly shows: Step['shows'] }) {
  const { lesson, sides } = state
  switch (shows) {
    case 'finding': {
      const [finding] = sides.broken.findings
      return finding === undefined ? (
        <p class="nothing-yet">Nothing has gone wrong yet. Go back and do the earlier steps first.</p>
      ) : (
        <FindingCard finding={finding} />
      )
    }
    case 'difference':
      return <Difference lesson={lesson} />
    case 'contract':
      return (
        <div class="sides">
          <Judged state={state} name="broken" />
          <Judged state={state} name="right" />
        </div>
      )
    case undefined:
      return null
    default:
      return shows satisfies never
  }
}

function Difference({ lesson }: { readonly lesson: Lesson }) {
  const { about, broken, right } = lesson.difference
  return (
    <figure class="difference">
      <figcaption>{about}</figcaption>
      <div class="sides">
        <Code label="Broken" sign="−" text={broken} />
        <Code label="Correct" sign="+" text={right} />
      </div>
    </figure>
  )
}

function Code({
  label,
  sign,
  text,
}: {
  readonly label: string
  readonly sign: string
  readonly text: string
}) {
  return (
    <div>
      <h3>{label}</h3>
      <pre class={sign === '+' ? 'right' : 'broken'}>
        {text
          .split('\n')
          .map((line) => `${sign} ${line}`)
          .join('\n')}
      </pre>
    </div>
  )
}

function Judged({ state, name }: { readonly state: LessonState; readonly name: SideName }) {
  const { judged } = state.sides[name]
  if (judged === null) return <p class="nothing-yet">Not tested yet.</p>
  return (
    <section
      class={`judged ${judged.kept ? 'good' : 'bad'}`}
      aria-label={`The contract for the ${sideWords[name]} app`}
    >
      <h3>{judged.kept ? '✓ kept' : '✗ broken'}</h3>
      <pre>{judged.story}</pre>
    </section>
  )
}
