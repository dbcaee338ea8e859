import { requireSqlite } from '../mock-zoom/index.ts'
import { type BrowserSource, withoutScreen } from './browser-source.ts'
import type { Contract, ContractHeader, Profile } from './contract.ts'
import { inEveryText, secretHider } from './hide-secrets.ts'
import type { Occurrence } from './occurrence.ts'
import { type FailedRun, type FreshSubject, type PlannedRun, recheck } from './recheck.ts'
import { type RunReport, sumUp } from './report.ts'
import type { Reporter } from './reporters/reporter.ts'
import type { ContractResult } from './result.ts'
import { headerOf, noProgress, runContract, type SaveFlow } from './run-contract.ts'
import { settle } from './settle.ts'
import type { AppKind } from './subject-description.ts'
import type { SubjectFactory } from './subject-factory.ts'
import { whenToEnd } from './when-to-end.ts'
import { freshZoom, type ZoomSource } from './zoom-source.ts'

export interface RunContractsOptions {
  readonly contracts: readonly Contract[]
  /**
   * All contracts. One that is not among `contracts` is run as well if the failure of another may be due to
   * it; by default only `contracts`.
   */
  readonly known?: readonly Contract[]
  /** The app's name in reports. */
  readonly subjectName: string
  readonly subject: SubjectFactory
  /** The kind of that app; `user-managed` by default. Contracts about the other kind are not applicable. */
  readonly kind?: AppKind
  /** Where the mocks come from; by default a new one for each contract. */
  readonly zoom?: ZoomSource
  /** Where people get their browsers from; by default small ones without a screen or scripts. */
  readonly browsers?: BrowserSource
  /** Only failures of this severity make the exit code 1; by default those of both. */
  readonly severity?: ContractHeader['severity']
  /** Only this profile; by default every profile that a contract names. */
  readonly profile?: Profile
  /** How many run at the same time, each with its own mock and app; 1 by default. */
  readonly jobs?: number
  /** The app can be started several times at once: contracts that wait then do so beside the others. */
  readonly canRunBeside?: boolean
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
  /**
   * A new app in front of a new Zoom, for an app that is otherwise the same for all contracts: then it is tried after the run
   * whether each failure comes alone, and if not, after which contracts.
   */
  readonly fresh?: () => Promise<FreshSubject>
  /** Keeps what happened at Zoom during each broken contract in a file, and returns its name, which is then in the result. */
  readonly saveFlow?: SaveFlow
  /** For trying that; a minute by default. */
  readonly recheckLimitMs?: number
  /** Names for people. An app that keeps its data between runs must never see a name twice. */
  readonly newName?: () => string
  /**
   * The app's environment. Values whose names say secret, token, password or key are hidden in all results; by default those of
   * this process.
   */
  readonly environment?: Readonly<Record<string, string | undefined>>
  readonly reporter?: Reporter
}

/**
 * Runs the contracts one after another or in several jobs, each with its own mock, subject and people. An app that fails
 * is in the report; it does not make this function throw.
 *
 * @example
 * ```ts
 * import { contracts, runContracts, startedSubject } from 'mock-zoom/contracts'
 * import { startReferenceClient } from 'mock-zoom/reference-client'
 *
 * const subject = startedSubject('my app', async (zoom, { folder, port }) => {
 *   const { clientId, clientSecret } = await zoom.apps.first()
 *   const credentials = { clientId, clientSecret: clientSecret ?? '' }
 *   return startReferenceClient({ zoomUrl: zoom.url, ...credentials, port, database: `${folder}/app.db` })
 * })
 * const report = await runContracts({ contracts, subjectName: 'my app', subject })
 * console.log(report.exitCode) // 0: the app keeps all of them
 * ```
 */
