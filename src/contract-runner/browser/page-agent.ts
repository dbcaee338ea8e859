import { setImmediate as nextTurn } from 'node:timers/promises'
import type { BrowserContext, Page as BrowserPage } from 'playwright-core'
import { ContractError } from '../contract-error.ts'
import { formOn } from '../html-form.ts'
import { nameRequest } from '../no-response.ts'
import { unlessAborted } from '../time-limit.ts'
import type { Hop, Page, UserAgent, UserAgentOptions, Visit, VisitEnd } from '../user-agent.ts'
import { startingLine } from './starting-line.ts'
import { type Act, openTab, type Tab } from './tab.ts'

/** A tab that is open or about to be, and whether somebody is using it. */
interface Place {
  readonly tab: Promise<Tab>
  opened: Tab | undefined
  isBusy: boolean
}

/**
 * A person's browser that runs scripts: Chromium behind the interface of the small browser. A visit goes to the person's tab, as
 * what the app keeps there is part of their session; while that is busy, to another one of the same browser.
 */
export function createPageAgent(
  options: UserAgentOptions,
  openContext: () => Promise<BrowserContext>,
): UserAgent {
  const { lead = (url: URL) => url, signal } = options
  const trail: Hop[] = []
  const places = new Set<Place>()
  const line = startingLine()
  let context: Promise<BrowserContext> | undefined

  function take(place: Place | undefined): Place {
    const taken = place ?? newPlace()
    taken.isBusy = true
    return taken
  }

  function newPlace(): Place {
    context ??= openContext()
    const place: Place = {
      tab: context.then((opened) => openTab(opened, options)),
      opened: undefined,
      isBusy: true,
    }
    places.add(place)
    place.tab.then(
      (tab) => {
        place.opened = tab
      },
      () => places.delete(place),
    )
    return place
  }

  async function actAt(place: Place, act: Act): Promise<VisitEnd> {
    try {
      // Whoever acts in the same moment may need another tab. All set out when all of these are open.
      await nextTurn()
      await Promise.all([...places].map(({ tab }) => tab))
      return await (await place.tab).act(act, trail)
    } finally {
      place.isBusy = false
      if (place.opened?.isUsable() === false) places.delete(place)
    }
  }

  const inTime = (end: Promise<VisitEnd>) => (signal === undefined ? end : unlessAborted(end, signal))

  return {
    trail,
    async visit({ holdAt, ...visit }) {
      signal?.throwIfAborted()
      const url = lead(visit.url)
      const runner = line.enter()
      const first = { ...visit, url, ready: runner.ready }
      const name = nameRequest({ method: visit.method ?? 'GET', url })
      const place = take([...places].find(({ isBusy }) => !isBusy))
      const run = (page: BrowserPage) => goAndClick(page, first)
      return await inTime(actAt(place, { name, holdAt, first, run }).finally(runner.leave))
    },
    async submitForm(page, { fields = {}, press }, holdAt) {
      signal?.throwIfAborted()
      formOn(page).fill({ fields, ...(press && { press }) })
      const place = [...places].find(({ opened, isBusy }) => !isBusy && opened?.shows() === page)
      if (place === undefined) throw movedOn(page)
      const run = async (shown: BrowserPage) => {
        for (const [name, value] of Object.entries(fields)) await choose(shown, name, value)
        if (press === undefined) return await shown.evaluate('document.forms[0].requestSubmit()')
        const button = `${named(press.name)}${valued(press.value)}`
        return await shown.locator('form').first().locator(button).click()
      }
      const name = `The form on ${page.url.origin}${page.url.pathname}`
      return await inTime(actAt(take(place), { name, holdAt, run }))
    },
  }
}

function movedOn({ url }: Page): Error {
  return new Error(
    `No tab shows ${url.origin}${url.pathname} any longer: submit a form before the next visit.`,
  )
}

async function goAndClick(page: BrowserPage, { url, click }: Visit): Promise<void> {
  // How long a request may take is watched elsewhere.
  const going = page.goto(url.href, { waitUntil: 'domcontentloaded', timeout: 0 })
  if (click === undefined) return void (await going)
  await going
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
  const form = page.locator('form').first()
  const select = form.locator(`select${named(name)}`)
  const tick = form.locator(`input${named(name)}${valued(value)}`)
  if ((await select.count()) > 0) await select.first().selectOption(value)
  else if ((await tick.count()) > 0) await tick.first().check()
  else await form.locator(named(name)).first().fill(value)
}

const named = (name: string) => `[name=${JSON.stringify(name)}]`
const valued = (value: string) => `[value=${JSON.stringify(value)}]`
