import { useEffect, useLayoutEffect } from 'preact/hooks'
import type { LessonState } from '../../lesson/server.ts'
import { CodeNumbersContext } from '../parts/code-chip.tsx'
import { isTyping } from '../state/is-typing.ts'
import type { Classroom } from './classroom.ts'
import { numberCodes } from './code-numbers.ts'
import { Handout } from './handout.tsx'
import { LessonHeader } from './lesson-header.tsx'
import { PresenterDesk } from './presenter-desk.tsx'
import { SidePanel } from './side-panel.tsx'
import { StepPanel } from './step-panel.tsx'
import { followStep, goToStep, readPlace, wantedPlace } from './step-place.ts'
import { view } from './view.ts'

/** A lesson, step by step: what is said on top, both sides below. */
export function LessonPage({ classroom }: { readonly classroom: Classroom }) {
  const state = classroom.state.value
  const trouble = classroom.trouble.value
  return (
    <>
      {trouble === undefined ? null : (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      {state === undefined ? (
        <p class="waiting" role="status">
          The lesson is being prepared…
        </p>
      ) : (
        <CodeNumbersContext.Provider value={numberCodes(state.sides)}>
          {view === 'handout' ? <Handout state={state} /> : <Lesson classroom={classroom} state={state} />}
        </CodeNumbersContext.Provider>
      )}
    </>
  )
}

function Lesson({ classroom, state }: { readonly classroom: Classroom; readonly state: LessonState }) {
  const { lesson, course, sides } = state
  const here = course.step
  const step = lesson.steps[here - 1]
  const goTo = (next: number) => {
    if (next >= 1 && next <= lesson.steps.length) goToStep(lesson.id, next)
  }
  // Counted from where this window is going: who presses a key twice means two steps.
  const move = (steps: number) => goTo(readPlace().step + steps)

  useKeepInStep(classroom, state)

  // Together with the step that is shown, not a moment later: a key must not do what the previous step says.
  useLayoutEffect(() => {
    if (view === 'audience') return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const act = {
        ArrowRight: () => move(1),
        PageDown: () => move(1),
        ArrowLeft: () => move(-1),
        PageUp: () => move(-1),
        d: () => void classroom.goOn(),
      }[event.key]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [lesson.id, here])

  if (step === undefined) return null
  return (
    <>
      <LessonHeader classroom={classroom} state={state} here={here} onGoTo={goTo} />
      <main>
        {view === 'presenter' ? <PresenterDesk state={state} step={step} /> : null}
        <StepPanel classroom={classroom} state={state} step={step} />
        {step.shows === 'difference' && course.phase === 'told' ? null : (
          <div class="sides both">
            <SidePanel classroom={classroom} course={course} side={sides.broken} step={step} />
            <SidePanel classroom={classroom} course={course} side={sides.right} step={step} />
          </div>
        )}
      </main>
    </>
  )
}

/** The address decides where to go when somebody changes it here; whatever happens in another window changes the address. */
function useKeepInStep(classroom: Classroom, { lesson, lessons, course }: LessonState): void {
  const place = wantedPlace.value
  useEffect(() => {
    const { lesson: wanted, step } = place
    if (view === 'audience' || wanted === '') return
    if (wanted !== lesson.id && lessons.some(({ id }) => id === wanted)) void classroom.choose(wanted)
    else if (wanted === lesson.id && step !== classroom.state.peek()?.course.step) void classroom.goTo(step)
  }, [place])
  useEffect(() => {
    if (!classroom.moving.peek() && !classroom.busy.peek()) followStep(lesson.id, course.step)
  }, [lesson.id, course.step])
}
