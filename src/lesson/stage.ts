import { findTwinForPeople } from '../broken-twins/index.ts'
import type { Deed, Lesson, SideName } from './lesson.ts'
import { openSide, type Side, type SideView } from './side.ts'

/** Both sides of a lesson. */
export interface Stage extends AsyncDisposable {
  readonly lesson: Lesson
  /** Does it on one side, or on both at the same time. One deed after the other, however often it is called. */
  perform(deed: Deed, on?: SideName): Promise<void>
  view(): Promise<Readonly<Record<SideName, SideView>>>
  close(): Promise<void>
}

export interface StageOptions {
  /** Makes codes repeat, the same on both sides, so that slides match. */
  readonly seed: string
  readonly onChange?: () => void
}

/** Starts both sides. Each has its own Zoom: at a shared Zoom they would end each other's grants. */
export async function openStage(lesson: Lesson, { seed, onChange = () => {} }: StageOptions): Promise<Stage> {
  const twin = findTwinForPeople(lesson.twin)
  if (twin === undefined)
    throw new Error(`the lesson ${lesson.id} needs a twin ${lesson.twin}, which does not exist`)
  const common = { lesson, seed, onChange }
  const broken = await openSide({ ...common, name: 'broken', alterations: twin.alterations })
  const right = await openSide({ ...common, name: 'right', alterations: {} }).catch(
    async (error: unknown) => {
      await broken.close()
      throw error
    },
  )
  const sides: Readonly<Record<SideName, Side>> = { broken, right }
  let turn: Promise<unknown> = Promise.resolve()

  const close = async () => {
    await turn.catch(() => {})
    await Promise.all([broken.close(), right.close()])
  }

  return {
    lesson,
    perform(deed, on) {
      const chosen = on === undefined ? [broken, right] : [sides[on]]
      const done = turn.then(() => Promise.all(chosen.map((side) => side.perform(deed))))
      turn = done.catch(() => {})
      return done.then(() => {})
    },
    view: async () => ({ broken: await broken.view(), right: await right.view() }),
    close,
    [Symbol.asyncDispose]: close,
  }
}
