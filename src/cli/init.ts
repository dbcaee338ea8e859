import type { Command } from 'commander'
import type { InitFlags } from './run-init.ts'

/** `mock-zoom init`: writes the subject file that describes an app. */
export function addInit(program: Command): void {
  program
    .command('init')
    .description('describe your app for the contracts, in mock-zoom.subject.json')
    .option('--name <text>', 'the app’s name in reports')
    .option(
      '--kind <kind>',
      'user-managed if people connect to Zoom, server-to-server if it acts for its own account',
    )
    .option('--base-url <url>', 'where the app is; {port} stands for a free port')
    .option('--command <line>', 'the command that starts the app, or "none" if it is already running')
    .option('--connect <request>', 'the request that sends a person to Zoom, such as "GET /connect"')
    .option('--use <request>', 'a request that makes the app call Zoom’s API, such as "POST /use"')
    .option('--disconnect <request>', 'the request that disconnects a person, or "none"')
    .option('--status <request>', 'the request that says whether a person is connected, or "none"')
    .option('--callback <path>', 'the path to which Zoom sends the browser back')
    .option('--webhooks <path>', 'the path to which Zoom sends its events, or "none"')
    .option('--try', 'start the app, and find out by trying what no flag says')
    .option('--yes', 'ask nothing: use the flags, and defaults for the rest')
    .option('--ts', 'write mock-zoom.subject.ts instead')
    .option('--force', 'overwrite an existing file')
    .addHelpText(
      'after',
      `
It prompts for anything not given as a flag, unless stdin isn't a terminal. You can edit the file afterwards; it has more
keys than this asks for, see docs/contracts.md: for example "clock": "faketime" in "start", for an app that refreshes
after a fixed time.

--try starts the app in front of a mock, where one person signs in, connects, uses the app and disconnects. It finds the requests for that in
your sources and on your pages, sends some to every path that it finds, and writes what worked; the last lines say what is missing. At a
terminal it offers that by itself.

Examples:
  mock-zoom init
  mock-zoom init --yes --kind server-to-server --use "GET /users/{zoomUserEmail}/meetings"
  mock-zoom init --yes --command "npm start" --connect "GET /zoom/connect" --use "POST /meetings" --webhooks none
`,
    )
    .action(async (flags: InitFlags) => {
      const { runInit } = await import('./run-init.ts')
      await runInit(flags)
    })
}
