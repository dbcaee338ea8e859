import type { Command } from 'commander'
import { Option } from 'commander'
import { failOnOption } from './fail-on-option.ts'
import type { ExplainFlags } from './run-explain.ts'

/** `mock-zoom explain`: what went wrong in a saved journal, or in a running mock. */
export function addExplain(program: Command): void {
  program
    .command('explain <file|url>')
    .description('explain what went wrong in a saved journal (- is standard input), or in a running mock')
    .addOption(
      new Option('--reporter <kind>', 'pretty for people, json for machines')
        .choices(['pretty', 'json'])
        .default('pretty'),
    )
    .addOption(failOnOption('exit with 1 on findings, on refused requests too, or on nothing'))
    .addHelpText(
      'after',
      `
Examples:
  mock-zoom explain journal.json
  mock-zoom explain http://127.0.0.1:9666
  curl -s http://127.0.0.1:9666/__mock/journal | mock-zoom explain -

Exit codes: 0 nothing went wrong · 1 there are findings (or what --fail-on says) · 2 the journal could not be read
`,
    )
    .action(async (source: string, flags: ExplainFlags) => {
      await (await import('./run-explain.ts')).runExplain(source, flags)
    })
}
