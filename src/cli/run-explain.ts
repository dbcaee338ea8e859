import { readFileSync } from 'node:fs'
import { text as readAll } from 'node:stream/consumers'
import type {
  Exchange,
  FailOn,
  Finding,
  JournalEntry,
  RefusalCount,
  SavedJournal,
} from '../mock-zoom/index.ts'
import {
  connectMockZoom,
  diagnose,
  fails,
  MockZoomError,
  namesFrom,
  readSavedJournal,
  refusedWithoutFinding,
  sayRefusals,
  seeded,
} from '../mock-zoom/index.ts'
import { describeFinding } from './describe-finding.ts'
import { describeExchange } from './describe-request.ts'
import { printAnswer } from './explain-answer.ts'
import type { Terminal } from './terminal.ts'
import { standardOutput } from './terminal.ts'

/** What the command line of `mock-zoom explain` said. */
export interface ExplainFlags {
  readonly answer?: string
  readonly reporter: 'pretty' | 'json'
  readonly failOn: FailOn
}

/** Prints the findings of a journal, and what was refused without one. The exit code is 1 if --fail-on says so, else 0. */
export async function runExplain(
  source: string | undefined,
  { answer, reporter, failOn }: ExplainFlags,
): Promise<void> {
  if (answer !== undefined) {
    if (source !== undefined) throw new MockZoomError('Give either a journal or --answer, not both.')
    const text = answer === '-' ? await readAll(process.stdin) : answer
    process.exitCode = printAnswer(text, reporter, standardOutput()) ? 0 : 1
    return
  }
  if (source === undefined)
    throw new MockZoomError(
      'What should be explained?',
      'Give a saved journal, -, a mock’s URL, or --answer TEXT.',
    )
  const journal = await readFrom(source)
  const { findings, refusals, lines } = explained(journal, nameOf(source))
  const terminal = standardOutput()
  if (reporter === 'json') terminal.line(JSON.stringify(findings, null, 2))
  else for (const line of lines(terminal)) terminal.line(line)
  process.exitCode = fails(failOn, { findings, refusals }) ? 1 : 0
}

function nameOf(source: string): string {
  return source === '-' ? 'Standard input' : source
}

async function readFrom(source: string): Promise<SavedJournal> {
  if (/^https?:\/\//i.test(source)) return fetchFrom(source)
  const text = source === '-' ? await readAll(process.stdin) : readFile(source)
  return readSavedJournal(text, nameOf(source))
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf-8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT')
      throw new MockZoomError(`There is no file ${path}. Expected a saved journal, - or a mock’s URL.`)
    if (code === 'EISDIR')
      throw new MockZoomError(`${path} is a folder. Expected the file of a saved journal.`)
    throw new MockZoomError(
      `${path} can’t be read (${error instanceof Error ? error.message : String(error)}).`,
    )
  }
}

/** Takes the URL of a mock, of its journal, or of a page of its inspector. */
async function fetchFrom(source: string): Promise<SavedJournal> {
  const url = source.replace(/[?#].*$/, '').replace(/\/__mock\/journal\/?$/, '')
  await using zoom = await connectMockZoom(url)
  const [entries, apps, users] = await Promise.all([zoom.journal.list(), zoom.apps.list(), zoom.users.list()])
  return { entries, findings: [], deliveries: [], apps, users }
}

/** What is said about a journal. */
interface Explained {
  readonly findings: readonly Finding[]
  readonly refusals: readonly RefusalCount[]
  lines(terminal: Terminal): readonly string[]
}

/** Reads the whole story once, words included, so that a damaged entry is told before anything is printed. */
function explained(journal: SavedJournal, name: string): Explained {
  const names = namesFrom(journal, seeded)
  const tell = (entries: readonly JournalEntry[]) => {
    const exchanges = diagnose(entries, names)
    return {
      findings: findingsIn(exchanges),
      refusals: refusedWithoutFinding(entries, names),
      steps: exchanges.map((exchange) => ({
        exchange,
        line: (terminal: Terminal) => describeExchange(exchange, terminal, names),
      })),
      words: exchanges.map((exchange) => describeExchange(exchange, plain, names)),
    }
  }
  const { findings, refusals, steps } = orDamaged(journal.entries, tell, name)
  return {
    findings,
    refusals,
    lines: (terminal) => linesOf({ findings, refusals, steps, count: journal.entries.length }, terminal),
  }
}

const plain: Pick<Terminal, 'paint'> = { paint: (_style, text) => text }

function orDamaged<Told>(
  entries: readonly JournalEntry[],
  tell: (entries: readonly JournalEntry[]) => Told,
  name: string,
): Told {
  try {
    return tell(entries)
  } catch {
    throw new MockZoomError(
      `${name} is damaged at its entry ${firstDamaged(entries, tell)}, which lacks a key that its type always has, or has something else there.`,
      'Save the journal again, with this version of mock-zoom.',
    )
  }
}

/** The seq and type of the entry without which the entries before it can be told. */
function firstDamaged(
  entries: readonly JournalEntry[],
  tell: (entries: readonly JournalEntry[]) => unknown,
): string {
  let [good, bad] = [0, entries.length]
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    try {
      tell(entries.slice(0, middle))
      good = middle
    } catch {
      bad = middle
    }
  }
  const entry = entries[bad - 1]
  return `#${entry?.seq} (${entry?.type})`
}

interface Told extends Pick<Explained, 'findings' | 'refusals'> {
  readonly steps: readonly { readonly exchange: Exchange; line(terminal: Terminal): string }[]
  readonly count: number
}

/** Each finding, with the requests that prove it. */
function linesOf({ findings, refusals, steps, count }: Told, terminal: Terminal): string[] {
  const blocks = findings.flatMap((finding) => {
    const evidence = new Set(finding.evidence)
    const proofs = steps.filter(({ exchange }) => exchange.entries.some(({ seq }) => evidence.has(seq)))
    return [describeFinding(finding, terminal), ...proofs.map(({ line }) => `  ${line(terminal)}`), '']
  })
  const found = findings.length === 1 ? '1 finding' : `${findings.length || 'No'} findings`
  const what = count === 1 ? '1 entry' : `${count} entries`
  const refused = sayRefusals(refusals)
  return [
    ...blocks,
    terminal.paint(findings.length === 0 ? 'green' : 'yellow', `${found} in ${what}.`),
    ...(refused === undefined ? [] : [terminal.paint('yellow', `${refused}.`)]),
  ]
}

function findingsIn(exchanges: readonly Exchange[]): Finding[] {
  return exchanges.flatMap(({ findings }) => findings)
}
