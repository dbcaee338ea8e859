import type { Contract, ContractHeader, Profile } from './contract.ts'
import { type ContractResult, type RunReport, sumUp } from './report.ts'
import type { Reporter } from './reporters/reporter.ts'
import { runContract } from './run-contract.ts'
import type { SubjectFactory } from './subject-factory.ts'
import { freshZoom, type ZoomSource } from './zoom-source.ts'

export interface RunContractsOptions {
  readonly contracts: readonly Contract[]
  /** The app's name in reports. */
  readonly subjectName: string
  readonly subject: SubjectFactory
  /** Where the mocks come from; by default a new one for each contract. */
  readonly zoom?: ZoomSource
  /** Only this one; by default every profile that a contract names. */
  readonly profile?: Profile
  /** For each contract; 30 seconds by default. */
  readonly limitMs?: number
  /** For starting the app, if that takes longer than a contract may; by default it is part of `limitMs`. */
  readonly startLimitMs?: number
  /** For stopping the app and the mock after that; 5 seconds by default. */
  readonly stopLimitMs?: number
  /** For each request to the app; 10 seconds by default. */
  readonly requestTimeoutMs?: number
  /** What must stand in the command to get the same subject again, such as `['--twin', 'reuses-stored-code']`. */
  readonly commandArguments?: readonly string[]
  /** Names for persons. An app that keeps its data between runs must never see one twice. */
  readonly newName?: () => string
  readonly reporter?: Reporter
}

/** Runs the contracts one after another, each with its own mock, subject and persons. */
export async function runContracts(options: RunContractsOptions): Promise<RunReport> {
  const startedAt = performance.now()
  const { subjectName, subject, zoom = freshZoom(), limitMs = 30_000, requestTimeoutMs, reporter } = options
  const { startLimitMs } = options
  const { newName = randomName, commandArguments = [], stopLimitMs = 5_000 } = options
  const reproduce = (contract: ContractHeader, profile: Profile) =>
    commandFor(['--only', contract.id, '--profile', profile, ...commandArguments])
  const plan = planRuns(options.contracts, options.profile)
  reporter?.begin?.({ subject: subjectName, planned: plan.length })
  const results: ContractResult[] = []
  for (const { contract, profile } of plan) {
    const settings = {
      subject,
      zoom,
      limitMs,
      startLimitMs,
      stopLimitMs,
      requestTimeoutMs,
      newName,
      reproduce,
    }
    const result = await runContract(contract, profile, settings)
    results.push(result)
    reporter?.result?.(result)
  }
  const report = sumUp(subjectName, results, Math.round(performance.now() - startedAt))
  reporter?.end(report)
  return report
}

/** Profile by profile, so that a shared mock changes its era as seldom as possible. */
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
