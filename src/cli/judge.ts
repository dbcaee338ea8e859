import { join } from 'node:path'
import { contracts } from '../../contracts/index.ts'
import type { Contract, Reporter, RunContractsOptions, RunReport } from '../contract-runner/index.ts'
import {
  describeByDefault,
  jsonReporter,
  junitReporter,
  prettyReporter,
  runContracts,
  runningSubject,
  sharedZoom,
  startedSubject,
  testWebhookSecret,
} from '../contract-runner/index.ts'
import type { ProfileName } from '../mock-zoom/index.ts'
import { SetupProblem } from '../mock-zoom/index.ts'
import { startReferenceClient } from '../reference-client/index.ts'
import type { Terminal } from './terminal.ts'
import { standardOutput } from './terminal.ts'
import { twinNamed } from './twins.ts'

/** What the command line of `mock-zoom contracts` said. */
export interface ContractsFlags {
  readonly baseUrl?: string
  readonly port: number
  readonly twin?: string
  readonly profile?: ProfileName
  readonly only?: readonly string[]
  readonly list?: boolean
  readonly reporter: 'pretty' | 'json' | 'junit'
  readonly timeout: number
}

/** Runs the chosen contracts against the chosen subject. Answers the exit code. */
export async function judge(flags: ContractsFlags): Promise<number> {
  const terminal = standardOutput()
  const chosen = choose(flags.only)
  if (flags.list) {
    list(chosen, terminal)
    return 0
  }
  if (flags.baseUrl !== undefined && flags.twin !== undefined) {
    throw new SetupProblem(
      '--base-url and --twin exclude each other: a twin is started by the runner itself.',
    )
  }
  const common = {
    contracts: chosen,
    limitMs: flags.timeout * 1000,
    reporter: reporterFor(flags.reporter, terminal),
    ...(flags.profile && { profile: flags.profile }),
  }
  const report = await (flags.baseUrl === undefined
    ? judgeOwnClient(common, flags.twin)
    : judgeRunningApp(common, flags.baseUrl, flags.port))
  return report.exitCode
}

type Common = Pick<RunContractsOptions, 'contracts' | 'limitMs' | 'reporter' | 'profile'>

function judgeOwnClient(common: Common, twin: string | undefined): Promise<RunReport> {
  const alterations = twin === undefined ? {} : twinNamed(twin).alterations
  const name = twin === undefined ? 'reference client' : `broken twin ${twin}`
  const subject = startedSubject(name, (zoom, { folder, port }) =>
    startReferenceClient({
      zoomUrl: zoom.url,
      clientId: zoom.app.clientId,
      clientSecret: zoom.app.clientSecret ?? '',
      webhookSecret: testWebhookSecret,
      database: join(folder, 'acme.db'),
      port,
      alterations,
    }),
  )
  return runContracts({
    ...common,
    subjectName: name,
    subject,
    commandArguments: twin === undefined ? [] : ['--twin', twin],
  })
}

async function judgeRunningApp(common: Common, baseUrl: string, port: number): Promise<RunReport> {
  if (!URL.canParse(baseUrl)) {
    throw new SetupProblem(`--base-url ${baseUrl}: give a whole URL, such as http://127.0.0.1:3000.`)
  }
  await using zoom = sharedZoom({ port })
  return await runContracts({
    ...common,
    subjectName: baseUrl,
    subject: runningSubject(describeByDefault(baseUrl.replace(/\/$/, ''))),
    zoom: (profile) => zoom.lend(profile),
    commandArguments: ['--base-url', baseUrl, '--port', String(port)],
  })
}

function choose(only: readonly string[] | undefined): readonly Contract[] {
  for (const id of only ?? []) {
    if (!contracts.some((contract) => contract.id === id)) {
      throw new SetupProblem(
        `--only ${id}: there is no such contract. There are ${contracts.map((each) => each.id).join(', ')}.`,
      )
    }
  }
  return only === undefined ? contracts : contracts.filter((contract) => only.includes(contract.id))
}

function list(chosen: readonly Contract[], { line, paint }: Terminal): void {
  for (const contract of chosen) {
    line(`${paint('bold', contract.id)} (${contract.severity})`)
    line(`  ${contract.title}`)
    if (contract.twins.length > 0)
      line(paint('dim', `  fails on: --twin ${contract.twins.join(', --twin ')}`))
  }
}

function reporterFor(kind: ContractsFlags['reporter'], terminal: Terminal): Reporter {
  const write = (text: string) => terminal.write(text)
  switch (kind) {
    case 'pretty':
      return prettyReporter(write, { colour: terminal.colour })
    case 'json':
      return jsonReporter(write)
    case 'junit':
      return junitReporter(write)
    default:
      return kind satisfies never
  }
}
