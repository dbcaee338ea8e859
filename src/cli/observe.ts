import type { Command } from 'commander'
import { failOnOption } from './fail-on-option.ts'
import type { ObserveFlags } from './run-observe.ts'

/** `mock-zoom observe -- COMMAND`: an unchanged program at the real Zoom, with somebody who reads along. */
export function addObserve(program: Command): void {
  program
    .command('observe')
    .description('run a command with the real Zoom, and explain what passes between them')
    .usage('[options] -- COMMAND [ARGUMENT...]')
    .argument('<command...>', 'what to run, after --')
    .option('--upstream <url>', 'another server in place of the real Zoom, such as a mock')
    .option(
      '--save <file>',
      'save what was seen, without secrets, as a file that the inspector opens and explain reads',
    )
    .option('--yes', 'don’t ask before it starts')
    .addOption(
      failOnOption(
        'exit with 1 after a command that succeeded: on findings, on refused requests too, or on nothing',
      ),
    )
    .option('--authority <folder>', 'where the certificate is kept (default: your data folder)')
    .addHelpText(
      'after',
      `
The command reaches Zoom's hosts as with \`mock-zoom run\`, but its connections go on to the real Zoom, byte by byte: nothing is
changed, repeated or delayed. What can't be passed on safely is refused. Secrets, codes and tokens are never kept: the journal has
fingerprints under a key that is thrown away at the end. See docs/security.md.

Exit code: as with \`mock-zoom run\`; 2 if it could not start, or you said no.

Examples:
  mock-zoom observe -- npm run dev
  mock-zoom observe --save flow.json -- python app.py
  mock-zoom observe --upstream http://127.0.0.1:9666 --yes -- npm test
`,
    )
    .action(async (command: readonly string[], flags: ObserveFlags) => {
      const { runObserve } = await import('./run-observe.ts')
      process.exitCode = await runObserve(command, flags)
    })
}
