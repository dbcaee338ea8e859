import { readFile } from 'node:fs/promises'
import { dirname, extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser'
import { describeIssues, SetupProblem } from '../../mock-zoom/index.ts'
import { lineAt, lineOf } from './locate.ts'
import { type Subject, subjectFileSchema } from './schema.ts'

/** The names under which a subject file is found without being named. */
export const subjectFileNames = ['json', 'ts', 'mts', 'js', 'mjs'].map(
  (ending) => `mock-zoom.subject.${ending}`,
)

/** A described app, and the folder from which it is started. */
export interface LocatedSubject {
  readonly subject: Subject
  readonly folder: string
}

/** Reads a subject file. Throws a SetupProblem that names the place of each mistake. */
export async function readSubject(file: string): Promise<LocatedSubject> {
  const folder = dirname(resolve(file))
  if (extname(file) !== '.json') return { subject: parseSubject(await importDefault(file), file), folder }
  const text = await readText(file)
  const errors: ParseError[] = []
  const content: unknown = parse(text, errors, { allowTrailingComma: true })
  const [error] = errors
  if (error !== undefined) {
    const code = printParseErrorCode(error.error)
      .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
      .toLowerCase()
    throw new SetupProblem(
      `The subject file ${file} is not JSON: ${code} at ${file}:${lineAt(text, error.offset)}.`,
    )
  }
  return { subject: parseSubject(content, file, (path) => `${file}:${lineOf(text, path)}: `), folder }
}

/** Checks a subject that stands in code. Throws a SetupProblem that names each mistake. */
export function parseSubject(
  content: unknown,
  origin: string,
  placeOf: (path: readonly PropertyKey[]) => string = () => '',
): Subject {
  const result = subjectFileSchema.safeParse(content)
  if (result.success) return result.data
  const lines = describeIssues(result.error.issues, content).map(
    ({ path, text }) => `  ${placeOf(path)}${text}`,
  )
  throw new SetupProblem(
    `The subject in ${origin} can’t be used:\n${lines.join('\n')}\ndocs/contracts.md says what a subject file holds.`,
  )
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf-8')
  } catch (error) {
    throw new SetupProblem(
      `The subject file ${file} can’t be read (${messageOf(error)}). "mock-zoom init" writes one.`,
    )
  }
}

async function importDefault(file: string): Promise<unknown> {
  await readText(file)
  try {
    const module: { readonly default?: unknown } = await import(pathToFileURL(resolve(file)).href)
    if (module.default !== undefined) return module.default
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_UNKNOWN_FILE_EXTENSION') {
      throw new SetupProblem(
        `Node ${process.versions.node} does not read TypeScript (${file}): use Node 22.18 or later, or name the file .mjs or .json.`,
      )
    }
    throw new SetupProblem(`The subject file ${file} can’t be loaded: ${messageOf(error)}`)
  }
  throw new SetupProblem(`The subject file ${file} has no default export: write "export default { … }".`)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
