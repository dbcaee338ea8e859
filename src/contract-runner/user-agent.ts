import { CookieJar } from 'tough-cookie'
import { ContractError } from './contract-error.ts'
import { fetchPage, type PageAnswer, type PageRequest } from './fetch-page.ts'
import { type FormChoices, formOn } from './html-form.ts'
import { leftTheTest } from './no-response.ts'
import type { Link } from './page-controls.ts'
import { redirected, redirectTarget } from './redirects.ts'

/** One step of a visit: a request, its status, and where the response sent the browser. */
export interface Hop {
  readonly method: string
  readonly url: URL
  readonly status: number
  readonly location: URL | null
  /** The body of the response. */
  readonly text: string
  /** One header of the response. */
  header(name: string): string | null
  /** Each `Set-Cookie` of the response, as it came. */
  readonly cookies: readonly string[]
}

/** Where a visit ended, and the way there (its own request is the last hop). */
export interface Page {
  readonly kind: 'page'
  readonly url: URL
  readonly status: number
  readonly contentType: string
  readonly text: string
  readonly hops: readonly Hop[]
  /** What the person was to do here and could not, in words that complete "the page …". */
  readonly stuck?: string
}

/** A redirect that the browser was told not to follow. Nothing was sent to `url`. */
export interface HeldRedirect {
  readonly kind: 'held'
  readonly url: URL
  readonly hops: readonly Hop[]
}

/** More redirects than a browser follows. */
export interface EndlessRedirects {
  readonly kind: 'endless'
  readonly hops: readonly Hop[]
}

export type VisitEnd = Page | HeldRedirect | EndlessRedirects

/** Redirects to such a URL are held instead of followed. */
export type HoldAt = (url: URL) => boolean | Promise<boolean>

/** A request as a page or a person makes it. */
export interface Visit {
  readonly method?: string
  readonly url: URL
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Then to be clicked on the page. Only a browser that runs scripts can do that. */
  readonly click?: string
  readonly holdAt?: HoldAt
}

export interface UserAgentOptions {
  /** For each request, including its response; 10 seconds by default. */
  readonly timeoutMs?: number
  /** Redirects in one visit; 20 by default. */
  readonly maxRedirects?: number
  /** Size of one response; 1 MiB by default. */
  readonly maxBytes?: number
  /** URLs that this browser may visit; it refuses all others before anything is sent there. */
  readonly mayVisit?: (url: URL) => boolean
  /** What to do about a refused URL. */
  readonly outsideHint?: string
  /** Ends everything under way, with the signal's reason. */
  readonly signal?: AbortSignal
  /** Where a URL really leads, such as one of Zoom's to the mock. */
  readonly lead?: (url: URL) => URL
  readonly watch?: BrowserWatch
}

/** Listens to what a browser does, as it does it. */
export interface BrowserWatch {
  asks(request: { readonly method: string; readonly url: URL }): void
  gets(hop: Hop): void
}

/**
 * One person's browser: cookies, redirects, forms. The small one of this file runs no scripts; browser/page-agent.ts has one
 * that does, and test/contract-runner/browser-promises.ts is what both of them promise.
 */
export interface UserAgent {
  readonly runsScripts: boolean
  /** Visits that are made at once are under way at once, as in several tabs. */
  visit(visit: Visit): Promise<VisitEnd>
  /** Submits a form on the page, by default the first, like a person who makes these choices. */
  submitForm(page: Page, choices: FormChoices, holdAt?: HoldAt): Promise<VisitEnd>
  /** Follows a link of the page. */
  follow(page: Page, link: Link, holdAt?: HoldAt): Promise<VisitEnd>
  /** The value of a cookie that this browser would send to the URL. */
  cookie(url: URL, name: string): Promise<string | undefined>
  /** The `Cookie` header that this browser would send there; empty if it has none. */
  cookieFor(url: URL): Promise<string>
  /** Every request that this browser made, and its response, oldest first. */
  readonly trail: readonly Hop[]
}

