import { type Command, InvalidArgumentError, Option } from 'commander'
import type { AppKind, ContractGroup } from '../contract-runner/index.ts'
import { failOnOption } from './fail-on-option.ts'
import type { ContractsFlags } from './judge.ts'
import { eras, parsePort } from './mock-flags.ts'
import { type ChosenReporter, reporterKinds } from './reporter-kinds.ts'

/** `mock-zoom contracts`: tests an app by what Zoom sees of it. */
export function addContracts(program: Command): void {
  program
    .command('contracts')
    .description('test an app against the contracts, from outside')
    .option(
      '--subject <file>',
      'the file that describes your app (default: mock-zoom.subject.json, .ts, .js or .mjs in this folder)',
    )
    .addOption(
      new Option(
        '--reference [kind]',
        'test the reference client, to see what a correct app looks like (default: the one for people)',
      ).choices([...kinds]),
    )
    .option(
      '--database <url>',
      'with --reference: a server for its data, postgres://… (package pg) or mysql://… (mysql2; MariaDB too); each contract gets a database of its own there',
    )
    .option(
      '--base-url <url>',
      'an app that is already running and has the same requests as the reference client',
    )
    .option(
      '--port <number>',
      'port of the mock, for an app that is already running (default: 9666)',
      parsePort,
    )
    .option(
      '--twin <name>',
      'test a broken twin of the reference client, to see a contract fail (--list names them)',
    )
    .addOption(new Option('--profile <era>', 'only this era of Zoom (default: both)').choices([...eras]))
    .option('--only <ids>', 'only these contracts, in this order (a,b); can be repeated', collect)
    .option('--group <name>', `only this group; can be repeated (${groups.join(', ')})`, parseGroup)
    .option(
      '--grep <pattern>',
      'only contracts whose id or title matches this regular expression',
      parsePattern,
    )
    .addOption(
      new Option('--severity <kind>', 'only what an app must keep, or only what it should keep').choices([
        'must',
        'should',
      ]),
    )
    .option('--list', 'list the contracts, and run none')
    .option(
      '--jobs <number>',
      'how many contracts run in parallel, each with its own mock and app',
      parseJobs,
      1,
    )
    .option('--bail', 'stop at the first contract that is not kept')
    .option(
      '--timeout <seconds>',
      'time limit for each contract (default: 30, with --browser 90)',
      parseSeconds,
    )
    .option(
      '--browser',
      'use Chromium, for an app whose pages need JavaScript (playwright-core, CHROMIUM_PATH)',
    )
    .option('--artifacts <folder>', 'with --browser: save a trace and a screenshot of each failure here')
    .addOption(
      failOnOption(
        'what else makes the exit code 1: findings beside broken contracts, requests refused without a finding too, or nothing',
        'nothing',
      ),
    )
    .option(
      '--save <file>',
      'save what happened at Zoom during the first broken contract, for the inspector and explain; that of the others beside it',
    )
    .option('--expect <file>', 'known failures: only new ones make the exit code 1, and fixed ones are named')
    .option('--update-expect', 'with --expect: write the failures of this run to that file')
    .option(
      '--no-recheck',
      'don’t try after the run whether each failure also comes alone (a minute at most)',
    )
    .option('--watch', 'run again when a file of the app changes')
    .option(
      '--reporter <kind[=file]>',
      `report format (${reporterKinds.join(', ')}); can be repeated (default: pretty, and github in GitHub Actions)`,
      parseReporter,
    )
    .addHelpText(
      'after',
      `
"mock-zoom init" writes the subject file: where your app is, how it is started, and which requests connect a person
to Zoom, use the connection and end it. See docs/contracts.md.

Examples:
  mock-zoom contracts
  mock-zoom contracts --subject apps/web/mock-zoom.subject.json
  mock-zoom contracts --twin reuses-stored-code
  mock-zoom contracts --reference server-to-server
  mock-zoom contracts --reference --database postgres://app:secret@127.0.0.1/app
  mock-zoom contracts --group refresh --grep retry --bail
  mock-zoom contracts --reporter pretty --reporter html=report.html --reporter junit=contracts.xml
  mock-zoom contracts --browser --artifacts traces
  mock-zoom contracts --expect known-failures.json --update-expect
  mock-zoom contracts --base-url http://127.0.0.1:3000 --reporter json > contracts.json

Many contracts let tokens end, so that every app is refused in them: --fail-on refusals is for single contracts (--only).
A broken "should" counts like a broken "must"; use --severity must to leave the "should" contracts out.
Exit codes: 0 all kept · 1 some broken · 2 some could not run (the app did not start, hangs, ...) · 130 Ctrl-C ·
141 nobody reads the output (... | head -1)
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
    throw new InvalidArgumentError('Expected seconds, more than 0 and at most 3600.')
  return seconds
}

// Written out here, so that --help doesn't have to load the contracts.
const groups = [
  'connect',
  'reconnect',
  'refresh',
  'disconnect',
  'webhooks',
  'hygiene',
  'server-to-server',
] as const satisfies readonly ContractGroup[]

const kinds = ['user-managed', 'server-to-server'] as const satisfies readonly AppKind[]

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, ...value.split(',').map((id) => id.trim())]
}

function parseGroup(text: string, before: readonly ContractGroup[] = []): ContractGroup[] {
  const group = groups.find((each) => each === text)
  if (group === undefined) throw new InvalidArgumentError(`Expected one of ${groups.join(', ')}.`)
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
    throw new InvalidArgumentError('Expected a number from 1 to 64.')
  return jobs
}

function parseReporter(text: string, before: readonly ChosenReporter[] = []): ChosenReporter[] {
  const [name = '', ...file] = text.split('=')
  const kind = reporterKinds.find((each) => each === name)
  if (kind === undefined) throw new InvalidArgumentError(`Expected one of ${reporterKinds.join(', ')}.`)
  return [...before, file.length === 0 ? { kind } : { kind, file: file.join('=') }]
}
