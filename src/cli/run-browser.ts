import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Interceptor, interceptorOptions, startInterceptor } from '../intercept/index.ts'
import { MockZoomError } from '../mock-zoom/index.ts'
import { runChild } from './child.ts'
import { connect } from './connect.ts'
import { findChromium } from './find-chromium.ts'
import { standardError } from './terminal.ts'

/** What the command line of `mock-zoom browser` said. */
export interface BrowserFlags {
  readonly zoom?: string
  readonly offline?: boolean
  readonly authority?: string
}

/** Opens a browser in which Zoom is the mock, and waits until it is closed. Returns the exit code. */
export async function runBrowser(
  page: string | undefined,
  more: readonly string[],
  flags: BrowserFlags,
): Promise<number> {
  const terminal = standardError()
  const [url, flagsOfBrowser] = page?.startsWith('-') ? [undefined, [page, ...more]] : [page, more]
  const executable = findChromium(process.env)
  if (process.getuid?.() === 0 && !flagsOfBrowser.includes('--no-sandbox')) {
    throw new MockZoomError(
      'Chromium’s sandbox does not work as root. Run this as another user, or add at the end: -- --no-sandbox',
    )
  }
  const mockUrl = await findMock(flags.zoom ?? (process.env.MOCK_ZOOM_URL || 'http://127.0.0.1:9666'))
  const open = readPage(url ?? mockUrl)
  const options = await interceptorOptions(flags, process.env, terminal.line)
  await using interceptor = await startInterceptor({ ...options, mockUrl })
  await using profile = await throwAwayFolder()
  const command = [executable, ...settings(interceptor, profile.path), ...flagsOfBrowser, open]
  const { code, problem } = await runChild(command, process.env, {
    folders: [interceptor.folder, profile.path],
    onStart: () =>
      terminal.line(
        `mock-zoom: in this browser zoom.us is ${mockUrl}. Close it, or press Ctrl-C here, to end.`,
      ),
  })
  if (problem !== undefined) throw new MockZoomError(`${executable}: ${problem}.`)
  return code
}

function settings({ openProxyUrl, zoomKeyHash }: Interceptor, profile: string): string[] {
  return [
    `--user-data-dir=${profile}`,
    `--proxy-server=${openProxyUrl}`,
    `--ignore-certificate-errors-spki-list=${zoomKeyHash}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
}

/** The mock's URL, once the mock has responded. */
async function findMock(text: string): Promise<string> {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'http:' || url.href !== `${url.origin}/`) {
    throw new MockZoomError(
      `--zoom ${text}: expected the URL of a mock, without a path, such as http://127.0.0.1:9666.`,
    )
  }
  // It throws if there is none.
  await (await connect(url.origin)).close()
  return url.origin
}

/** Taken literally, `localhost:3000` is a URL whose scheme is localhost. Nobody means that. */
function readPage(text: string): string {
  const url = text.includes('://') ? text : `http://${text}`
  if (URL.canParse(url) && /^https?:/.test(url)) return url
  throw new MockZoomError(`${text} can’t be opened as a page. Expected a URL, such as http://localhost:3000.`)
}

async function throwAwayFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'mock-zoom-browser-'))
  return {
    path,
    // The browser's helper processes end a little later than the browser, and may still write. Unlike rmSync, rm reads the folder again.
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  }
}