/** A separate browser, with an empty cookie jar. As in every browser, cookies do not distinguish the ports of a host. */
export function createUserAgent(options: UserAgentOptions = {}): UserAgent {
  const { timeoutMs = 10_000, maxRedirects = 20, maxBytes = 1024 * 1024, signal } = options
  const { mayVisit = () => true, outsideHint = '', lead = (url: URL) => url, watch } = options
  const jar = new CookieJar()
  const trail: Hop[] = []

  async function send(request: PageRequest): Promise<PageAnswer> {
    const cookie = await jar.getCookieString(request.url.href)
    const headers = { ...browserHeaders(request), ...request.headers, ...(cookie === '' ? {} : { cookie }) }
    const answer = await fetchPage({ ...request, headers }, { timeoutMs, maxBytes, signal })
    for (const line of answer.headers.getSetCookie()) {
      await jar.setCookie(line, request.url.href, { ignoreError: true })
    }
    return answer
  }

  async function visit({ holdAt = () => false, click, ...first }: Visit): Promise<VisitEnd> {
    if (click !== undefined) {
      throw new ContractError(
        'needs-a-browser',
        `Clicking ${JSON.stringify(click)} on ${first.url.pathname} needs a browser that runs scripts: add --browser.`,
      )
    }
    const hops: Hop[] = []
    let request: PageRequest = {
      ...first,
      url: lead(first.url),
      method: first.method ?? 'GET',
      headers: lowerCase(first.headers),
    }
    for (;;) {
      if (!mayVisit(request.url)) throw leftTheTest(request.url, hops.at(-1), outsideHint)
      watch?.asks(request)
      const answer = await send(request)
      const location = redirectTarget(answer, request.url)
      const hop = {
        method: request.method,
        url: request.url,
        status: answer.status,
        location,
        text: answer.text,
        header: (name: string) => answer.headers.get(name),
        cookies: answer.headers.getSetCookie(),
      }
      hops.push(hop)
      trail.push(hop)
      watch?.gets(hop)
      if (location === null) return toPage(request.url, answer, hops)
      if (await holdAt(location)) return { kind: 'held', url: location, hops }
      if (hops.length > maxRedirects) return { kind: 'endless', hops }
      request = redirected(request, answer.status, lead(location))
    }
  }

  return {
    runsScripts: false,
    trail,
    visit,
    cookieFor: (url) => jar.getCookieString(url.href),
    async submitForm(page, choices, holdAt) {
      const { method, url, enctype, entries } = formOn(page, choices.form).fill(choices)
      const sent = entries.map(([name, value]): [string, string] => [
        name,
        value.replace(/\r\n?|\n/g, '\r\n'),
      ])
      const held = holdAt === undefined ? {} : { holdAt }
      const query = new URLSearchParams(sent).toString()
      if (method === 'GET') return visit({ url: withQuery(url, query), ...held })
      const { type, body } =
        enctype === 'multipart/form-data' ? multipart(sent) : { type: enctype, body: query }
      return visit({
        method,
        url,
        headers: { 'content-type': type, origin: page.url.origin },
        body,
        ...held,
      })
    },
    follow: (_page, { url }, holdAt) => visit({ url, ...(holdAt && { holdAt }) }),
    async cookie(url, name) {
      const cookies = await jar.getCookies(url.href)
      return cookies.find(({ key }) => key === name)?.value
    },
  }
}

function browserHeaders(request: PageRequest): Record<string, string> {
  const asked = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'user-agent': 'mock-zoom contracts' }
  return request.method === 'GET' ? asked : { ...asked, origin: request.url.origin }
}

/** So that `Accept` replaces the browser's own `accept` instead of joining it. */
function lowerCase(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

function toPage(url: URL, answer: PageAnswer, hops: readonly Hop[]): Page {
  const contentType = answer.headers.get('content-type') ?? ''
  return { kind: 'page', url, status: answer.status, contentType, text: answer.text, hops }
}

/** A form that could send files, without one. */
function multipart(entries: readonly (readonly [string, string])[]): { type: string; body: string } {
  const boundary = `----mock-zoom-${crypto.randomUUID()}`
  const quoted = (name: string) => name.replace(/["\r\n]/g, (character) => encodeURIComponent(character))
  const parts = entries.map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`,
  )
  return { type: `multipart/form-data; boundary=${boundary}`, body: `${parts.join('')}--${boundary}--\r\n` }
}

function withQuery(url: URL, query: string): URL {
  const copy = new URL(url)
  copy.search = query
  return copy
}
