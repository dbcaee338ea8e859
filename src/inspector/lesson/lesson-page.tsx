import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect } from 'preact/hooks'
import type { LessonState } from '../../lesson/server.ts'
import type { Classroom } from './classroom.ts'
import { LessonHeader } from './lesson-header.tsx'
import { SidePanel } from './side-panel.tsx'
import { StepPanel } from './step-panel.tsx'
import { goToStep, stepPlace } from './step-place.ts'

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
        <Lesson classroom={classroom} state={state} />
      )}
    </>
  )
}

function Lesson({ classroom, state }: { readonly classroom: Classroom; readonly state: LessonState }) {
  const { lesson, sides } = state
  const { lesson: wanted, step: number } = stepPlace.value
  const notes = useSignal(false)
  const count = lesson.steps.length
  const here = Math.min(number, count)
  const step = lesson.steps[here - 1]
  const goTo = (next: number) => {
    if (next >= 1 && next <= count) goToStep(lesson.id, next)
  }

  useEffect(() => {
    if (wanted === '') goToStep(lesson.id, 1)
    else if (wanted !== lesson.id && state.lessons.some(({ id }) => id === wanted))
      void classroom.choose(wanted)
  }, [wanted, lesson.id])

  // Together with the step that is shown, not a moment later: a key must not do what the previous step says.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const act = {
        ArrowRight: () => goTo(here + 1),
        PageDown: () => goTo(here + 1),
        ArrowLeft: () => goTo(here - 1),
        PageUp: () => goTo(here - 1),
        d: () => void classroom.perform(step?.deeds ?? []),
        n: () => {
          notes.value = !notes.value
        },
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
      <LessonHeader classroom={classroom} state={state} here={here} onGoTo={goTo} notes={notes} />
      <main>
        <StepPanel classroom={classroom} state={state} step={step} here={here} notes={notes.value} />
        <div class="sides">
          <SidePanel classroom={classroom} side={sides.broken} step={step} />
          <SidePanel classroom={classroom} side={sides.right} step={step} />
        </div>
      </main>
    </>
  )
}

/** Keys belong to a field that the user is typing in or choosing from. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, select, textarea') !== null
}
