import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  allOf,
  githubReporter,
  htmlReporter,
  jsonReporter,
  junitReporter,
  prettyReporter,
  type Reporter,
  type Write,
} from '../contract-runner/index.ts'
import { MockZoomError } from '../mock-zoom/index.ts'
import { progressReporter } from './progress.ts'
import type { ChosenReporter } from './reporter-kinds.ts'
import type { Terminal } from './terminal.ts'

/** The chosen reporters, as one. Throws a MockZoomError if one of them can't write where it should. */
export function reportersFor(chosen: readonly ChosenReporter[] | undefined, terminal: Terminal): Reporter {
  const reporters = chosen ?? byDefault()
  const onStandardOutput = reporters.filter(({ file }) => file === undefined).map(({ kind }) => kind)
  const document = onStandardOutput.find((kind) => kind === 'json' || kind === 'junit' || kind === 'html')
  if (document !== undefined && onStandardOutput.length > 1) {
    throw new MockZoomError(
      `--reporter ${onStandardOutput.join(' --reporter ')}: ${document} needs standard output to itself. Write it to a file: --reporter ${document}=FILE.`,
    )
  }
  return allOf([progressReporter(), ...reporters.map((each) => reporterFor(each, terminal))])
}

function byDefault(): ChosenReporter[] {
  return process.env.GITHUB_ACTIONS === 'true'
    ? [{ kind: 'pretty' }, { kind: 'github' }]
    : [{ kind: 'pretty' }]
}

function reporterFor({ kind, file }: ChosenReporter, terminal: Terminal): Reporter {
  const write: Write = file === undefined ? (text) => terminal.write(text) : writeTo(file)
  switch (kind) {
    case 'pretty':
      return prettyReporter(write, { colour: file === undefined && terminal.colour })
    case 'json':
      return jsonReporter(write)
    case 'junit':
      return junitReporter(write)
    case 'html':
      return htmlReporter(write)
    case 'github':
      return githubReporter(file === undefined ? (text) => terminal.command(text) : write, summary())
    default:
      return kind satisfies never
  }
}

/** Each run empties the file first: otherwise it may turn out only after minutes that the report can't be saved. */
function writeTo(file: string): Write {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, '')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new MockZoomError(
      `The report ${file} can’t be written (${why}). Choose another file with --reporter KIND=FILE.`,
    )
  }
  return (text) => appendFileSync(file, text)
}

function summary(): ((markdown: string) => void) | undefined {
  const file = process.env.GITHUB_STEP_SUMMARY
  return file ? (markdown) => appendFileSync(file, markdown) : undefined
}
