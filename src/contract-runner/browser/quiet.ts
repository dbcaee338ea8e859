import { setTimeout as wait } from 'node:timers/promises'
import type { Page, Request } from 'playwright-core'

const quietMs = 150
/** A page that never stops sending requests (polling, for example) is taken as it is at that point. */
const longestMs = 3000

/** Returns a function that waits until the page is idle: no request under way, and none that a script makes next. */
export function watchForQuiet(page: Page): () => Promise<void> {
  const underWay = new Set<Request>()
  let changedAt = performance.now()
  const change = (what: () => void) => {
    what()
    changedAt = performance.now()
  }
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource') change(() => underWay.add(request))
  })
  page.on('requestfinished', (request) => change(() => underWay.delete(request)))
  // A script that does not read the response leaves it unfinished.
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'document') change(() => underWay.delete(response.request()))
  })
  page.on('requestfailed', (request) => change(() => underWay.delete(request)))
  return async () => {
    changedAt = performance.now()
    const deadline = changedAt + longestMs
    while (performance.now() < deadline && (underWay.size > 0 || performance.now() - changedAt < quietMs))
      await wait(20)
  }
}
