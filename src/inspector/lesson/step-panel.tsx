import type { Lesson, SideName, Step } from '../../lesson/lesson.ts'
import { nameDeed } from '../../lesson/lesson.ts'
import type { LessonState } from '../../lesson/server.ts'
import { FindingCard } from '../diagram/finding-card.tsx'
import { WithCodes } from '../parts/code-chip.tsx'
import type { Classroom } from './classroom.ts'
import { Difference } from './difference.tsx'
import { sideWords } from './side-words.ts'
import { addressOf, view } from './view.ts'

interface StepPanelProps {
  readonly classroom: Classroom
  readonly state: LessonState
  readonly step: Step
}

/** A step: what is about to be done and a question; once it is done, the result below; then what it means. */
export function StepPanel({ classroom, state, step }: StepPanelProps) {
  const { lesson, course } = state
  const isTold = course.phase === 'told'
  return (
    <section class="step" aria-labelledby="step-title">
      <h2 id="step-title">
        <span class="number">{course.step}</span> {step.title}
      </h2>
      {isTold ? null : step.text.map((text) => <p key={text}>{text}</p>)}
      <p class="question">{step.question}</p>
      {view === 'audience' || isTold ? null : <GoOn classroom={classroom} state={state} step={step} />}
      <div class="reveal" aria-live="polite">
        {isTold
          ? step.reveal.map((text) => (
              <p key={text}>
                <WithCodes text={text} />
              </p>
            ))
          : null}
      </div>
      {isTold ? <Shown state={state} shows={step.shows} /> : null}
      {isTold && course.step === lesson.steps.length ? <TheEnd lesson={lesson} /> : null}
    </section>
  )
}

/** The one thing to do now. */
function GoOn({ classroom, state, step }: StepPanelProps) {
  const { deeds } = step
  const isAsked = state.course.phase === 'asked' && deeds.length > 0
  const isBusy = classroom.busy.value
  return (
    <p class="do">
      <button
        type="button"
        class="primary"
        disabled={isBusy}
        aria-keyshortcuts="d"
        onClick={() => void classroom.goOn()}
      >
        {isBusy ? 'Doing it…' : isAsked ? 'Do it on both sides' : 'Say why'}
      </button>
      <span>{isAsked ? deeds.map(nameDeed).join(', then ') : 'Look at both sides first.'}</span>
    </p>
  )
}

function Shown({ state, shows }: { readonly state: LessonState; readonly shows: Step['shows'] }) {
  const { lesson, sides } = state
  switch (shows) {
    case 'finding': {
      const [finding] = sides.broken.findings
      return finding === undefined ? null : <FindingCard finding={finding} />
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

function Judged({ state, name }: { readonly state: LessonState; readonly name: SideName }) {
  const { judged } = state.sides[name]
  if (judged === null) return null
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

function TheEnd({ lesson }: { readonly lesson: Lesson }) {
  return (
    <p class="the-end">
      For your own app: <code>npx mock-zoom contracts --only {lesson.contract}</code>{' '}
      <a href={addressOf('handout')} target="_blank" rel="noreferrer">
        Handout to print
      </a>
    </p>
  )
}
