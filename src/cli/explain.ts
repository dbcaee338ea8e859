import type { Command } from 'commander'
import { Option } from 'commander'

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
    .addHelpText(
      'after',
      `
Examples:
  mock-zoom explain journal.json
  mock-zoom explain http://127.0.0.1:9666
  curl -s http://127.0.0.1:9666/__mock/journal | mock-zoom explain -

Exit codes: 0 nothing went wrong · 1 there are findings · 2 the journal could not be read
`,
    )
    .action(async (source: string, { reporter }: { reporter: 'pretty' | 'json' }) => {
      await (await import('./run-explain.ts')).runExplain(source, reporter)
    })
}
