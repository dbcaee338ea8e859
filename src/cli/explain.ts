import type { Command } from 'commander'
import { Option } from 'commander'
import { failOnOption } from './fail-on-option.ts'
import type { ExplainFlags } from './run-explain.ts'

/** `mock-zoom explain`: what went wrong in a saved journal, in a running mock, or behind a line of Zoom's. */
export function addExplain(program: Command): void {
  program
    .command('explain [sources...]')
    .description(
      'explain what went wrong in a saved journal or HAR files (- is standard input), in a running mock, or behind a line of Zoom’s',
    )
    .option(
      '--answer <text>',
      'the reasons behind Zoom’s words: a body, a line of a log, a page (- is standard input)',
    )
    .option(
      '--save <file>',
      'save the journal of HAR files, to open it in the inspector; a file of that name is replaced',
    )
    .option(
      '--to-test <file>',
      'write the findings as tests that are red now: for vitest, or for curl if the name ends in .sh',
    )
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
  mock-zoom explain saved-by-the-inspector.html
  mock-zoom explain http://127.0.0.1:9666
  mock-zoom explain browser.har server.har --save flow.json
  curl -s http://127.0.0.1:9666/__mock/journal | mock-zoom explain -
  mock-zoom explain flow.json --to-test zoom.test.ts
  mock-zoom explain --answer 'invalid_request, reason: Invalid authorization code'

Exit codes: 0 nothing went wrong, or the words are explained · 1 there are findings (or what --fail-on says), or the words
are not Zoom’s · 2 the journal could not be read
`,
    )
    .action(async (sources: readonly string[], flags: ExplainFlags) => {
      await (await import('./run-explain.ts')).runExplain(sources, flags)
    })
}
