import { type Command, Option } from 'commander'
import { eras } from './mock-flags.ts'
import type { DoctorFlags } from './run-doctor.ts'

/** `mock-zoom doctor`: whether Zoom still behaves as mock-zoom says. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('check what mock-zoom says about Zoom, on the mock or on real Zoom')
    .option('--against <url>', 'the Zoom to check, such as https://zoom.us (default: a mock in memory)')
    .option(
      '--only <id>',
      'only this provider contract; can be repeated',
      (id: string, before: readonly string[] = []) => [...before, id],
    )
    .option('--plan', 'print what would be sent, and send nothing')
    .option('--yes', 'send without asking')
    .option('--save <file>', 'with --against: save what was seen, without secrets, for "mock-zoom witnesses"')
    .addOption(
      new Option('--profile <era>', 'the era whose claims are checked').choices([...eras]).default('2026'),
    )
    .addOption(new Option('--reporter <kind>', 'output format').choices(['pretty', 'json']).default('pretty'))
    .addHelpText(
      'after',
      `
--against sends requests in the name of your app, with ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET from the environment. Checks
that need no credentials run without them. The claims about codes hold for a user-managed app. A server-to-server app
also needs ZOOM_ACCOUNT_ID, for the contracts that begin with s2s.
It shows every request and asks before it sends the first one. Secrets appear by name only, in the plan and in Zoom's
responses. It sends one request a second, and none twice. Checks that need someone to click Allow run only on the mock.

Exit codes: 0 all agree, or it can't be told · 1 something differs · 2 could not run, or no response

Examples:
  mock-zoom doctor
  mock-zoom doctor --against https://zoom.us --plan
  mock-zoom doctor --against https://zoom.us --yes --reporter json > doctor.json
  mock-zoom doctor --against https://zoom.us --save mine.json
`,
    )
    .action(async (flags: DoctorFlags) => {
      const { runDoctor } = await import('./run-doctor.ts')
      const { doctorSurroundings } = await import('./doctor-surroundings.ts')
      process.exitCode = await runDoctor(flags, doctorSurroundings())
    })
}
