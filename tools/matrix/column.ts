import { contracts as all } from '../../contracts/index.ts'
import {
  accountClientAsSubject,
  type ClientSubject,
  clientAsSubject,
  twinAsSubject,
} from '../../src/broken-twins/client-as-subject.ts'
import type { AccountTwin, BrokenTwin } from '../../src/broken-twins/index.ts'
import {
  type BrowserSource,
  type Contract,
  type ContractResult,
  kindOf,
  type Profile,
  runContracts,
  type SubjectFactory,
} from '../../src/contract-runner/index.ts'

/** The result of one contract on one client. `given`: its setup failed, so it can't be judged. */
export type CellVerdict = 'kept' | 'broken' | 'given' | 'not-applicable' | 'could-not-run'

export interface Cell {
  readonly contract: string
  readonly profile: Profile
  readonly verdict: CellVerdict
  /** The contract that it is blocked by. */
  readonly by?: string
  /** The rules of the findings that the mock made, without those that the contract provokes by itself. */
  readonly findings: readonly string[]
  /** What the app did, or why the contract could not be run. Empty when it was kept. */
  readonly detail: string
  readonly durationMs: number
}

/** A real browser takes its time, and shares the machine with others. */
const browserLimitMs = 120_000

/** All contracts on one client. */
export interface Column {
  /** null is the reference client itself. */
  readonly twin: string | null
  readonly cells: readonly Cell[]
  readonly durationMs: number
}

/**
 * Runs the contracts on the reference client of their kind, or those of its kind on a broken twin; people use these browsers, or
 * small ones.
 */
export async function runColumn(
  twin: BrokenTwin | AccountTwin | null,
  contracts: readonly Contract[],
  browsers?: BrowserSource,
): Promise<Column> {
  const name = twin?.name ?? 'reference client'
  const clients: readonly ClientSubject[] =
    twin === null
      ? [
          { kind: 'user-managed', subject: clientAsSubject(name) },
          { kind: 'server-to-server', subject: accountClientAsSubject(name) },
        ]
      : [twinAsSubject(twin)]
  const cells: Cell[] = []
  let durationMs = 0
  for (const client of clients) {
    const own = contracts.filter((contract) => kindOf(contract) === client.kind)
    // The findings of a contract are noted by which one runs, so those that wait have a run of their own.
    const parts = await Promise.all(
      [own.filter(({ waits }) => waits !== true), own.filter(({ waits }) => waits === true)].map((some) =>
        runOn(client, name, some, browsers),
      ),
    )
    cells.push(...parts.flatMap((part) => part.cells))
    durationMs += Math.max(...parts.map((part) => part.durationMs))
  }
  return { twin: twin?.name ?? null, cells, durationMs }
}

async function runOn(
  { kind, subject }: ClientSubject,
  name: string,
  contracts: readonly Contract[],
  browsers: BrowserSource | undefined,
): Promise<Omit<Column, 'twin'>> {
  const findings = new Map<string, string[]>()
  let underway = ''
  const report = await runContracts({
    contracts,
    known: all,
    ...(browsers && { browsers, limitMs: browserLimitMs }),
    subjectName: name,
    kind,
    subject: noteFindings(subject, (found) => findings.set(underway, found)),
    reporter: {
      // A contract that others build on may be run before its turn.
      start: ({ id }, profile) => {
        underway = `${id} ${profile}`
      },
      result() {},
      end() {},
    },
  })
  const cells = report.results.map((result) =>
    cellOf(result, findings.get(`${result.contract.id} ${result.profile}`) ?? []),
  )
  return { cells, durationMs: report.durationMs }
}

/** Records the mock's findings at the end of each contract. */
function noteFindings(factory: SubjectFactory, onStart: (found: string[]) => void): SubjectFactory {
  return async (zoom) => {
    const found: string[] = []
    onStart(found)
    const subject = await factory(zoom)
    return {
      ...subject,
      async [Symbol.asyncDispose]() {
        found.push(...(await zoom.findings.list()).map(({ rule }) => rule))
        await subject[Symbol.asyncDispose]()
      },
    }
  }
}

function cellOf(result: ContractResult, findings: readonly string[]): Cell {
  const { contract, profile, durationMs } = result
  const { provokes = [] } = contract
  return {
    contract: contract.id,
    profile,
    verdict: verdictOf(result),
    ...(result.verdict === 'blocked' && { by: result.by }),
    findings: [...new Set(findings)].filter((rule) => !provokes.includes(rule)),
    detail: shorten(detailOf(result)),
    durationMs,
  }
}

function shorten(text: string): string {
  return text.length > 240 ? `${text.slice(0, 240)}…` : text
}

/** A column never stops early, so a contract that was not run could not be run. */
function verdictOf(result: ContractResult): CellVerdict {
  if (result.verdict === 'not-run') return 'could-not-run'
  if (result.verdict === 'blocked' || result.verdict === 'cannot-judge') return 'given'
  return result.verdict
}

function detailOf(result: ContractResult): string {
  switch (result.verdict) {
    case 'kept':
      return ''
    case 'broken':
      return result.failure.appDid
    case 'blocked':
      return `blocked by ${result.by}: ${result.reason}`
    case 'cannot-judge':
    case 'not-applicable':
    case 'not-run':
      return result.reason
    case 'could-not-run':
      return result.problem
    default:
      return result satisfies never
  }
}
