import { type Command, InvalidArgumentError, Option } from 'commander'
import type { ContractGroup } from '../contract-runner/index.ts'
import type { ContractsFlags } from './judge.ts'
import { eras, parsePort } from './mock-flags.ts'
import { type ChosenReporter, reporterKinds } from './reporter-kinds.ts'

/** `mock-zoom contracts`: judges an app by what Zoom sees of it. */
export function addContracts(program: Command): void {
  program
    .command('contracts')
    .description('run the contracts: what a right integration keeps, checked from outside')
    .option(
      '--subject <file>',
      'your app, as this file describes it (default: mock-zoom.subject.json or .ts, .js, .mjs in this folder; without any: the reference client)',
    )
    .option('--base-url <url>', 'your app, already running, with the requests of the reference client')
    .option(
      '--port <number>',
      'where the mock listens for an app that runs already (default: 9666)',
      parsePort,
    )
    .option(
      '--twin <name>',
      'a broken twin of the reference client, to see a contract fail (--list names them)',
    )
    .addOption(new Option('--profile <era>', 'only this era of Zoom (default: both)').choices([...eras]))
    .option('--only <id>', 'only this contract; can be repeated', collect)
    .option('--group <name>', `only this group; can be repeated (${groups.join(', ')})`, parseGroup)
    .option(
      '--grep <pattern>',
      'only contracts whose id or title matches this regular expression',
      parsePattern,
    )
    .addOption(
      new Option('--severity <kind>', 'only what an integration must, or only what it should keep').choices([
        'must',
        'should',
      ]),
    )
    .option('--list', 'list the contracts and end')
    .option(
      '--jobs <number>',
      'how many run at the same time, each with a mock and an app of its own',
      parseJobs,
      1,
    )
    .option('--bail', 'end with the first that is not kept')
    .option('--timeout <seconds>', 'limit for each contract', parseSeconds, 30)
    .option(
      '--browser',
      'persons use Chromium, for an app that needs scripts (playwright-core, CHROMIUM_PATH)',
    )
    .option('--artifacts <folder>', 'with --browser: keep a trace and a picture of what was not kept there')
    .option('--watch', 'run again whenever a file of the app changes')
    .option(
      '--reporter <kind[=file]>',
      `how to report (${reporterKinds.join(', ')}); can be repeated (default: pretty, and github in GitHub Actions)`,
      parseReporter,
    )
    .addHelpText(
      'after',
      `
"mock-zoom init" writes the subject file: where your app is, how it is started, and which requests connect a person
to Zoom, use the connection and end it. docs/contracts.md describes it all.

Examples:
  mock-zoom contracts
  mock-zoom contracts --subject apps/web/mock-zoom.subject.json
  mock-zoom contracts --twin reuses-stored-code
  mock-zoom contracts --group refresh --grep retry --bail
  mock-zoom contracts --reporter pretty --reporter html=report.html --reporter junit=contracts.xml
  mock-zoom contracts --browser --artifacts traces
  mock-zoom contracts --base-url http://127.0.0.1:3000 --reporter json > contracts.json

A contract that an app should keep counts like one that it must; --severity must leaves those out.
Exit codes: 0 all kept · 1 some broken · 2 some could not be run (the app did not start, hangs, ...)
`,
    )
    .action(async (flags: ContractsFlags) => {
      const { judge } = await import('./judge.ts')
      process.exitCode = await judge(flags)
    })
}

function parseSeconds(text: string): number {
  const seconds = Number(text)
  if (!(seconds > 0 && seconds <= 3600))
    throw new InvalidArgumentError('Give seconds, more than 0 and at most 3600.')
  return seconds
}

// Written out, so that --help need not load the contracts.
const groups = [
  'connect',
  'reconnect',
  'refresh',
  'disconnect',
  'webhooks',
  'hygiene',
] as const satisfies readonly ContractGroup[]

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value]
}

function parseGroup(text: string, before: readonly ContractGroup[] = []): ContractGroup[] {
  const group = groups.find((each) => each === text)
  if (group === undefined) throw new InvalidArgumentError(`There are ${groups.join(', ')}.`)
  return [...before, group]
}

function parsePattern(text: string): RegExp {
  try {
    return new RegExp(text, 'i')
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? `${error.message}.` : '')
  }
}

function parseJobs(text: string): number {
  const jobs = Number(text)
  if (!/^\d{1,2}$/.test(text) || jobs < 1 || jobs > 64)
    throw new InvalidArgumentError('Give a number from 1 to 64.')
  return jobs
}

function parseReporter(text: string, before: readonly ChosenReporter[] = []): ChosenReporter[] {
  const [name = '', ...file] = text.split('=')
  const kind = reporterKinds.find((each) => each === name)
  if (kind === undefined) throw new InvalidArgumentError(`There are ${reporterKinds.join(', ')}.`)
  return [...before, file.length === 0 ? { kind } : { kind, file: file.join('=') }]
}
