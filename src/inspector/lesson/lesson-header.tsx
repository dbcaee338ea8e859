import type { LessonState } from '../../lesson/server.ts'
import type { Classroom } from './classroom.ts'
import { goToStep } from './step-place.ts'
import { addressOf, view } from './view.ts'

interface LessonHeaderProps {
  readonly classroom: Classroom
  readonly state: LessonState
  /** The number of the step, from 1. */
  readonly here: number
  readonly onGoTo: (step: number) => void
}

/** The lesson, the step, and links to the others. */
export function LessonHeader({ classroom, state, here, onGoTo }: LessonHeaderProps) {
  const { lesson, lessons } = state
  const count = lesson.steps.length
  if (view === 'audience')
    return (
      <header class="lesson-header">
        <h1>{lesson.title}</h1>
        <p>
          {here} of {count}
        </p>
      </header>
    )
  return (
    <header class="lesson-header">
      <h1 class="unseen">A lesson of mock-zoom</h1>
      <label>
        <span class="unseen">Lesson</span>
        <select
          value={lesson.id}
          disabled={classroom.busy.value}
          onChange={(event) => goToStep(event.currentTarget.value, 1)}
        >
          {lessons.map(({ id, title, minutes }) => (
            <option key={id} value={id}>
              {title} ({minutes} min)
            </option>
          ))}
        </select>
      </label>
      <nav aria-label="Steps">
        <button type="button" disabled={here === 1} onClick={() => onGoTo(here - 1)}>
          <span aria-hidden="true">← </span>Back
        </button>
        <ol>
          {lesson.steps.map(({ title }, index) => (
            <li key={title}>
              <a
                href={`#${lesson.id}/${index + 1}`}
                title={title}
                aria-label={`Step ${index + 1}: ${title}`}
                aria-current={index + 1 === here ? 'step' : undefined}
              >
                {index + 1}
              </a>
            </li>
          ))}
        </ol>
        <button type="button" class="primary" disabled={here === count} onClick={() => onGoTo(here + 1)}>
          Next<span aria-hidden="true"> →</span>
        </button>
      </nav>
      <div class="lesson-tools">
        {view === 'class' ? (
          <>
            <a href={addressOf('presenter')} target="_blank" rel="noreferrer">
              Presenter
            </a>
            <a href={addressOf('audience')} target="_blank" rel="noreferrer">
              Audience
            </a>
          </>
        ) : null}
        <button
          type="button"
          disabled={classroom.busy.value}
          onClick={() => void classroom.reset().then(() => onGoTo(1))}
        >
          Reset
        </button>
      </div>
    </header>
  )
}
