import { clientAsSubject } from '../../src/broken-twins/client-as-subject.ts'
import type { BrokenTwin } from '../../src/broken-twins/index.ts'
import {
  type Contract,
  type ContractResult,
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
  /** The rules of the mock's findings, without those that the contract itself provokes. */
  readonly findings: readonly string[]
  /** What the app did, or why the contract could not be run. Empty when it was kept. */
  readonly detail: string
  readonly durationMs: number
}

/** All contracts on one client. */
export interface Column {
  /** null is the reference client itself. */
  readonly twin: string | null
  readonly cells: readonly Cell[]
  readonly durationMs: number
}

/** Runs the contracts on the reference client, or on a broken twin of it. */
export async function runColumn(
  twin: BrokenTwin | null,
  contracts: readonly Contract[],
  onCell?: () => void,
): Promise<Column> {
  const name = twin?.name ?? 'reference client'
  const findings: string[][] = []
  const report = await runContracts({
    contracts,
    subjectName: name,
    subject: noteFindings(clientAsSubject(name, twin?.alterations), findings),
    reporter: { result: () => onCell?.(), end() {} },
  })
  const cells = report.results.map((result, index) => cellOf(result, findings[index] ?? []))
  return { twin: twin?.name ?? null, cells, durationMs: report.durationMs }
}

/** Records the mock's findings at the end of each contract, one entry for each. */
function noteFindings(factory: SubjectFactory, findings: string[][]): SubjectFactory {
  return async (zoom) => {
    const found: string[] = []
    findings.push(found)
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
  return result.verdict === 'broken' && result.failure.given ? 'given' : result.verdict
}

function detailOf(result: ContractResult): string {
  switch (result.verdict) {
    case 'kept':
      return ''
    case 'broken':
      return result.failure.appDid
    case 'not-applicable':
    case 'not-run':
      return result.reason
    case 'could-not-run':
      return result.problem
    default:
      return result satisfies never
  }
}
