import type { CDPSession } from 'playwright-core'
import type { ContractError } from '../contract-error.ts'
import { leftTheTest } from '../no-response.ts'
import { redirected } from '../redirects.ts'
import type { HoldAt, UserAgentOptions, Visit } from '../user-agent.ts'

/** Stands between a page and the network, redirects included: Playwright’s own routing does not see those. */
export interface Guard {
  /** For the next step: what to hold, and how to send the page's first request. */
  begin(what: { readonly holdAt?: HoldAt | undefined; readonly first?: FirstRequest }): void
  /** Where the page would have gone. */
  held(): URL | undefined
  /** The page’s request that was held or refused. */
  stopped(): string | undefined
  /** Does not allow the page to continue, for a reason that is not in a request. The first reason counts. */
  refuse(why: ContractError): void
  /** Why the page was not allowed to continue. */
  refused(): ContractError | undefined
}

/** The request that a visit begins with, and when it may leave. */
export interface FirstRequest extends Visit {
  ready(): Promise<void>
}

/** What Chromium’s protocol says about a request that waits for us. */
interface Paused {
  readonly requestId: string
  readonly resourceType: string
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: Readonly<Record<string, string>>
  }
  /** The request whose response led to this one. */
  readonly redirectedRequestId?: string
}

/** A page's request, and the headers that the visit asked for. */
interface SentPage {
  readonly id: string
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
}

export async function guardPage(session: CDPSession, options: UserAgentOptions): Promise<Guard> {
  const { mayVisit = () => true, lead = (url: URL) => url, outsideHint = '' } = options
  let holdAt: HoldAt = () => false
  let first: FirstRequest | undefined
  let last: SentPage | undefined
  let held: URL | undefined
  let refused: ContractError | undefined
  let stopped: string | undefined

  function refuse(why: ContractError): void {
    refused ??= why
  }

  async function decide({ requestId, resourceType, request, redirectedRequestId }: Paused): Promise<unknown> {
    const url = new URL(request.url)
    const isPage = resourceType === 'Document'
    const from = isPage && last?.id === redirectedRequestId ? last : undefined
    const fail = (errorReason: 'Aborted' | 'BlockedByClient') =>
      session.send('Fetch.failRequest', { requestId, errorReason })
    if (!/^https?:$/.test(url.protocol)) return session.send('Fetch.continueRequest', { requestId })
    const to = lead(url)
    if (to.href !== url.href) {
      if (from !== undefined) last = { ...from, id: requestId }
      const responseHeaders = [{ name: 'Location', value: to.href }]
      return session.send('Fetch.fulfillRequest', { requestId, responseCode: 307, responseHeaders })
    }
    if (isPage && first === undefined && (await holdAt(url))) {
      held ??= url
      stopped = request.url
      return fail('Aborted')
    }
    if (!mayVisit(url)) {
      // A font or a script from another server is left out; a page from another server ends the visit.
      if (isPage) {
        refuse(leftTheTest(url, from, outsideHint))
        stopped = request.url
      }
      return fail('BlockedByClient')
    }
    if (!isPage) return session.send('Fetch.continueRequest', { requestId })
    const opening = first
    first = undefined
    await opening?.ready()
    const wanted = wantedFor(request.method, url, opening, from)
    last = { id: requestId, url, method: wanted.method, headers: wanted.headers }
    if (Object.keys(wanted.headers).length === 0 && wanted.method === request.method)
      return session.send('Fetch.continueRequest', { requestId })
    const headers = Object.entries({ ...lowerCase(request.headers), ...wanted.headers })
    return session.send('Fetch.continueRequest', {
      requestId,
      headers: headers.map(([name, value]) => ({ name, value })),
      ...(wanted.method !== request.method && { method: wanted.method }),
      ...(opening?.body !== undefined && { postData: Buffer.from(opening.body).toString('base64') }),
    })
  }

  session.on('Fetch.requestPaused', (paused) => {
    // A page that was closed in the meantime needs no response.
    decide(paused).catch(() => undefined)
  })
  // Two requests for one URL would wait for each other, for whether the response can be kept.
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] })
  return {
    begin(what) {
      holdAt = what.holdAt ?? (() => false)
      first = what.first
      held = undefined
      refused = undefined
      stopped = undefined
    },
    held: () => held,
    stopped: () => stopped,
    refuse,
    refused: () => refused,
  }
}

/** The browser opens every URL with GET and its own headers; the visit may want others, also where a redirect leads. */
function wantedFor(
  method: string,
  url: URL,
  opening: Visit | undefined,
  from: SentPage | undefined,
): { readonly method: string; readonly headers: Readonly<Record<string, string>> } {
  if (opening !== undefined) {
    const { method: openingMethod = 'GET', headers } = opening
    const origin = openingMethod === 'GET' ? {} : { origin: url.origin }
    return { method: openingMethod, headers: { ...origin, ...lowerCase(headers) } }
  }
  if (from === undefined) return { method, headers: {} }
  return { method, headers: redirected(from, method === from.method ? 307 : 303, url).headers }
}

function lowerCase(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}
