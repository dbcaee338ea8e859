import { readFileSync } from 'node:fs'
import { text as readAll } from 'node:stream/consumers'
import type { Exchange, FailOn, Finding, Names, RefusalCount, SavedJournal } from '../mock-zoom/index.ts'
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
import type { Terminal } from './terminal.ts'
import { standardOutput } from './terminal.ts'

/** What the command line of `mock-zoom explain` said. */
export interface ExplainFlags {
  readonly reporter: 'pretty' | 'json'
  readonly failOn: FailOn
}

/** Prints the findings of a journal, and what was refused without one. The exit code is 1 if --fail-on says so, else 0. */
export async function runExplain(source: string, { reporter, failOn }: ExplainFlags): Promise<void> {
  const journal = await readFrom(source)
  const names = namesFrom(journal, seeded)
  const exchanges = diagnoseSaved(journal, names, nameOf(source))
  const findings = findingsIn(exchanges)
  const refusals = refusedWithoutFinding(journal.entries, names)
  const terminal = standardOutput()
  if (reporter === 'json') terminal.line(JSON.stringify(findings, null, 2))
  else print(exchanges, names, refusals, terminal)
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

/** Takes the URL of a mock or of its journal. */
async function fetchFrom(source: string): Promise<SavedJournal> {
  const url = source.replace(/\/__mock\/journal\/?$/, '')
  await using zoom = await connectMockZoom(url)
  const [entries, apps, users] = await Promise.all([zoom.journal.list(), zoom.apps.list(), zoom.users.list()])
  return { entries, findings: [], deliveries: [], apps, users }
}

function diagnoseSaved({ entries }: SavedJournal, names: Names, name: string): Exchange[] {
  try {
    return diagnose(entries, names)
  } catch {
    throw new MockZoomError(
      `${name} is damaged: an entry lacks keys that its type always has. Save the journal again, with this version of mock-zoom.`,
    )
  }
}

/** Each finding, with the requests that prove it. */
function print(
  exchanges: readonly Exchange[],
  names: Names,
  refusals: readonly RefusalCount[],
  terminal: Terminal,
): void {
  const findings = findingsIn(exchanges)
  for (const finding of findings) {
    terminal.line(describeFinding(finding, terminal))
    const evidence = new Set(finding.evidence)
    for (const exchange of exchanges) {
      if (exchange.entries.some(({ seq }) => evidence.has(seq)))
        terminal.line(`  ${describeExchange(exchange, terminal, names)}`)
    }
    terminal.line()
  }
  const entries = exchanges.reduce((count, exchange) => count + exchange.entries.length, 0)
  const count = findings.length === 1 ? '1 finding' : `${findings.length || 'No'} findings`
  const what = entries === 1 ? '1 entry' : `${entries} entries`
  terminal.line(terminal.paint(findings.length === 0 ? 'green' : 'yellow', `${count} in ${what}.`))
  const refused = sayRefusals(refusals)
  if (refused !== undefined) terminal.line(terminal.paint('yellow', `${refused}.`))
}

function findingsIn(exchanges: readonly Exchange[]): Finding[] {
  return exchanges.flatMap(({ findings }) => findings)
}
