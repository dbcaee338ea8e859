import { setTimeout as wait } from 'node:timers/promises'
import type { Page, Request } from 'playwright-core'
import { isMainPage, isTold } from './trail.ts'

/** What a page has under way. */
export interface Traffic {
  /**
   * Waits until `run` has ended and the page is idle: no request under way, and none that a script makes next. Ends early where
   * `isEnough` says so.
   */
  settle(run: Promise<unknown>, isEnough: () => boolean): Promise<Settled>
}

/** `slow` is the request that took longer than the limit. */
export type Settled =
  | { readonly kind: 'idle' | 'stuck' }
  | { readonly kind: 'slow'; readonly request: Request }

const quietMs = 150
/** A page that never stops sending requests (polling, for example) is taken as it is at that point. */
const longestMs = 3000
/** Without any request, a page that has not come by then does not come. */
const stuckMs = 15_000

/** `timeoutMs` is for each request. */
export function watchTraffic(page: Page, timeoutMs: number): Traffic {
  const underWay = new Map<Request, number>()
  let changes = 0
  let changedAt = performance.now()
  /** When the page was last left for another one. */
  let leftAt = changedAt
  let documentsCame = 0
  const change = () => {
    changes += 1
    changedAt = performance.now()
  }
  const end = (request: Request) => {
    underWay.delete(request)
    change()
  }
  page.on('request', (request) => {
    change()
    if (request.resourceType() === 'eventsource') return
    // Nobody waits any longer for what the page before did not finish.
    if (isMainPage(page, request)) {
      underWay.clear()
      leftAt = changedAt
    }
    underWay.set(request, changedAt)
  })
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) documentsCame += 1
  })
  page.on('requestfinished', end)
  page.on('requestfailed', end)
  // A script that does not read the response leaves it unfinished.
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'document') end(response.request())
  })

  function slowOne(now: number, hasRun: boolean): Request | undefined {
    const isSlow = ([request, since]: [Request, number]) =>
      now - since > timeoutMs && (!hasRun || isTold(request))
    return [...underWay].find(isSlow)?.[0]
  }

  return {
    async settle(run, isEnough) {
      const cameBefore = documentsCame
      let ranAt: number | undefined
      const ended = () => {
        ranAt = performance.now()
      }
      run.then(ended, ended)
      changedAt = performance.now()
      for (; !page.isClosed() && !isEnough(); await wait(10)) {
        const now = performance.now()
        const request = slowOne(now, ranAt !== undefined)
        if (request !== undefined) return { kind: 'slow', request }
        if (ranAt === undefined) {
          if (underWay.size === 0 && now - changedAt > stuckMs) return { kind: 'stuck' }
          continue
        }
        const patience = Math.max(ranAt, leftAt) + longestMs
        const isBusy = [...underWay].some(
          ([one, since]) => now < patience || (isTold(one) && since < patience),
        )
        if (isBusy) continue
        if (now >= patience) break
        const seen = changes
        // The page that was there before may have to react to a click.
        const mayReact = documentsCame === cameBefore
        if ((await isCalm(page, mayReact, patience - now)) && changes === seen) break
      }
      return { kind: 'idle' }
    },
  }
}

/**
 * Whether the page has nothing more to do by itself: it has no scripts, or they had time to. That time passes in the page, so
 * that it is long enough on a busy machine too.
 */
async function isCalm(page: Page, mayReact: boolean, atMostMs: number): Promise<boolean> {
  const calm = page
    .evaluate(mayReact ? time : `document.querySelector('${active}') === null || ${time}`)
    .then(
      () => true,
      // The page was left in the meantime.
      () => false,
    )
  return await Promise.race([calm, wait(atMostMs, false, { ref: false })])
}

const time = `new Promise((resolve) => setTimeout(resolve, ${quietMs}))`
/** What can do something by itself. */
const active = 'script, iframe, [onload], [onerror], meta[http-equiv=refresh i]'
