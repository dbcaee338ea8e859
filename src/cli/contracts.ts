import { type Command, InvalidArgumentError, Option } from 'commander'
import type { ContractsFlags } from './judge.ts'
import { eras, parsePort } from './mock-flags.ts'

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
"mock-zoom init" writes the subject file: where your app is, how it is started, and which requests connect a person
to Zoom, use the connection and end it. docs/contracts.md describes it all.

Examples:
  mock-zoom contracts
  mock-zoom contracts --subject apps/web/mock-zoom.subject.json
  mock-zoom contracts --twin reuses-stored-code
  mock-zoom contracts --base-url http://127.0.0.1:3000 --reporter junit > contracts.xml
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
