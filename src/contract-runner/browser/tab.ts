import type { BrowserContext, Page as BrowserPage } from 'playwright-core'
import type { HoldAt, Hop, Page, UserAgentOptions, VisitEnd } from '../user-agent.ts'
import { endOf } from './end-of.ts'
import { type FirstRequest, guardPage } from './guard-page.ts'
import { keepToOneWindow } from './one-window.ts'
import { watchTraffic } from './traffic.ts'
import { watchTrail } from './trail.ts'

/** Something that a person does with a page. */
export interface Act {
  /** For messages. */
  readonly name: string
  readonly holdAt?: HoldAt | undefined
  readonly first?: FirstRequest
  readonly run: (page: BrowserPage) => Promise<unknown>
}

/** One page of a person's browser. It does one thing at a time. */
export interface Tab {
  /** Returns where that ended. Adds to `trail` what was requested. */
  act(what: Act, trail: Hop[]): Promise<VisitEnd>
  /** The last page that it ended at, if it still shows that. */
  shows(): Page | undefined
  /** A page that has crashed is of no more use. */
  isUsable(): boolean
}

export async function openTab(context: BrowserContext, options: UserAgentOptions): Promise<Tab> {
  const { timeoutMs = 10_000, maxRedirects = 20, maxBytes = 1024 * 1024, watch } = options
  const page = await context.newPage()
  page.setDefaultTimeout(timeoutMs)
  const guard = await guardPage(await context.newCDPSession(page), options)
  await keepToOneWindow(page, guard)
  const traffic = watchTraffic(page, timeoutMs)
  let shown: Page | undefined
  let hasCrashed = false
  page.on('crash', () => {
    hasCrashed = true
  })
  // As somebody who wants to go on.
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined))

  async function act(what: Act, trail: Hop[]): Promise<VisitEnd> {
    const heard = watchTrail(page, trail, watch)
    guard.begin(what)
    let failure: unknown
    const running = what.run(page).catch((error: unknown) => {
      failure = error
    })
    const settled = await traffic.settle(running, () => heard.isLost(maxRedirects, guard.stopped()))
    await heard.end()
    const refused = guard.refused()
    if (refused !== undefined) throw refused
    const held = guard.held()
    if (held !== undefined) return { kind: 'held', url: held, hops: heard.hops }
    const { name } = what
    return endOf({ page, heard, settled, failure, name, timeoutMs, maxRedirects, maxBytes })
  }

  return {
    async act(what, trail) {
      const before = shown
      shown = undefined
      const end = await act(what, trail)
      // A redirect that was held has left the page where it was.
      if (end.kind !== 'endless') shown = end.kind === 'page' ? end : before
      return end
    },
    shows: () => shown,
    isUsable: () => !hasCrashed && !page.isClosed(),
  }
}
