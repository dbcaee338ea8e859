import { setTimeout as wait } from 'node:timers/promises'
import type { Page, Request, Response } from 'playwright-core'
import type { BrowserWatch, Hop } from '../user-agent.ts'

/** What a page and its scripts requested and got, from one moment on. */
export interface HeardTrail {
  readonly hops: readonly Hop[]
  /** More pages came than a browser follows, those that only led to another one included. */
  isCircle(maxRedirects: number): boolean
  /** The last page that came, even if it was empty. */
  document(): Response | undefined
  /** The last page or request of a script that failed, unless another one has been answered since. */
  failed(): Request | undefined
  /** No page will come of it any more: it failed, goes in a circle, or was `stopped` by the guard. */
  isLost(maxRedirects: number, stopped: string | undefined): boolean
  /** Stops listening. From then on, the bodies are there. */
  end(): Promise<void>
}

/** Records what a page and its scripts request and get, not its images and styles; in `trail` too. */
export function watchTrail(page: Page, trail: Hop[], watch: BrowserWatch | undefined): HeardTrail {
  const hops: Hop[] = []
  const reading: Promise<void>[] = []
  const ended = new Set<string>()
  let pages = 0
  let document: Response | undefined
  let failed: Request | undefined

  const onRequest = (request: Request) => {
    if (isTold(request)) watch?.asks({ method: request.method(), url: new URL(request.url()) })
  }
  const onResponse = (response: Response) => {
    const request = response.request()
    if (!isTold(request)) return
    failed = undefined
    const url = new URL(request.url())
    const hop = {
      method: request.method(),
      url,
      status: response.status(),
      location: locationOf(response, url),
      text: '',
      header: (name: string) => response.headers()[name.toLowerCase()] ?? null,
      cookies: [],
    }
    hops.push(hop)
    trail.push(hop)
    watch?.gets(hop)
    if (isMainPage(page, request)) {
      pages += 1
      if (hop.location === null) document = response
    }
    reading.push(
      response.headerValues('set-cookie').then(
        (cookies) => void Object.assign(hop, { cookies }),
        () => undefined,
      ),
    )
    if (hop.location !== null) return
    // An empty response, or one replaced by a later page, has no text to read.
    reading.push(
      response.text().then(
        (text) => void Object.assign(hop, { text }),
        () => undefined,
      ),
    )
  }
  const onFailed = (request: Request) => {
    ended.add(request.url())
    if (isTold(request) && isFailure(request, document)) failed = request
  }
  page.on('request', onRequest)
  page.on('response', onResponse)
  page.on('requestfailed', onFailed)
  return {
    hops,
    isCircle: (maxRedirects) => pages > maxRedirects || reasonOf(failed).includes('ERR_TOO_MANY_REDIRECTS'),
    document: () => document,
    failed: () => failed,
    // Pages that scripts lead to can go in a circle, as redirects can.
    isLost: (maxRedirects, stopped) =>
      pages > maxRedirects ||
      (stopped !== undefined && ended.has(stopped)) ||
      (failed !== undefined && isMainPage(page, failed) && !reasonOf(failed).includes('ERR_ABORTED')),
    async end() {
      page.off('request', onRequest)
      page.off('response', onResponse)
      page.off('requestfailed', onFailed)
      // A body that the page's script does not read is never released, and must not hold up the contract.
      await Promise.race([Promise.all(reading), wait(500, undefined, { ref: false })])
    },
  }
}

/** Images, styles and fonts are not told. */
export function isTold(request: Request): boolean {
  return ['document', 'fetch', 'xhr'].includes(request.resourceType())
}

/** Not that of a frame within it. */
export function isMainPage(page: Page, request: Request): boolean {
  return request.isNavigationRequest() && request.frame() === page.mainFrame()
}

/** Why it failed, in Chromium’s words. */
export function reasonOf(failed: Request | undefined): string {
  return failed?.failure()?.errorText ?? ''
}

/** A request that its own page gave up, or that was not allowed to leave the test, says nothing about the app. */
function isFailure(request: Request, document: Response | undefined): boolean {
  const reason = reasonOf(request)
  if (reason.includes('ERR_BLOCKED_BY_CLIENT')) return false
  return !reason.includes('ERR_ABORTED') || document?.request() === request
}

function locationOf(response: Response, base: URL): URL | null {
  const { location } = response.headers()
  if (![301, 302, 303, 307, 308].includes(response.status()) || location === undefined) return null
  return URL.canParse(location, base.href) ? new URL(location, base) : null
}
