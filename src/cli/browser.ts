import type { Command } from 'commander'
import type { BrowserFlags } from './run-browser.ts'

/** `mock-zoom browser`: a browser for clicking through an app as it is. */
export function addBrowser(program: Command): void {
  program
    .command('browser')
    .description('open Chromium or Chrome with a throw-away profile in which zoom.us is the mock')
    .usage('[options] [URL] [-- FLAG...]')
    .argument('[url]', 'the page to open, such as that of your app (default: the mock’s own page)')
    .argument('[flags...]', 'flags for the browser itself, after --')
    .option(
      '--zoom <url>',
      'the mock, which runs already (default: MOCK_ZOOM_URL, else http://127.0.0.1:9666)',
    )
    .option('--offline', 'refuse connections to hosts that are neither Zoom’s nor this machine')
    .option('--authority <folder>', 'where the certificate is kept (default: your folder for data)')
    .addHelpText(
      'after',
      `
Nothing of your own profile is touched, and the new one is removed at the end. The browser takes the mock's certificate
for Zoom's hosts, and is as strict as ever with all others.

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
