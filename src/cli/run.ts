import type { Command } from 'commander'
import { addMockFlags, parsePort } from './mock-flags.ts'
import type { RunFlags } from './run-program.ts'

/** `mock-zoom run -- COMMAND`: a program as it is, with the mock as its Zoom. */
export function addRun(program: Command): void {
  addMockFlags(
    program
      .command('run')
      .description('run a command whose zoom.us is the mock: no change to its code or settings')
      .usage('[options] -- COMMAND [ARGUMENT...]')
      .argument('<command...>', 'what to run, after --'),
  )
    .option('--port <number>', 'port of the mock (default: a free one)', parsePort)
    .option('--database <file>', 'where state is kept (default: nowhere, it is gone at the end)')
    .option('--offline', 'refuse connections to hosts that are neither Zoom’s nor this machine')
    .option('--fail-on-findings', 'exit with 1 when there are findings and the command itself passed')
    .option('--authority <folder>', 'where the certificate is kept (default: your folder for data)')
    .addHelpText(
      'after',
      `
For the command, zoom.us, zoomgov.com and all hosts below them are the mock, over HTTPS as well: in Node by its sockets,
elsewhere by HTTPS_PROXY and a certificate that nothing else trusts. Other hosts are left alone. The credentials of
the mock's app are in ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET, its URL is in ZOOM_BASE_URL. docs/point-your-app.md has more.

Exit code: that of the command, and 128 + n when signal n ended it; 127 when there is no such command, 126 when it
can't be run; 1 with --fail-on-findings; 2 when the mock could not start.

Examples:
  mock-zoom run -- npm test
  mock-zoom run --fail-on-findings --offline -- pytest
  mock-zoom run --profile 2020 --port 9666 -- php artisan serve
`,
    )
    .action(async (command: readonly string[], flags: RunFlags) => {
      const { runProgram } = await import('./run-program.ts')
      process.exitCode = await runProgram(command, flags)
    })
}
