import { type ReadonlySignal, signal } from '@preact/signals'
import type { Deed, SideName } from '../../lesson/lesson.ts'
import type { LessonState } from '../../lesson/server.ts'

/** What the page shows, and what it can do. */
export interface Classroom {
  /** Undefined until the server has sent its first state. */
  readonly state: ReadonlySignal<LessonState | undefined>
  /** Something is being done; buttons are disabled. */
  readonly busy: ReadonlySignal<boolean>
  /** What went wrong last, and what to do about it. */
  readonly trouble: ReadonlySignal<string | undefined>
  /** Does these actions one after the other, on both sides or on one. */
  perform(deeds: readonly Deed[], side?: SideName): Promise<void>
  /** Does what the step says; once that is done, says what it means. */
  goOn(): Promise<void>
  /** Goes to a step, from 1. Of several in a row, only the last counts. */
  goTo(step: number): Promise<void>
  /** Whether a step was asked for and is not there yet. */
  readonly moving: ReadonlySignal<boolean>
  reset(): Promise<void>
  choose(id: string): Promise<void>
}

/** Follows the lesson's server: what others do (in the apps themselves, or in another window) shows up as well. */
export function followLesson(): Classroom {
  const state = signal<LessonState | undefined>(undefined)
  const busy = signal(false)
  const moving = signal(false)
  const trouble = signal<string | undefined>(undefined)
  const show = (next: LessonState) => {
    // An event that was sent before a response can arrive after it.
    if (state.value === undefined || next.version >= state.value.version) state.value = next
  }

  const events = new EventSource('/lesson/events')
  events.onmessage = ({ data }) => {
    trouble.value = undefined
    show(JSON.parse(data))
  }
  events.onerror = () => {
    trouble.value =
      'The lesson is not responding. Is `mock-zoom lesson` still running? This page continues on its own once it is.'
  }

  async function post(path: string, body: object = {}): Promise<void> {
    const response = await fetch(path, { method: 'POST', body: JSON.stringify(body) })
    const answer = await response.json()
    if (!response.ok) throw new Error(answer.problem ?? `${response.status}`)
    show(answer)
  }

  let wanted: number | undefined
  async function goTo(step: number): Promise<void> {
    wanted = step
    if (moving.value) return
    moving.value = true
    try {
      while (wanted !== undefined) {
        const next = wanted
        wanted = undefined
        await post('/lesson/step', { step: next })
      }
    } catch (error) {
      trouble.value = whatFailed(error)
    } finally {
      moving.value = false
    }
  }

  async function whileBusy(work: () => Promise<void>): Promise<void> {
    if (busy.value) return
    busy.value = true
    trouble.value = undefined
    try {
      await work()
    } catch (error) {
      trouble.value = whatFailed(error)
    } finally {
      busy.value = false
    }
  }

  return {
    state,
    busy,
    moving,
    trouble,
    goTo,
    goOn: () => whileBusy(() => post('/lesson/go-on')),
    perform: (deeds, side) =>
      whileBusy(async () => {
        for (const deed of deeds) await post('/lesson/deeds', { deed, ...(side && { side }) })
      }),
    reset: () => whileBusy(() => post('/lesson/reset')),
    choose: (id) => whileBusy(() => post('/lesson/choose', { id })),
  }
}

function whatFailed(error: unknown): string {
  const what = error instanceof Error ? error.message : String(error)
  return `That did not work: ${what} If it keeps failing, start over with Reset.`
}
