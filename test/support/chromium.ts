import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, type TestContext } from 'vitest'

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Where a Chromium is installed. */
export function installedChromium(): string | undefined {
  return places.find((place) => place !== undefined && existsSync(place))
}

/** A page in a real browser. */
export interface BrowserPage extends AsyncDisposable {
  readonly page: Page
  /** What the page complained about: refused by its own policy, missing, wrong. */
  readonly complaints: readonly string[]
}

/** The tests of a file share one Chromium; each has its own profile in it. */
let chromiumOfFile: Promise<Browser> | undefined
afterAll(async () => (await chromiumOfFile)?.close())

/** Opens a page in the installed Chromium, or skips the test and says why. */
export async function openPage(context: TestContext): Promise<BrowserPage> {
  const executablePath = installedChromium()
  if (executablePath === undefined) {
    return context.skip('no Chromium here: install it, or set CHROMIUM_PATH')
  }
  chromiumOfFile ??= chromium.launch({ executablePath, args: flags })
  const profile = await (await chromiumOfFile).newContext()
  const page = await profile.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    // A refused code is answered with a 400 page; the browser logs that of itself.
    if (message.type() === 'error' && !message.text().includes('status of 400'))
      complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return { page, complaints, [Symbol.asyncDispose]: () => profile.close() }
}
