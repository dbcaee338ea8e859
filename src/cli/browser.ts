import type { Command } from 'commander'
import type { BrowserFlags } from './run-browser.ts'

/** `mock-zoom browser`: a browser for clicking through an unchanged app. */
export function addBrowser(program: Command): void {
  program
    .command('browser')
    .description('open Chromium or Chrome with a throw-away profile in which zoom.us is the mock')
    .usage('[options] [URL] [-- FLAG...]')
    .argument('[url]', 'the page to open, such as your app’s (default: the mock’s own page)')
    .argument('[flags...]', 'flags for the browser, after --')
    .option('--zoom <url>', 'the running mock (default: MOCK_ZOOM_URL, else http://127.0.0.1:9666)')
    .option('--offline', 'refuse connections to all hosts except Zoom’s and this machine')
    .option('--authority <folder>', 'where the certificate is kept (default: your data folder)')
    .addHelpText(
      'after',
      `
Your own profile is not touched, and the new one is removed at the end. The browser accepts the mock's certificate for
Zoom's hosts, and verifies all other hosts as usual.

Examples:
  mock-zoom browser http://localhost:3000
  mock-zoom browser http://localhost:3000 --zoom http://127.0.0.1:41234    (the mock that mock-zoom run printed)
  mock-zoom browser http://localhost:3000 -- --headless --remote-debugging-port=9222
`,
    )
    .action(async (url: string | undefined, more: readonly string[], flags: BrowserFlags) => {
      const { runBrowser } = await import('./run-browser.ts')
      process.exitCode = await runBrowser(url, more, flags)
    })
}
