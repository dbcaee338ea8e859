import type { Lesson } from './lesson.ts'
import { lostRefresh } from './lessons/lost-refresh.ts'
import { parallelRefresh } from './lessons/parallel-refresh.ts'
import { reusesStoredCode } from './lessons/reuses-stored-code.ts'
import { twoPeopleOneZoomUser } from './lessons/two-people-one-zoom-user.ts'

export type { Lesson, Step } from './lesson.ts'
export type { Rows } from './rows.ts'
export type { SideView } from './side.ts'
export { openStage, type Stage } from './stage.ts'

/** All lessons; the first one is the one to begin with. */
export const lessons: readonly Lesson[] = [
  reusesStoredCode,
  lostRefresh,
  parallelRefresh,
  twoPeopleOneZoomUser,
]

export function findLesson(id: string): Lesson | undefined {
  return lessons.find((lesson) => lesson.id === id)
}
