import { setTimeout as wait } from 'node:timers/promises'
import type { Page, Request, Response } from 'playwright-core'
import type { BrowserWatch, Hop } from '../user-agent.ts'

export interface HeardTrail {
  /** The last page that came, even if it was empty. */
  document(): Response | undefined
  /** Stops listening. Returns what was recorded, bodies included. */
  end(): Promise<readonly Hop[]>
}

/** Records what a page and its scripts request and get; not its images and styles. */
export function watchTrail(page: Page, trail: Hop[], watch: BrowserWatch | undefined): HeardTrail {
  const from = trail.length
  const reading: Promise<void>[] = []
  let document: Response | undefined

  const onRequest = (request: Request) => {
    if (isTold(request)) watch?.asks({ method: request.method(), url: new URL(request.url()) })
  }
  const onResponse = (response: Response) => {
    const request = response.request()
    if (!isTold(request)) return
    const url = new URL(request.url())
    const location = locationOf(response, url)
    const hop = { method: request.method(), url, status: response.status(), location, text: '' }
    const place = trail.push(hop) - 1
    watch?.gets(hop)
    if (location !== null) return
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) document = response
    const keepText = (text: string) => {
      trail[place] = { ...hop, text }
    }
    // An empty response, or one replaced by a later page, has no text to read.
    reading.push(response.text().then(keepText, () => undefined))
  }

  page.on('request', onRequest)
  page.on('response', onResponse)
  return {
    document: () => document,
    async end() {
      page.off('request', onRequest)
      page.off('response', onResponse)
      // A body that the page's script does not read is never released, and must not hold up the contract.
      await Promise.race([Promise.all(reading), wait(500)])
      return trail.slice(from)
    },
  }
}

function isTold(request: Request): boolean {
  return ['document', 'fetch', 'xhr'].includes(request.resourceType())
}

function locationOf(response: Response, base: URL): URL | null {
  const { location } = response.headers()
  if (![301, 302, 303, 307, 308].includes(response.status()) || location === undefined) return null
  return URL.canParse(location, base.href) ? new URL(location, base) : null
}
