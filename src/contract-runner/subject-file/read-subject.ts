import { dirname, resolve } from 'node:path'
import { describeIssues, MockZoomError } from '../../mock-zoom/index.ts'
import { readSetupFile } from '../../setup-file/read-setup-file.ts'
import { type Subject, subjectFileSchema } from './schema.ts'

const kind = { name: 'subject file', remedy: '"mock-zoom init" writes one.' }

/** A described app, and the folder to start it from. */
export interface LocatedSubject {
  readonly subject: Subject
  readonly folder: string
}

/** Reads a subject file. Throws a MockZoomError that names the place of each mistake. */
export async function readSubject(file: string): Promise<LocatedSubject> {
  const { content, placeOf } = await readSetupFile(file, kind)
  return { subject: parseSubject(content, file, placeOf), folder: dirname(resolve(file)) }
}

/** Checks a subject written in code. Throws a MockZoomError that names each mistake. */
export function parseSubject(
  content: unknown,
  origin: string,
  placeOf: (path: readonly PropertyKey[]) => string = () => '',
): Subject {
  const result = subjectFileSchema.safeParse(content)
  if (result.success) return result.data
  const lines = describeIssues(result.error.issues, content, subjectFileSchema).map(
    ({ path, text }) => `  ${placeOf(path)}${text}`,
  )
  throw new MockZoomError(
    `The subject in ${origin} can’t be used:\n${lines.join('\n')}\ndocs/contracts.md explains the subject file.`,
  )
}
