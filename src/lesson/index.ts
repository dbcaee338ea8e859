import type { Lesson } from './lesson.ts'
import { reusesStoredCode } from './lessons/reuses-stored-code.ts'
import { twoPersonsOneZoomUser } from './lessons/two-persons-one-zoom-user.ts'

export type { Lesson, Step } from './lesson.ts'
export type { Rows } from './rows.ts'
export type { SideView } from './side.ts'
export { openStage, type Stage } from './stage.ts'

/** All lessons; the first is the one to begin with. */
export const lessons: readonly Lesson[] = [reusesStoredCode, twoPersonsOneZoomUser]

export function findLesson(id: string): Lesson | undefined {
  return lessons.find((lesson) => lesson.id === id)
}
