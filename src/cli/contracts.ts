import { type Command, InvalidArgumentError, Option } from 'commander'
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
} from '../contract-runner/index.ts'
import { profileNames, SetupProblem } from '../mock-zoom/index.ts'
import { startReferenceClient } from '../reference-client/index.ts'
import { parsePort } from './mock-flags.ts'
import type { Terminal } from './terminal.ts'
import { standardOutput } from './terminal.ts'
import { twinNamed, twinNames } from './twins.ts'

interface ContractsFlags {
  readonly baseUrl?: string
  readonly port: number
  readonly twin?: string
  readonly profile?: (typeof profileNames)[number]
  readonly only?: readonly string[]
  readonly list?: boolean
  readonly reporter: 'pretty' | 'json' | 'junit'
  readonly timeout: number
}

/** `mock-zoom contracts`: judges an app by what Zoom sees of it. */
export function addContracts(program: Command): void {
  program
    .command('contracts')
    .description('run the contracts: what a right integration keeps, checked from outside')
    .option(
      '--base-url <url>',
      'your app, already running and pointed at the mock (default: the reference client)',
    )
    .option('--port <number>', 'where the mock listens for --base-url', parsePort, 9666)
    .addOption(
      new Option('--twin <name>', 'a broken twin of the reference client, to see a contract fail').choices(
        twinNames,
      ),
    )
    .addOption(
      new Option('--profile <era>', 'only this era of Zoom (default: both)').choices([...profileNames]),
    )
    .option(
      '--only <id>',
      'only this contract; can be repeated',
      (id: string, before: readonly string[] = []) => [...before, id],
    )
    .option('--list', 'list the contracts and end')
    .addOption(
      new Option('--reporter <kind>', 'how to report').choices(['pretty', 'json', 'junit']).default('pretty'),
    )
    .option('--timeout <seconds>', 'limit for each contract', parseSeconds, 30)
    .addHelpText(
      'after',
      `
Your app needs five requests, as the reference client has them: POST /sign-in (form: person), GET /connect,
POST /use, POST /disconnect, GET /status. docs/contracts.md describes them.

Examples:
  mock-zoom contracts
  mock-zoom contracts --twin reuses-stored-code
  mock-zoom contracts --base-url http://127.0.0.1:3000 --reporter junit > contracts.xml
`,
    )
    .action(async (flags: ContractsFlags) => {
      process.exitCode = await judge(flags, standardOutput())
    })
}

async function judge(flags: ContractsFlags, terminal: Terminal): Promise<number> {
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
  const subject = startedSubject(name, (zoom) =>
    startReferenceClient({
      zoomUrl: zoom.url,
      clientId: zoom.app.clientId,
      clientSecret: zoom.app.clientSecret ?? '',
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
  for (const contract of chosen)
    line(`${paint('bold', contract.id)} (${contract.severity})\n  ${contract.title}`)
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

function parseSeconds(text: string): number {
  const seconds = Number(text)
  if (!(seconds > 0 && seconds <= 3600))
    throw new InvalidArgumentError('Give seconds, more than 0 and at most 3600.')
  return seconds
}
