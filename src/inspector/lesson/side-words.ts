import type { SideName } from '../../lesson/lesson.ts'

/** What the page calls each side. "Right" would also be the right-hand side of the page. */
export const sideWords: Readonly<Record<SideName, string>> = { broken: 'broken', right: 'correct' }