export async function runContracts(options: RunContractsOptions): Promise<RunReport> {
  const began = performance.now()
  const startedAt = new Date().toISOString()
  const { subjectName, contracts, known = contracts, reporter, bail = false, jobs = 1, signal } = options
  // Otherwise, each contract would say it.
  requireSqlite()
  const settings = settingsFor(options)
  const hide = secretHider(options.environment ?? process.env)
  const plan = planRuns(contracts, options.profile)
  const end = whenToEnd({ bail, signal })
  const owners = new Map(known.flatMap(({ id, about = [] }) => about.map((rule) => [rule, id] as const)))
  // Each is run once, when its verdict is first needed; others may be added to those that were planned.
  const runs = [...plan]
  const verdicts = new Map<PlannedRun, Promise<ContractResult>>()
  const waiting = new Map<PlannedRun, PlannedRun>()

  function verdictOf(run: PlannedRun): Promise<ContractResult> {
    const verdict = verdicts.get(run) ?? judge(run)
    verdicts.set(run, verdict)
    return verdict
  }

  async function judge(run: PlannedRun): Promise<ContractResult> {
    const { contract, profile } = run
    const reason = end.reason()
    if (reason !== undefined)
      return { verdict: 'not-run', contract: headerOf(contract), profile, durationMs: 0, reason }
    reporter?.start?.(headerOf(contract), profile)
    const seen = await runContract(contract, profile, { ...settings, zoom: noting(run) })
    const settled = await settle(
      seen,
      (id) => verdictFor(run, id),
      (rule) => owners.get(rule),
    )
    return inEveryText(settled, hide)
  }

  /** What each app has been through: the app stays the same as long as its Zoom does. */
  const history = new Map<string, PlannedRun[]>()
  const before = new Map<PlannedRun, readonly PlannedRun[]>()

  function noting(run: PlannedRun): ZoomSource {
    return async (profile) => {
      const lent = await settings.zoom(profile)
      const runsBefore = history.get(lent.zoom.url) ?? []
      before.set(run, runsBefore)
      history.set(lent.zoom.url, [...runsBefore, run])
      return lent
    }
  }

  /** Each failure with the command that does show it again. */
  async function rechecked(results: readonly ContractResult[]): Promise<readonly ContractResult[]> {
    const { fresh, recheckLimitMs: limitMs = 60_000 } = options
    if (fresh === undefined) return results
    const judged = runs.filter((run) => verdicts.has(run))
    const failed = judged.flatMap((run, index): FailedRun[] => {
      const result = results[index]
      return result?.verdict === 'broken' ? [{ run, result, before: before.get(run) ?? [] }] : []
    })
    const onCheck = ({ contract, profile }: PlannedRun) => reporter?.recheck?.(headerOf(contract), profile)
    const found = await recheck(failed, { fresh, settings, limitMs, onCheck })
    return results.map((result, index) => {
      const run = judged[index]
      const occurs = run && found.get(run)
      if (result.verdict !== 'broken' || occurs === undefined) return result
      return { ...result, reproduce: commandTo(result, occurs, options.commandArguments), occurs }
    })
  }

  /** Two contracts that build on each other do not wait for each other. */
  async function verdictFor(run: PlannedRun, id: string): Promise<ContractResult | undefined> {
    const other =
      runs.find(({ contract, profile }) => contract.id === id && profile === run.profile) ?? addRun(run, id)
    if (other === undefined) return undefined
    for (let next: PlannedRun | undefined = other; next !== undefined; next = waiting.get(next))
      if (next === run) return undefined
    waiting.set(run, other)
    const result = await verdictOf(other)
    waiting.delete(run)
    return result
  }

  function addRun({ profile }: PlannedRun, id: string): PlannedRun | undefined {
    const contract = known.find((each) => each.id === id)
    if (contract === undefined) return undefined
    const [first = profile] = contract.profiles
    const added = { contract, profile: contract.profiles.includes(profile) ? profile : first }
    const same = runs.find((run) => run.contract.id === id && run.profile === added.profile)
    if (same === undefined) runs.push(added)
    return same ?? added
  }

  const isBeside = ({ contract }: PlannedRun) => options.canRunBeside === true && contract.waits === true
  // The jobs share it: each takes the next that nobody has taken.
  const queue = plan.filter((run) => !isBeside(run)).values()
  const beside = plan.filter(isBeside)
  async function work(queued: Iterable<PlannedRun>): Promise<void> {
    for (const run of queued) {
      const result = await verdictOf(run)
      end.after(result)
      reporter?.result?.(result)
    }
  }

  reporter?.begin?.({ subject: subjectName, planned: plan.length })
  await Promise.all([work(beside), ...Array.from({ length: jobs }, () => work(queue))])
  const seen = await Promise.all(runs.filter((run) => verdicts.has(run)).map(verdictOf))
  for (const result of seen.slice(plan.length)) reporter?.result?.(result)
  const durationMs = Math.round(performance.now() - began)
  const results = await rechecked(seen)
  const { switches, noticed, refusals } = settings.progress
  const report = sumUp({
    subject: subjectName,
    kind: settings.kind,
    results,
    durationMs,
    startedAt,
    switches,
    noticed: [...noticed.values()],
    refusals: [...refusals].map(([reason, count]) => ({ reason, count })),
    ...(options.severity && { severity: options.severity }),
  })
  reporter?.end(report)
  return report
}

function settingsFor(options: RunContractsOptions) {
  const {
    subject,
    kind = 'user-managed',
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
    kind,
    zoom,
    browsers,
    limitMs,
    startLimitMs,
    stopLimitMs,
    requestTimeoutMs,
    newName,
    progress: noProgress(),
    reproduce: options.reproduce ?? byCommand,
    signal,
    saveFlow: options.saveFlow,
  }
}

/** Profile by profile, so that a shared mock changes its era as seldom as possible. */
function planRuns(contracts: readonly Contract[], only: Profile | undefined): PlannedRun[] {
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

/** The command that shows the failure again, with the contracts that it needs before it. */
function commandTo(
  { contract, profile, reproduce }: Extract<ContractResult, { verdict: 'broken' }>,
  occurs: Occurrence,
  commandArguments: readonly string[] = [],
): string {
  const era = ['--profile', profile, ...commandArguments]
  if (occurs.when === 'after')
    return commandFor(['--only', [...occurs.contracts, contract.id].join(','), ...era])
  return occurs.when === 'alone' ? reproduce : commandFor(era)
}

function commandFor(args: readonly string[]): string {
  const quoted = args.map((arg) => (/^[\w.,:/@=-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", `'\\''`)}'`))
  return ['mock-zoom', 'contracts', ...quoted].join(' ')
}
