import { readFileSync, statSync } from 'node:fs'
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
  diagnose,
  factsIn,
  fails,
  MockZoomError,
  namesFrom,
  readSavedJournal,
  refusedWithoutFinding,
  sayRefusals,
  seeded,
} from '../mock-zoom/index.ts'
import type { HarFile } from '../observe/index.ts'
import { importHar, largestHar, looksLikeHar, tooLarge } from '../observe/index.ts'
import { connect } from './connect.ts'
import { describeFinding } from './describe-finding.ts'
import { describeExchange } from './describe-request.ts'
import { printAnswer } from './explain-answer.ts'
import { openFlowFile } from './flow-file.ts'
import type { Terminal } from './terminal.ts'
import { standardError, standardOutput } from './terminal.ts'
import { writeTests } from './to-test/write-tests.ts'

/** What the command line of `mock-zoom explain` said. */
export interface ExplainFlags {
  readonly answer?: string
  readonly save?: string
  readonly toTest?: string
  readonly reporter: 'pretty' | 'json'
  readonly failOn: FailOn
}

/** Prints the findings of a journal, and what was refused without one. The exit code is 1 if --fail-on says so, else 0. */
export async function runExplain(
  sources: readonly string[],
  { answer, save, toTest, reporter, failOn }: ExplainFlags,
): Promise<void> {
  const terminal = standardOutput()
  if (answer !== undefined) {
    if (sources.length > 0) throw new MockZoomError('Give either a journal or --answer, not both.')
    const text = answer === '-' ? await readAll(process.stdin) : answer
    process.exitCode = printAnswer(text, reporter, terminal) ? 0 : 1
    return
  }
  const { journal, name, notes } = await readFrom(sources)
  if (save !== undefined && !journal.observed)
    throw new MockZoomError(
      '--save is for HAR files.',
      'A journal is a file already, or is saved in the inspector.',
    )
  const { findings, refusals, open, lines } = explained(journal, name)
  const tests = toTest === undefined ? [] : writeTests(toTest, findings)
  if (save !== undefined)
    openFlowFile(save).write({ format: 'mock-zoom-journal', version: 1, ...journal, findings, refusals })
  if (reporter === 'json') {
    terminal.line(JSON.stringify(findings, null, 2))
    // What is read by a machine is the findings alone.
    const refused = sayRefusals(refusals)
    if (refused !== undefined) standardError().line(`mock-zoom: ${refused}.`)
  } else for (const line of [...notes, ...lines(terminal), ...tests]) terminal.line(line)
  process.exitCode = fails(failOn, { findings, refusals }) || (failOn === 'refusals' && open > 0) ? 1 : 0
}

interface Input {
  readonly journal: SavedJournal
  readonly name: string
  /** What people have to know before the findings. */
  readonly notes: readonly string[]
}

async function readFrom(sources: readonly string[]): Promise<Input> {
  const [source, ...more] = sources
  if (source === undefined)
    throw new MockZoomError(
      'What should be explained?',
      'Give a saved journal, HAR files, -, a mock’s URL, or --answer TEXT.',
    )
  if (/^https?:\/\//i.test(source) && more.length === 0)
    return { journal: await fetchFrom(source), name: source, notes: [] }
  const files = await Promise.all(sources.map(readText))
  if (files.every(({ text }) => looksLikeHar(text))) return fromHar(files)
  const name = source === '-' ? 'Standard input' : source
  if (more.length > 0)
    throw new MockZoomError(
      'Several files are read together only if all of them are HAR files.',
      'Explain one journal at a time: a recording is never mixed with the journal of a mock.',
    )
  return { journal: readSavedJournal(files[0]?.text ?? '', name), name, notes: [] }
}

async function readText(source: string): Promise<HarFile> {
  return source === '-'
    ? { name: 'Standard input', text: await readAll(process.stdin) }
    : { name: source, text: readFile(source) }
}

function fromHar(files: readonly HarFile[]): Input {
  const { journal, entries, dropped } = importHar(files)
  const name = files.map((file) => file.name).join(' and ')
  const notes = [
    `Read ${entries - dropped} of ${entries} entries of ${name}; ${dropped} are not Zoom’s or the app’s callback, and were dropped.`,
    'A HAR file holds codes, tokens and cookies as they were sent: delete it when you are done, and don’t send it to anybody.',
  ]
  return { journal, name, notes }
}

function readFile(path: string): string {
  try {
    if (/\.har$/i.test(path) && statSync(path).size > largestHar) throw tooLarge(path)
    return readFileSync(path, 'utf-8')
  } catch (error) {
    if (error instanceof MockZoomError) throw error
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
  await using zoom = await connect(url)
  const [entries, apps, users] = await Promise.all([zoom.journal.list(), zoom.apps.list(), zoom.users.list()])
  return { entries, findings: [], deliveries: [], apps, users }
}

/** What is said about a journal. */
interface Explained {
  readonly findings: readonly Finding[]
  readonly refusals: readonly RefusalCount[]
  /** How many refusals the traffic doesn’t explain. */
  readonly open: number
  lines(terminal: Terminal): readonly string[]
}

/** Reads the whole story once, words included, so that a damaged entry is told before anything is printed. */
function explained(journal: SavedJournal, name: string): Explained {
  const names = namesFrom(journal, seeded)
  const observed = journal.observed && factsIn(journal.observed.sees)
  const tell = (entries: readonly JournalEntry[]) => {
    const exchanges = diagnose(entries, names, observed)
    return {
      findings: findingsIn(exchanges),
      refusals: refusedWithoutFinding(entries, names, observed && { observed }),
      steps: exchanges.map((exchange) => ({
        exchange,
        line: (terminal: Terminal) => describeExchange(exchange, terminal, names),
      })),
      words: exchanges.map((exchange) => describeExchange(exchange, plain, names)),
    }
  }
  const { findings, refusals, steps } = orDamaged(journal.entries, tell, name)
  const open = steps.filter(({ exchange }) => isOpen(exchange)).length
  return {
    findings,
    refusals,
    open,
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

function isOpen({ entries }: Exchange): boolean {
  return entries.some(({ type }) => type === 'request.unexplained')
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
    ...openLines(
      steps.flatMap(({ exchange, line }) => (isOpen(exchange) ? [line(terminal)] : [])),
      terminal,
    ),
  ]
}

function openLines(lines: readonly string[], terminal: Terminal): string[] {
  if (lines.length === 0) return []
  const what =
    lines.length === 1
      ? '1 request was refused, and the traffic doesn’t'
      : `${lines.length} requests were refused, and the traffic doesn’t`
  return [
    terminal.paint('yellow', `${what} show why. mock-zoom explain --answer tells the reasons apart:`),
    ...lines.map((line) => `  ${line}`),
  ]
}

function findingsIn(exchanges: readonly Exchange[]): Finding[] {
  return exchanges.flatMap(({ findings }) => findings)
}
