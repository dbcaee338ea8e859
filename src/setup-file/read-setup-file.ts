import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser'
import { MockZoomError } from '../mock-zoom/index.ts'
import { lineAt, lineOf } from './locate.ts'

/** The unchecked content of a file that the user wrote. */
export interface SetupFile {
  readonly content: unknown
  /** Where a value is in the file, as the beginning of a message: `mock-zoom.config.json:3: `. */
  placeOf(path: readonly PropertyKey[]): string
}

/** What such a file is called in messages, and what to do if it can't be read. */
export interface SetupFileKind {
  readonly name: string
  readonly remedy: string
}

const endings = ['json', 'ts', 'mts', 'js', 'mjs']

/** The files in this folder whose name begins with `stem` (`mock-zoom.config`). */
export function setupFilesHere(stem: string): string[] {
  return endings.map((ending) => `${stem}.${ending}`).filter((name) => existsSync(name))
}

/**
 * The file in this folder whose name begins with `stem`, if there is one. Throws a MockZoomError that mentions `flag` if
 * there are two, because one of them would be ignored.
 */
export function findSetupFile(stem: string, flag: string): string | undefined {
  const [file, other] = setupFilesHere(stem)
  if (file === undefined || other === undefined) return file
  throw new MockZoomError(`Both ${file} and ${other} exist. Remove one of them, or choose one with ${flag}.`)
}

/**
 * Reads a file that is JSON (comments and trailing commas allowed), or a module with a default export. Throws a
 * MockZoomError that names the place and the remedy.
 */
export async function readSetupFile(file: string, kind: SetupFileKind): Promise<SetupFile> {
  const text = await readText(file, kind)
  if (extname(file) !== '.json') {
    return { content: await importDefault(file, kind), placeOf: () => `${file}: ` }
  }
  const errors: ParseError[] = []
  const content: unknown = parse(text, errors, { allowTrailingComma: true })
  const [error] = errors
  if (error !== undefined) {
    const code = printParseErrorCode(error.error)
      .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
      .toLowerCase()
    throw new MockZoomError(
      `The ${kind.name} ${file} isn’t JSON: ${code} at ${file}:${lineAt(text, error.offset)}.`,
    )
  }
  return { content, placeOf: (path) => `${file}:${lineOf(text, path)}: ` }
}

async function readText(file: string, { name, remedy }: SetupFileKind): Promise<string> {
  try {
    return await readFile(file, 'utf-8')
  } catch (error) {
    throw new MockZoomError(`The ${name} ${file} can’t be read (${messageOf(error)}). ${remedy}`)
  }
}

async function importDefault(file: string, { name }: SetupFileKind): Promise<unknown> {
  let module: { readonly default?: unknown }
  try {
    module = await import(pathToFileURL(resolve(file)).href)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_UNKNOWN_FILE_EXTENSION') {
      throw new MockZoomError(
        `Node ${process.versions.node} does not read TypeScript (${file}): use Node 22.18 or later, or name the file .mjs or .json.`,
      )
    }
    throw new MockZoomError(`The ${name} ${file} can’t be loaded: ${messageOf(error)}`)
  }
  if (module.default !== undefined) return module.default
  throw new MockZoomError(`The ${name} ${file} has no default export: write "export default { … }".`)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
