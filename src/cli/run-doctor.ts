import { providerContracts } from '../../contracts/zoom/index.ts'
import type { ProfileName } from '../mock-zoom/index.ts'
import { MockZoomError } from '../mock-zoom/index.ts'
import type {
  Means,
  Paint,
  ProviderContract,
  ProviderReport,
  RunProviderContractsOptions,
} from '../provider-contracts/index.ts'
import {
  describeEnd,
  describePlan,
  describeResult,
  planRun,
  runProviderContracts,
} from '../provider-contracts/index.ts'
import { readAgainst } from './against.ts'
import type { DoctorSurroundings } from './doctor-surroundings.ts'
import { mannersFor } from './manners.ts'
import { startOwnMock } from './own-mock.ts'
import { openPrivateFile } from './private-file.ts'
import type { Witness } from './witness.ts'
import { witnessOf } from './witness.ts'

/** What the command line of `mock-zoom doctor` said. */
export interface DoctorFlags {
  readonly against?: string
  readonly only?: readonly string[]
  readonly plan?: boolean
  readonly yes?: boolean
  readonly profile: ProfileName
  readonly reporter: 'pretty' | 'json'
  /** The file for what was seen. */
  readonly save?: string
}

type Target = Omit<RunProviderContractsOptions, 'contracts' | 'era' | 'onResult'>

/** Checks what mock-zoom says about Zoom. Returns the exit code. */
export async function runDoctor(flags: DoctorFlags, surroundings: DoctorSurroundings): Promise<number> {
  const contracts = choose(flags.only)
  refuseEmptyWitness(flags)
  if (flags.against !== undefined) {
    return check(flags, contracts, askedFor(flags, flags.against, surroundings), surroundings)
  }
  await using own = await startOwnMock({ profile: flags.profile })
  const means = { variablesFor: own.variablesFor, mayDestroy: () => true }
  const target = { hosts: own.hosts, means, person: own.person, manners: mannersFor(true, surroundings) }
  if (flags.reporter === 'pretty' && !flags.plan) {
    const { terminal } = surroundings
    terminal.line(
      `Checking a mock in memory, as Zoom was in ${flags.profile}. --against https://zoom.us checks Zoom itself.\n`,
    )
  }
  return await check(flags, contracts, target, surroundings)
}

/** A Zoom that the user chose: with the credentials from the environment, and without a person. */
function askedFor(flags: DoctorFlags, text: string, surroundings: DoctorSurroundings): Target {
  const { hosts, isThisMachine } = readAgainst(text)
  const { ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET, ZOOM_ACCOUNT_ID } = surroundings.environment
  return {
    hosts,
    means: {
      variablesFor: () => ({ ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET, ZOOM_ACCOUNT_ID }),
      mayDestroy: (id) => flags.only?.includes(id) ?? false,
    },
    manners: mannersFor(isThisMachine, surroundings),
  }
}

async function check(
  flags: DoctorFlags,
  contracts: readonly ProviderContract[],
  target: Target,
  surroundings: DoctorSurroundings,
): Promise<number> {
  const { terminal, note } = surroundings
  const { hosts, person } = target
  const forMachine = flags.reporter === 'json'
  const means: Means = { ...target.means, person: person !== undefined }
  const plan = planRun(contracts, hosts, means)
  if (flags.plan && forMachine) {
    terminal.write(`${JSON.stringify({ version: 1, against: hosts.zoomUrl, ...plan }, null, 2)}\n`)
    return 0
  }
  const described = `${headline(target)}\n\n${describePlan(plan, forMachine ? plain : terminal.paint)}`
  if (flags.plan) {
    terminal.write(described)
    return 0
  }
  // The mock in memory belongs to nobody else, so there is no need to ask.
  if (flags.against !== undefined) {
    if (forMachine) note(described)
    else terminal.write(`${described}\n`)
    if (plan.sends.length > 0 && !(await agreedTo(flags, hosts.zoomUrl, surroundings))) {
      note('mock-zoom: nothing was sent.\n')
      return 2
    }
  }
  const file = flags.save === undefined ? undefined : openPrivateFile<Witness>(flags.save, 'What was seen')
  const report = await runProviderContracts({
    ...target,
    contracts,
    era: flags.profile,
    ...(!forMachine && { onResult: (result) => terminal.line(describeResult(result, terminal.paint)) }),
  })
  file?.write(witnessOf(report, surroundings.environment, surroundings.today()))
  if (forMachine) terminal.write(`${JSON.stringify({ version: 1, ...report }, null, 2)}\n`)
  else terminal.write(describeEnd(report, terminal.paint))
  return exitCode(report, plan.sends.length)
}

function refuseEmptyWitness({ save, against, plan }: DoctorFlags): void {
  if (save === undefined) return
  if (against === undefined) {
    throw new MockZoomError('--save needs --against: a mock in memory is no witness of what Zoom does.')
  }
  if (plan) {
    throw new MockZoomError('--save and --plan exclude each other: a plan sends nothing, so it sees nothing.')
  }
}

function headline({ hosts, manners: { pauseMs } }: Target): string {
  const pace = pauseMs > 0 ? 'one request a second, no retries' : 'no retries'
  return `Requests to ${hosts.zoomUrl} (${pace}, as User-Agent mock-zoom-doctor; <NAMES> stand for values that are not shown):`
}

async function agreedTo({ yes }: DoctorFlags, url: string, { ask }: DoctorSurroundings): Promise<boolean> {
  if (yes) return true
  if (ask === undefined) {
    throw new MockZoomError(
      `Nothing was sent: there is no terminal to ask for confirmation. --yes sends this to ${url}.`,
    )
  }
  return /^y(es)?$/i.test((await ask(`Send this to ${url}? [y/N] `)).trim())
}

function exitCode({ counts, answered }: ProviderReport, planned: number): number {
  if (counts.differs > 0) return 1
  return planned === 0 || answered === 0 ? 2 : 0
}

function choose(only: readonly string[] | undefined): readonly ProviderContract[] {
  for (const id of only ?? []) {
    if (!providerContracts.some((contract) => contract.id === id)) {
      throw new MockZoomError(
        `--only ${id}: unknown provider contract. Known ones: ${providerContracts.map((each) => each.id).join(', ')}.`,
      )
    }
  }
  return only === undefined ? providerContracts : providerContracts.filter(({ id }) => only.includes(id))
}

const plain: Paint = (_, text) => text
