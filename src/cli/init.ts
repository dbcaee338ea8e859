import type { Command } from 'commander'
import type { InitFlags } from './run-init.ts'

/** `mock-zoom init`: writes the subject file that describes an app. */
export function addInit(program: Command): void {
  program
    .command('init')
    .description('describe your app for the contracts, in mock-zoom.subject.json')
    .option('--name <text>', 'the app’s name in reports')
    .option('--base-url <url>', 'where the app is; {port} stands for a free port')
    .option('--command <line>', 'starts the app; "none" if it runs already')
    .option('--connect <request>', 'leads to Zoom, such as "GET /connect"')
    .option('--use <request>', 'has the app call Zoom, such as "POST /use"')
    .option('--disconnect <request>', 'disconnects a person, or "none"')
    .option('--status <request>', 'says whether a person is connected, or "none"')
    .option('--callback <path>', 'where Zoom sends the browser back to')
    .option('--webhooks <path>', 'where Zoom sends its events, or "none"')
    .option('--yes', 'ask nothing: flags, and defaults for the rest')
    .option('--ts', 'write mock-zoom.subject.ts instead')
    .option('--force', 'write over a file that is there')
    .addHelpText(
      'after',
      `
It asks for what no flag says, unless its input is no terminal. What was written can be changed by hand, and has more
keys than this asks for: docs/contracts.md.

Examples:
  mock-zoom init
  mock-zoom init --yes --command "npm start" --connect "GET /zoom/connect" --use "POST /meetings" --webhooks none
`,
    )
    .action(async (flags: InitFlags) => {
      const { runInit } = await import('./run-init.ts')
      await runInit(flags)
    })
}
