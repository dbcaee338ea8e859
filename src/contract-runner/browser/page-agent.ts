import { setImmediate as nextTurn } from 'node:timers/promises'
import type { BrowserContext, Page as BrowserPage } from 'playwright-core'
import { ContractError } from '../contract-error.ts'
import { type FormChoices, formOn } from '../html-form.ts'
import { nameRequest } from '../no-response.ts'
import { unlessAborted } from '../time-limit.ts'
import type { Hop, Page, UserAgent, UserAgentOptions, Visit, VisitEnd } from '../user-agent.ts'
import type { StartingLine } from './starting-line.ts'
import { type Act, openTab, type Tab } from './tab.ts'

/** A tab that is open or about to be, and whether somebody is using it. */
interface Place {
  readonly tab: Promise<Tab>
  opened: Tab | undefined
  isBusy: boolean
}

/**
 * A person's browser that runs scripts: Chromium behind the interface of the small browser. A visit goes to the person's tab, as
 * what the app keeps there is part of their session; while that is busy, to another one of the same browser. The agents that share
 * a `line` send at once what they begin at once.
 */
export function createPageAgent(
  options: UserAgentOptions,
  line: StartingLine,
  openContext: () => Promise<BrowserContext>,
): UserAgent {
  const { lead = (url: URL) => url, signal } = options
  const trail: Hop[] = []
  const places = new Set<Place>()
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

  function placeThatShows(page: Page): Place {
    const place = [...places].find(({ opened, isBusy }) => !isBusy && opened?.shows() === page)
    if (place === undefined) throw movedOn(page)
    return place
  }

  const inTime = (end: Promise<VisitEnd>) => (signal === undefined ? end : unlessAborted(end, signal))

  return {
    runsScripts: true,
    trail,
    async cookieFor(url) {
      const cookies = (await (await context)?.cookies(url.href)) ?? []
      return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    },
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
    async submitForm(page, choices, holdAt) {
      signal?.throwIfAborted()
      formOn(page, choices.form).fill(choices)
      const run = (shown: BrowserPage) => fillAndSubmit(shown, choices)
      const name = `The form on ${page.url.origin}${page.url.pathname}`
      return await inTime(actAt(take(placeThatShows(page)), { name, holdAt, run }))
    },
    async follow(page, link, holdAt) {
      signal?.throwIfAborted()
      const run = (shown: BrowserPage) => clickAt(shown, 'a', link.place)
      return await inTime(actAt(take(placeThatShows(page)), { name: `A link to ${link.url}`, holdAt, run }))
    },
    async cookie(url, name) {
      const cookies = (await (await context)?.cookies(url.href)) ?? []
      return cookies.find((cookie) => cookie.name === name)?.value
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

async function fillAndSubmit(
  page: BrowserPage,
  { form = 0, fields = {}, press }: FormChoices,
): Promise<unknown> {
  for (const [name, value] of Object.entries(fields)) await choose(page, form, name, value)
  if (press === undefined) return page.evaluate(`document.forms[${form}].requestSubmit()`)
  if ('place' in press) return clickAt(page, 'button, input', press.place)
  return page
    .locator('form')
    .nth(form)
    .locator(`${named(press.name)}${valued(press.value)}`)
    .click()
}

/** What the page shows at this place is what its text had there: it was read when the last visit had ended. */
async function clickAt(page: BrowserPage, selector: string, place: number): Promise<void> {
  await page.locator(`css=${selector}`).nth(place).click()
}

/** As a person does: picks from a list, ticks, or types. */
async function choose(page: BrowserPage, place: number, name: string, value: string): Promise<void> {
  const form = page.locator('form').nth(place)
  const select = form.locator(`select${named(name)}`)
  const tick = form.locator(`input${named(name)}${valued(value)}`)
  if ((await select.count()) > 0) await select.first().selectOption(value)
  else if ((await tick.count()) > 0) await tick.first().check()
  else await form.locator(named(name)).first().fill(value)
}

const named = (name: string) => `[name=${JSON.stringify(name)}]`
const valued = (value: string) => `[value=${JSON.stringify(value)}]`
