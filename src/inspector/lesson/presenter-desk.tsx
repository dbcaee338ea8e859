import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Step } from '../../lesson/lesson.ts'
import type { LessonState } from '../../lesson/server.ts'

/** For the presenter alone: what to point at, how long it has taken, and what comes next. */
export function PresenterDesk({ state, step }: { readonly state: LessonState; readonly step: Step }) {
  const { lesson, course } = state
  const next = lesson.steps[course.step]
  const minutes = useMinutes()
  return (
    <aside class="desk" aria-label="For the presenter">
      <p>{step.notes}</p>
      <p class="next">
        <span>Next: {next?.title ?? 'the end'}</span>
        <span role="timer" aria-label="Time since this window was opened">
          {minutes} of {lesson.minutes} min
        </span>
      </p>
    </aside>
  )
}

/** Whole minutes since the window was opened. */
function useMinutes(): number {
  const passed = useSignal(0)
  useEffect(() => {
    const from = Date.now()
    const timer = setInterval(() => {
      passed.value = Math.floor((Date.now() - from) / 60_000)
    }, 1000)
    return () => clearInterval(timer)
  }, [])
  return passed.value
}
