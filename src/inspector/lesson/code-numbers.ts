import type { CodeNumbers } from '../../diagram/pencil.ts'
import type { LessonState } from '../../lesson/server.ts'

/** Both sides get the same codes from the seed, so that a code has one colour on the whole page. */
export function numberCodes({ broken, right }: LessonState['sides']): CodeNumbers {
  const codes = [broken, right].flatMap(({ exchanges }) =>
    exchanges.flatMap(({ entries }) =>
      entries.flatMap((entry) => (entry.type === 'code.issued' ? [entry.code] : [])),
    ),
  )
  return new Map([...new Set(codes)].map((code, number) => [code, number]))
}
