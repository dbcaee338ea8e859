import { type BrowserSource, withoutScreen } from './browser-source.ts'
import type { Contract, ContractHeader, Profile } from './contract.ts'
import { type ContractResult, type RunReport, sumUp } from './report.ts'
import type { Reporter } from './reporters/reporter.ts'
import { headerOf, runContract } from './run-contract.ts'
import type { SubjectFactory } from './subject-factory.ts'
import { whenToEnd } from './when-to-end.ts'
import { freshZoom, type ZoomSource } from './zoom-source.ts'

export interface RunContractsOptions {
  readonly contracts: readonly Contract[]
  /** The app's name in reports. */
  readonly subjectName: string
  readonly subject: SubjectFactory
  /** Where the mocks come from; by default a new one for each contract. */
  readonly zoom?: ZoomSource
  /** Where people get their browsers from; by default small ones without a screen or scripts. */
  readonly browsers?: BrowserSource
  /** Only this profile; by default every profile that a contract names. */
  readonly profile?: Profile
  /** How many run at the same time, each with its own mock and app; 1 by default. */
  readonly jobs?: number
  /** Stop after the first contract that is not kept. */
  readonly bail?: boolean
  /** Ends the run: what is under way is stopped, and the rest is not run. */
  readonly signal?: AbortSignal
  /** For each contract; 30 seconds by default. */
  readonly limitMs?: number
  /** For starting the app, if that may take longer than a contract; by default it is part of `limitMs`. */
  readonly startLimitMs?: number
  /** For stopping the app and the mock afterwards; 5 seconds by default. */
  readonly stopLimitMs?: number
  /** For each request to the app; 10 seconds by default. */
  readonly requestTimeoutMs?: number
  /** What the command needs to get the same subject again, such as `['--twin', 'reuses-stored-code']`. */
  readonly commandArguments?: readonly string[]
  /** The command that runs only this again, if it is not `mock-zoom contracts`. */
  readonly reproduce?: (contract: ContractHeader, profile: Profile) => string
  /** Names for people. An app that keeps its data between runs must never see a name twice. */
  readonly newName?: () => string
  readonly reporter?: Reporter
}

/** Runs the contracts one after another or in several jobs, each with its own mock, subject and people. */
export async function runContracts(options: RunContractsOptions): Promise<RunReport> {
  const startedAt = performance.now()
  const { subjectName, reporter, bail = false, jobs = 1, signal } = options
  const settings = settingsFor(options)
  const plan = planRuns(options.contracts, options.profile)
  const end = whenToEnd({ bail, signal })
  const results: ContractResult[] = []
  // The jobs share it: each takes the next contract that no job has taken.
  const queue = plan.entries()

  async function work(): Promise<void> {
    for (const [place, { contract, profile }] of queue) {
      const reason = end.reason()
      if (reason === undefined) reporter?.start?.(headerOf(contract), profile)
      const result: ContractResult =
        reason === undefined
          ? await runContract(contract, profile, settings)
          : { verdict: 'not-run', contract: headerOf(contract), profile, durationMs: 0, reason }
      results[place] = result
      end.after(result)
      reporter?.result?.(result)
    }
  }

  reporter?.begin?.({ subject: subjectName, planned: plan.length })
  await Promise.all(Array.from({ length: jobs }, work))
  const report = sumUp(subjectName, results, Math.round(performance.now() - startedAt))
  reporter?.end(report)
  return report
}

function settingsFor(options: RunContractsOptions) {
  const {
    subject,
    zoom = freshZoom(),
    browsers = withoutScreen,
    limitMs = 30_000,
    stopLimitMs = 5_000,
    signal,
  } = options
  const { startLimitMs, requestTimeoutMs, newName = randomName, commandArguments = [] } = options
  const byCommand = (contract: ContractHeader, profile: Profile) =>
    commandFor(['--only', contract.id, '--profile', profile, ...commandArguments])
  return {
    subject,
    zoom,
    browsers,
    limitMs,
    startLimitMs,
    stopLimitMs,
    requestTimeoutMs,
    newName,
    reproduce: options.reproduce ?? byCommand,
    signal,
  }
}

/** Profile by profile, so that a shared mock changes its era as rarely as possible. */
function planRuns(
  contracts: readonly Contract[],
  only: Profile | undefined,
): { contract: Contract; profile: Profile }[] {
  const profiles = new Set(contracts.flatMap((contract) => contract.profiles))
  return [...profiles]
    .filter((profile) => only === undefined || profile === only)
    .flatMap((profile) =>
      contracts
        .filter((contract) => contract.profiles.includes(profile))
        .map((contract) => ({ contract, profile })),
    )
}

function randomName(): string {
  return `person-${crypto.randomUUID().slice(0, 8)}`
}

function commandFor(args: readonly string[]): string {
  const quoted = args.map((arg) => (/^[\w.:/@=-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", `'\\''`)}'`))
  return ['mock-zoom', 'contracts', ...quoted].join(' ')
}
