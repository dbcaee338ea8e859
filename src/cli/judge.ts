import { existsSync } from 'node:fs'
import { join, parse } from 'node:path'
import { contracts as all } from '../../contracts/index.ts'
import type { Contract, RunReport, SaveFlow } from '../contract-runner/index.ts'
import { kindOf, openBrowsers, runContracts } from '../contract-runner/index.ts'
import { mockAround } from '../intercept/index.ts'
import type { FailOn, ProfileName } from '../mock-zoom/index.ts'
import { fails, MockZoomError, requireSqlite } from '../mock-zoom/index.ts'
import { type Choice, chooseContracts, forSubject } from './choose-contracts.ts'
import { compare, readExpectations, tellCompared, writeExpectations } from './expectations.ts'
import { openFlowFile } from './flow-file.ts'
import type { ChosenReporter } from './reporter-kinds.ts'
import { reportersFor } from './reporters-for.ts'
import { chooseSubject, type SubjectFlags } from './subject-of.ts'
import type { Terminal } from './terminal.ts'
import { standardError, standardOutput } from './terminal.ts'
import { untilInterrupted } from './until-interrupted.ts'
import { judgeAgainAndAgain } from './watch.ts'

/** What the command line of `mock-zoom contracts` said. */
export interface ContractsFlags extends SubjectFlags, Choice {
  readonly profile?: ProfileName
  readonly list?: boolean
  readonly jobs: number
  readonly bail?: boolean
  /** Seconds for each contract. */
  readonly timeout?: number
  readonly watch?: boolean
  readonly browser?: boolean
  readonly artifacts?: string
  readonly reporter?: readonly ChosenReporter[]
  readonly expect?: string
  readonly updateExpect?: boolean
  readonly recheck: boolean
  readonly failOn: FailOn
  readonly save?: string
}

/** What shells report for a program that Ctrl-C ended. */
const interrupted = 130

/** Runs the chosen contracts against the chosen subject. Returns the exit code. */
export async function judge(flags: ContractsFlags): Promise<number> {
  const terminal = standardOutput()
  const chosen = chooseContracts(flags)
  if (flags.list) {
    list(chosen, terminal)
    return 0
  }
  const around = mockAround(process.env)
  if (around !== undefined) {
    throw new MockZoomError(
      `mock-zoom contracts can’t run within ${around.command}: each has a mock of its own, and the app would not know which to use.`,
      'Start it by itself. "intercept": true in "start" makes zoom.us its mock.',
    )
  }
  using stop = untilInterrupted()
  if (flags.watch) {
    await judgeAgainAndAgain(flags, stop.signal, () => judgeOnce(chosen, flags, terminal, stop.signal))
    return interrupted
  }
  const exitCode = await judgeOnce(chosen, flags, terminal, stop.signal)
  return stop.signal.aborted ? interrupted : exitCode
}

async function judgeOnce(
  contracts: readonly Contract[],
  flags: ContractsFlags,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  if (flags.artifacts !== undefined && !flags.browser)
    throw new MockZoomError('--artifacts saves what a browser shows, so it needs --browser.')
  const { expect: file, updateExpect = false } = flags
  if (updateExpect && file === undefined)
    throw new MockZoomError('--update-expect writes the file that --expect names: give both.')
  const known = file === undefined ? [] : readKnown(file, updateExpect)
  const saveFlow = flags.save === undefined ? undefined : saveFlows(flags.save)
  // Before an app is started.
  requireSqlite()
  await using real = flags.browser ? await openBrowsers(flags.artifacts) : undefined
  await using subject = await chooseSubject(flags)
  const { onlyOne, fresh, ...options } = subject
  if (flags.jobs > 1 && onlyOne !== undefined)
    throw new MockZoomError(`--jobs ${flags.jobs} needs one app for each job, but ${onlyOne}.`)
  const report = await runContracts({
    ...options,
    ...(real && { browsers: real.browsers, commandArguments: [...options.commandArguments, '--browser'] }),
    contracts: forSubject(subject.kind, contracts, flags),
    known: all,
    jobs: flags.jobs,
    canRunBeside: onlyOne === undefined,
    bail: flags.bail ?? false,
    signal,
    // Chromium takes longer, above all for the contracts that provoke a race several times.
    limitMs: (flags.timeout ?? (flags.browser ? 90 : 30)) * 1000,
    reporter: reportersFor(flags.reporter, terminal),
    ...(fresh && flags.recheck && flags.watch !== true && { fresh }),
    ...(saveFlow && { saveFlow: saveFlow.save }),
    ...(flags.profile && { profile: flags.profile }),
    ...(flags.severity && { severity: flags.severity }),
  })
  saveFlow?.tell(standardError())
  const exitCode = file === undefined ? report.exitCode : compareWith(file, report, known, updateExpect)
  return exitCode === 0 ? failOn(flags.failOn, report, standardError()) : exitCode
}

function compareWith(
  file: string,
  report: RunReport,
  known: ReturnType<typeof readExpectations>,
  update: boolean,
): number {
  if (update) writeExpectations(file, report, known)
  const accepted = update ? readExpectations(file) : known
  return tellCompared(compare(report, accepted), report, standardError())
}

/** The exit code of a run in which no contract is broken. */
function failOn(on: FailOn, { causes, refusals }: RunReport, terminal: Terminal): number {
  const findings = causes.filter(({ noticedIn }) => noticedIn !== undefined)
  if (!fails(on, { findings, refusals })) return 0
  const why = findings.length > 0 ? 'findings' : 'refusals'
  terminal.line(`mock-zoom: the exit code is 1 because of the ${why} (--fail-on ${on}).`)
  return 1
}

/** The first flow goes to the file itself, each other to one beside it that has the contract's id and era in its name. */
function saveFlows(path: string): { readonly save: SaveFlow; tell(terminal: Terminal): void } {
  const first = openFlowFile(path)
  const saved: string[] = []
  return {
    save(flow, { id }, profile) {
      const { dir, name, ext } = parse(path)
      const file = saved.length === 0 ? first : openFlowFile(join(dir, `${name}.${id}.${profile}${ext}`))
      file.write(flow)
      saved.push(file.path)
      return file.path
    },
    tell(terminal) {
      if (saved.length === 0) return
      const more = saved.length === 1 ? '' : ` (and ${saved.length - 1} more beside it)`
      terminal.line(
        `mock-zoom: saved in ${path}${more}. Open it with Open… in an inspector, or run: mock-zoom explain ${path}`,
      )
    },
  }
}

/** The file needn't exist yet if it is about to be written. */
function readKnown(file: string, mayBeMissing: boolean) {
  return mayBeMissing && !existsSync(file) ? [] : readExpectations(file)
}

function list(chosen: readonly Contract[], { line, paint }: Terminal): void {
  for (const contract of chosen) {
    const kind = kindOf(contract) === 'user-managed' ? '' : `, for ${kindOf(contract)} apps`
    line(`${paint('bold', contract.id)} (${contract.severity}${kind})`)
    line(`  ${contract.title}`)
    if (contract.twins.length > 0)
      line(paint('dim', `  fails on: --twin ${contract.twins.join(', --twin ')}`))
  }
}
