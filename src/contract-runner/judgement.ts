import { type MockZoom, SetupProblem } from '../mock-zoom/index.ts'
import type { ContractHeader } from './contract.ts'
import { type Breach, ContractBroken } from './contract-broken.ts'
import { ContractError } from './contract-error.ts'
import { evidenceLines, reportedFindings } from './evidence.ts'
import { NotApplicable } from './not-applicable.ts'
import type { Failure } from './report.ts'
import type { Message } from './sequence.ts'
import type { RunningSubject } from './subject-factory.ts'

/** The result of a contract, before it goes into a report. */
export type Judgement =
  | { readonly verdict: 'kept' }
  | { readonly verdict: 'broken'; readonly failure: Failure }
  | { readonly verdict: 'not-applicable'; readonly reason: string }
  | CouldNotRun

export interface CouldNotRun {
  readonly verdict: 'could-not-run'
  readonly problem: string
  readonly appOutput?: string
}

/** What happened while the contract ran. */
export interface Happened {
  readonly zoom: MockZoom
  readonly messages: readonly Message[]
}

/** What it means that a contract ended with this error. */
export async function judgeError(
  error: unknown,
  happened: Happened,
  { provokes = [] }: ContractHeader,
): Promise<Judgement> {
  if (error instanceof NotApplicable) return { verdict: 'not-applicable', reason: error.message }
  return error instanceof ContractBroken
    ? { verdict: 'broken', failure: await failureOf(error.breach, happened, provokes) }
    : couldNotRun(error)
}

/** If neither the contract nor a finding points at entries, use the last ones. */
async function failureOf(
  { appDid, expected, found, entries = [], given = false }: Breach,
  { zoom, messages }: Happened,
  provoked: readonly string[],
): Promise<Failure> {
  const findings = (await reportedFindings(zoom)).filter(({ rule }) => !provoked.includes(rule))
  const shown = entries.length > 0 || findings.length > 0 ? entries : await lastSequences(zoom)
  return { appDid, expected, found, given, findings, evidence: await evidenceLines(zoom, shown), messages }
}

async function lastSequences(zoom: MockZoom): Promise<number[]> {
  const happened = (await zoom.journal.list()).filter((entry) => entry.type !== 'request.answered')
  return happened.slice(-8).map((entry) => entry.seq)
}

/** Nobody broke a promise: something was in the way. */
export function couldNotRun(error: unknown): CouldNotRun {
  if (error instanceof ContractError) {
    const { message: problem, appOutput } = error
    return { verdict: 'could-not-run', problem, ...(appOutput !== undefined && { appOutput }) }
  }
  if (error instanceof SetupProblem) return { verdict: 'could-not-run', problem: error.message }
  return {
    verdict: 'could-not-run',
    problem: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  }
}

/** If the app ended in the meantime, that is the better explanation. */
export async function withTheAppsEnd(judgement: CouldNotRun, app: RunningSubject): Promise<CouldNotRun> {
  const ending = await app.ending?.()
  const appOutput = app.lastOutput?.() ?? ''
  return {
    ...judgement,
    ...(ending !== undefined && { problem: `The app ${ending}.\n${judgement.problem}` }),
    ...(appOutput !== '' && { appOutput }),
  }
}
