import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { MockZoomError } from '../../mock-zoom/index.ts'
import type { BrowserSource } from '../browser-source.ts'
import { createPageAgent } from './page-agent.ts'
import { startingLine } from './starting-line.ts'

/** Chromium, with a separate context for each person. Disposing closes it. */
export interface RealBrowsers extends AsyncDisposable {
  readonly browsers: BrowserSource
}

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync']

/**
 * Starts Chromium. With `artifacts`, a folder, a contract that is not kept leaves a trace and a screenshot of each person
 * there.
 */
export async function openBrowsers(artifacts?: string): Promise<RealBrowsers> {
  let browser = await launch()
  /** One contract whose page ends Chromium must not take the others with it. */
  async function running(): Promise<Browser> {
    if (!browser.isConnected()) browser = await launch()
    return browser
  }
  return {
    browsers: {
      forContract(name) {
        const contexts: { readonly person: string; readonly context: BrowserContext }[] = []
        const line = startingLine()
        let hasEnded = false
        return {
          newAgent(person, options) {
            return createPageAgent(options, line, async () => {
              const chromium = await running()
              const context = await chromium.newContext({ ignoreHTTPSErrors: true, serviceWorkers: 'block' })
              if (hasEnded) await context.close()
              contexts.push({ person: nameApart(person, contexts), context })
              if (artifacts !== undefined) await context.tracing.start({ screenshots: true, snapshots: true })
              return context
            })
          },
          async end(verdict) {
            hasEnded = true
            const keeps = artifacts !== undefined && (verdict === 'broken' || verdict === 'could-not-run')
            const files: string[] = []
            for (const { person, context } of contexts) {
              if (keeps) files.push(...(await keep(context, join(artifacts, `${name}-${person}`))))
              await context.close().catch(() => undefined)
            }
            return files
          },
        }
      },
    },
    [Symbol.asyncDispose]: () => browser.close(),
  }
}

/** The second browser of a person has files of its own. */
function nameApart(person: string, others: readonly { readonly person: string }[]): string {
  const number = others.filter((other) => other.person.split('#')[0] === person).length + 1
  return number === 1 ? person : `${person}#${number}`
}

async function keep(context: BrowserContext, path: string): Promise<string[]> {
  try {
    await mkdir(join(path, '..'), { recursive: true })
    const [page] = context.pages()
    await page?.screenshot({ path: `${path}.png`, timeout: 5000 })
    await context.tracing.stop({ path: `${path}.trace.zip` })
    return [...(page === undefined ? [] : [`${path}.png`]), `${path}.trace.zip`]
  } catch {
    // A browser that has died has nothing left to show; the contract's own story is told anyway.
    return []
  }
}

async function launch(): Promise<Browser> {
  const playwright = await import('playwright-core').catch(() => {
    throw new MockZoomError(
      '--browser needs the package playwright-core: npm install --save-dev playwright-core',
    )
  })
  const named = process.env.CHROMIUM_PATH
  const executablePath = named ?? places.find((place) => existsSync(place))
  if (executablePath === undefined || !existsSync(executablePath)) {
    const where = named === undefined ? places.join(', ') : named
    throw new MockZoomError(
      `--browser needs Chromium, but found none at ${where}: set CHROMIUM_PATH to where it is.`,
    )
  }
  try {
    return await playwright.chromium.launch({
      executablePath,
      args: flags,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
  } catch (error) {
    const [why] = (error instanceof Error ? error.message : String(error)).split('\n')
    throw new MockZoomError(`Chromium at ${executablePath} can’t be started: ${why}`)
  }
}
