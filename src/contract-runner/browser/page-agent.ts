import type { BrowserContext, Page as BrowserPage } from 'playwright-core'
import { ContractError } from '../contract-error.ts'
import { nameRequest } from '../fetch-page.ts'
import { unlessAborted } from '../time-limit.ts'
import type { HoldAt, Hop, UserAgent, UserAgentOptions, Visit, VisitEnd } from '../user-agent.ts'
import { endOf } from './end-of.ts'
import { type Guard, guardPage } from './guard-page.ts'
import { keepToOneWindow } from './one-window.ts'
import { watchForQuiet } from './quiet.ts'
import { watchTrail } from './trail.ts'

interface Opened {
  readonly page: BrowserPage
  readonly guard: Guard
  readonly untilQuiet: () => Promise<void>
}

/** A person's browser that runs scripts: a Chromium page behind the interface of the small browser. */
export function createPageAgent(
  options: UserAgentOptions,
  openContext: () => Promise<BrowserContext>,
): UserAgent {
  const { timeoutMs = 10_000, watch, lead = (url: URL) => url, signal } = options
  const trail: Hop[] = []
  let opened: Promise<Opened> | undefined

  async function open(): Promise<Opened> {
    const context = await openContext()
    const page = await context.newPage()
    page.setDefaultTimeout(timeoutMs)
    const guard = await guardPage(await context.newCDPSession(page), options)
    await keepToOneWindow(page, guard)
    return { page, guard, untilQuiet: watchForQuiet(page) }
  }

  /** Does something with the page, and returns where that ended. */
  async function act(what: Act): Promise<VisitEnd> {
    opened ??= open()
    const { page, guard, untilQuiet } = await opened
    const heard = watchTrail(page, trail, watch)
    guard.begin(what)
    let failure: unknown
    try {
      await what.run(page)
    } catch (error) {
      failure = error
    }
    await untilQuiet()
    const hops = await heard.end()
    const refused = guard.refused()
    if (refused !== undefined) throw refused
    const held = guard.held()
    if (held !== undefined) return { kind: 'held', url: held, hops }
    return endOf({ page, hops, document: heard.document(), failure, name: what.name, timeoutMs })
  }

  const inTime = (what: Act) => (signal === undefined ? act(what) : unlessAborted(act(what), signal))

  return {
    trail,
    visit({ holdAt, ...visit }) {
      const url = lead(visit.url)
      const first = { ...visit, url }
      const name = nameRequest({ method: visit.method ?? 'GET', url })
      return inTime({ name, holdAt, first, run: (page) => goAndClick(page, first) })
    },
    submitForm({ url }, { fields = {}, press }, holdAt) {
      const run = async (page: BrowserPage) => {
        for (const [name, value] of Object.entries(fields)) await choose(page, name, value)
        await page.click(
          press === undefined ? 'form [type=submit]' : `form ${named(press.name)}${valued(press.value)}`,
        )
      }
      return inTime({ name: `The form on ${url.origin}${url.pathname}`, holdAt, run })
    },
  }
}

interface Act {
  /** For messages. */
  readonly name: string
  readonly holdAt?: HoldAt | undefined
  readonly first?: Visit
  readonly run: (page: BrowserPage) => Promise<unknown>
}

async function goAndClick(page: BrowserPage, { url, click }: Visit): Promise<void> {
  await page.goto(url.href, { waitUntil: 'load' })
  if (click === undefined) return
  await page.click(click).catch((error: unknown) => {
    if (!(error instanceof Error) || error.name !== 'TimeoutError') throw error
    throw new ContractError(
      'no-such-control',
      `There is nothing to click at ${JSON.stringify(click)} on ${url.origin}${url.pathname}.`,
    )
  })
}

/** As a person does: picks from a list, ticks, or types. */
async function choose(page: BrowserPage, name: string, value: string): Promise<void> {
  const select = page.locator(`form select${named(name)}`)
  const tick = page.locator(`form input${named(name)}${valued(value)}`)
  if ((await select.count()) > 0) await select.first().selectOption(value)
  else if ((await tick.count()) > 0) await tick.first().check()
  else
    await page
      .locator(`form ${named(name)}`)
      .first()
      .fill(value)
}

const named = (name: string) => `[name=${JSON.stringify(name)}]`
const valued = (value: string) => `[value=${JSON.stringify(value)}]`
