import { setTimeout as wait } from 'node:timers/promises'
import type { Page, Request } from 'playwright-core'

const quietMs = 150
/** A page that asks for ever (polling, say) is taken as it is then. */
const longestMs = 3000

/** Answers the function that waits until a page has nothing under way: no request, and none that a script makes next. */
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
  // A script that does not read the answer leaves it unfinished.
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
