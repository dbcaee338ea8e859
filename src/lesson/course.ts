import type { Deed, Lesson, SideName } from './lesson.ts'
import { openStage, type Stage, type StageOptions } from './stage.ts'

/** How far the class is in a step: it predicts, sees what happened, and hears what it means. */
export type Phase = 'asked' | 'done' | 'told'

/** Where the class is. Every window of the lesson shows the same. */
export interface CourseView {
  /** The number of the step, from 1. */
  readonly step: number
  readonly phase: Phase
  /** What mock-zoom found stays folded until the step that is about it. */
  readonly revealsFindings: boolean
  /** How many messages of each side are older than what this step shows. */
  readonly olderMessages: Readonly<Record<SideName, number>>
}

/**
 * A class going through a lesson. Each step begins with its own start: whatever the steps before it do has been done, and nothing
 * else, whichever way the class has come.
 */
export interface Course extends AsyncDisposable {
  readonly lesson: Lesson
  readonly stage: Stage
  view(): CourseView
  /** Goes to a step, from 1; beyond the last one, to the last. */
  goTo(step: number): Promise<void>
  /** Does what the step says; once that is done, says what it means. Nothing more after that. */
  goOn(): Promise<void>
  /** Something that the step does not say, or one side of it alone. */
  perform(deed: Deed, on?: SideName): Promise<void>
  close(): Promise<void>
}

const noMessages: Readonly<Record<SideName, number>> = { broken: 0, right: 0 }

/** Opens a lesson at its first step. `onStage` is called when another stage has taken the place of the last one. */
export async function openCourse(lesson: Lesson, options: StageOptions): Promise<Course> {
  const { onChange = () => {} } = options
  let stage = await openStage(lesson, options)
  let step = 1
  let phase: Phase = 'asked'
  /** How many of the deeds of the lesson the stage has seen, in order. Undefined once it has seen anything else. */
  let played: number | undefined = 0
  let messages = noMessages
  /** The messages there were when a step with deeds began. */
  let olderMessages = noMessages
  let turn: Promise<unknown> = Promise.resolve()

  const stepAt = (number: number) => lesson.steps[number - 1]
  const deedsBefore = (number: number) => lesson.steps.slice(0, number - 1).flatMap(({ deeds }) => deeds)
  const isAbout = ({ shows }: { readonly shows?: string }) => shows === 'finding'
  const aboutFindings = lesson.steps.findIndex(isAbout) + 1

  async function count(): Promise<Readonly<Record<SideName, number>>> {
    const { broken, right } = await stage.view()
    return { broken: broken.exchanges.length, right: right.exchanges.length }
  }

  /** Somebody may have used the apps themselves in the meantime. */
  async function isAsPlayed(): Promise<boolean> {
    const now = await count()
    return now.broken === messages.broken && now.right === messages.right
  }

  async function setTheStage(number: number): Promise<void> {
    const deeds = deedsBefore(number)
    if (played === undefined || played > deeds.length || !(await isAsPlayed())) {
      const left = stage
      stage = await openStage(lesson, options)
      await left.close()
      played = 0
      messages = noMessages
      olderMessages = noMessages
    }
    // What the steps in between do, step by step: each begins with the messages that were there before it.
    for (const [index, { deeds }] of lesson.steps.slice(0, number - 1).entries()) {
      const from = deedsBefore(index + 1).length
      if (from < played || deeds.length === 0) continue
      olderMessages = await count()
      for (const deed of deeds) await stage.perform(deed)
      played += deeds.length
    }
    messages = await count()
    if ((stepAt(number)?.deeds ?? []).some((deed) => deed.do !== 'run-contract')) olderMessages = messages
  }

  /** One after the other, however many windows ask. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = turn.then(work)
    turn = done.catch(() => {})
    return done
  }

  const close = async () => {
    await turn
    await stage.close()
  }

  return {
    lesson,
    get stage() {
      return stage
    },
    view: () => ({
      step,
      phase,
      revealsFindings: step > aboutFindings || (step === aboutFindings && phase === 'told'),
      olderMessages,
    }),
    goTo: (wanted) =>
      inTurn(async () => {
        const next = Math.min(Math.max(wanted, 1), lesson.steps.length)
        await setTheStage(next)
        step = next
        phase = 'asked'
        onChange()
      }),
    goOn: () =>
      inTurn(async () => {
        const deeds = stepAt(step)?.deeds ?? []
        if (phase === 'asked' && deeds.length > 0) {
          for (const deed of deeds) await stage.perform(deed)
          if (played !== undefined) played += deeds.length
          messages = await count()
          phase = 'done'
        } else phase = 'told'
        onChange()
      }),
    perform: (deed, on) =>
      inTurn(async () => {
        played = undefined
        await stage.perform(deed, on)
      }),
    close,
    [Symbol.asyncDispose]: close,
  }
}
