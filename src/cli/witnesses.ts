import type { Command } from 'commander'
import { Option } from 'commander'
import type { WitnessesFlags } from './run-witnesses.ts'

/** `mock-zoom witnesses`: what several runs of `doctor --save` saw of Zoom, side by side. */
export function addWitnesses(program: Command): void {
  program
    .command('witnesses <files...>')
    .description(
      'merge what "doctor --against … --save FILE" saw of Zoom: who agrees, how many accounts, and when',
    )
    .addOption(new Option('--reporter <kind>', 'output format').choices(['pretty', 'json']).default('pretty'))
    .addHelpText(
      'after',
      `
Each account counts once for what it saw, however often it ran. Runs without credentials have no account.

Exit codes: 0 all agree with mock-zoom · 1 somebody saw something else · 2 a file could not be read

Examples:
  mock-zoom witnesses mine.json yours.json
  mock-zoom witnesses *.witness.json --reporter json
`,
    )
    .action(async (files: readonly string[], flags: WitnessesFlags) => {
      const { runWitnesses } = await import('./run-witnesses.ts')
      const { standardOutput } = await import('./terminal.ts')
      process.exitCode = runWitnesses(files, flags, standardOutput())
    })
}
