import { afterAll, describe, test } from 'vitest'
import { contracts as all, contractsFor } from '../../contracts/index.ts'
import type {
  Contract,
  ContractResult,
  Profile,
  SubjectDescription,
  SubjectFactory,
  SubjectFile,
} from '../contract-runner/index.ts'
import {
  parseSubject,
  runContracts,
  runningSubject,
  sharedZoom,
  startedApps,
  storyAsText,
} from '../contract-runner/index.ts'

export interface DescribeContractsOptions {
  /** By default all that are about apps of its kind. */
  readonly contracts?: readonly Contract[]
  /** Every profile that a contract names, by default. */
  readonly profile?: Profile
  /** The limit for each contract; 30 seconds by default. */
  readonly limitMs?: number
  /** The port of the mock, for an app that is already running and configured with it; by default a free port. */
  readonly port?: number
  /** The working folder of `start.command`; by default the one of Vitest. */
  readonly folder?: string
}

/**
 * Registers one test for each contract and profile. The subject is the content of a subject file or, for an app in this
 * process, a function from a mock to the running app. A contract that is not applicable is skipped with its reason, and a
 * blocked one with the id of the contract to fix first; the test of a broken contract fails with the whole story.
 *
 * @example
 * ```ts
 * import { describeContracts } from 'mock-zoom/vitest'
 * import subject from './subject.ts'
 *
 * describeContracts(subject, { profile: '2026' })
 * ```
 */
export function describeContracts(
  subject: SubjectFile | SubjectDescription | SubjectFactory,
  options: DescribeContractsOptions = {},
): void {
  const app = appOf(subject, options.folder ?? process.cwd())
  const { contracts = contractsFor(app.kind), profile: only, limitMs = 30_000, port = 0 } = options
  const zoom = sharedZoom({ port })
  const profiles = [...new Set(contracts.flatMap((contract) => contract.profiles))]
  const run = async (contract: Contract, profile: Profile) => {
    const { results } = await runContracts({
      subjectName: app.name,
      subject: app.factory,
      kind: app.kind,
      zoom: zoom.lend,
      contracts: [contract],
      known: all,
      profile,
      limitMs,
      startLimitMs: app.startLimitMs,
      reproduce: () => `npx vitest -t '${contract.id} ${profile}'`,
    })
    return results.find(({ contract: { id } }) => id === contract.id)
  }

  describe.sequential(`contracts of ${app.name}`, () => {
    afterAll(async () => {
      await app.stop()
      await zoom[Symbol.asyncDispose]()
    })
    for (const profile of profiles.filter((each) => only === undefined || each === only)) {
      for (const contract of contracts.filter((each) => each.profiles.includes(profile))) {
        const timeout = limitMs + app.startLimitMs + 10_000
        test(`${contract.id} ${profile}: ${contract.title}`, { timeout }, async ({ skip }) => {
          const result = await run(contract, profile)
          if (result?.verdict === 'not-applicable' || result?.verdict === 'cannot-judge') skip(result.reason)
          if (result?.verdict === 'blocked') skip(`blocked by ${result.by}: ${result.reason}`)
          if (result?.verdict === 'broken' || result?.verdict === 'could-not-run')
            throw new ContractNotKept(result)
        })
      }
    }
  })
}

function appOf(subject: SubjectFile | SubjectDescription | SubjectFactory, folder: string) {
  const nothing = { startLimitMs: 0, stop: async () => undefined }
  if (typeof subject === 'function')
    return { name: 'the app', kind: 'user-managed' as const, factory: subject, ...nothing }
  const checked = parseSubject(subject, 'describeContracts()')
  const { name, kind = 'user-managed', start } = checked
  if (start === undefined) return { name, kind, factory: runningSubject(checked), ...nothing }
  const apps = startedApps({ subject: checked, folder }, start)
  const startLimitMs = start.ready.timeout * 1000 + 10_000
  return { name, kind, factory: apps.subject, startLimitMs, stop: () => apps[Symbol.asyncDispose]() }
}

/** The message is the whole story. The place in this file where it is thrown would only distract. */
class ContractNotKept extends Error {
  override readonly name = 'ContractNotKept'

  constructor(result: ContractResult) {
    super(storyAsText(result).trim())
    this.stack = `${this.name}: ${this.message}`
  }
}
