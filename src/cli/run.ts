import type { Command } from 'commander'
import { failOnOption } from './fail-on-option.ts'
import { addMockFlags, parsePort } from './mock-flags.ts'
import type { RunFlags } from './run-program.ts'

/** `mock-zoom run -- COMMAND`: an unchanged program, with the mock as its Zoom. */
export function addRun(program: Command): void {
  addMockFlags(
    program
      .command('run')
      .description('run a command with the mock as its zoom.us, without changes to its code or settings')
      .usage('[options] -- COMMAND [ARGUMENT...]')
      .argument('<command...>', 'what to run, after --'),
  )
    .option('--port <number>', 'port of the mock (default: a free one)', parsePort)
    .option('--keep', 'keep the state for the next run with --keep, in .mock-zoom/run.db')
    .option('--database <file>', 'where state is kept (default: in memory, lost at the end)')
    .option(
      '--save <file>',
      'save what happened at Zoom, as a file that the inspector opens and explain reads',
    )
    .option('--offline', 'refuse connections to all hosts except Zoom’s and this machine')
    .addOption(
      failOnOption(
        'exit with 1 after a command that succeeded: on findings, on refused requests too, or on nothing',
      ),
    )
    .option('--authority <folder>', 'where the certificate is kept (default: your data folder)')
    .addHelpText(
      'after',
      `
For the command, zoom.us, zoomgov.com, zoom.com, zoom.com.cn and all hosts below them are the mock, over HTTPS too: in
Node at its sockets, in other programs through HTTPS_PROXY and a certificate that nothing else trusts. Other hosts are left alone. ZOOM_CLIENT_ID
and ZOOM_CLIENT_SECRET hold the credentials of the mock's app, ZOOM_BASE_URL holds its URL. See docs/point-your-app.md.

Findings appear on standard error while the command runs, behind a bar, and again in one line each at the end. Your own
browser goes to the real zoom.us: click through the app with mock-zoom browser, as the first lines say.

Exit code: that of the command, or 128 + n if signal n ended it; 127 if there is no such command, 126 if it can't be
run; 1 if the command succeeded and there are findings (--fail-on refusals: or requests that were refused without a
finding; --fail-on nothing: never); 2 if the mock could not start.

Examples:
  mock-zoom run -- npm test
  mock-zoom run --offline -- pytest
  mock-zoom run --fail-on nothing --keep -- npm run dev
  mock-zoom run --save flow.json -- npm test
  mock-zoom run --profile 2020 --port 9666 -- php artisan serve
`,
    )
    .action(async (command: readonly string[], flags: RunFlags) => {
      const { runProgram } = await import('./run-program.ts')
      process.exitCode = await runProgram(command, flags)
    })
}
