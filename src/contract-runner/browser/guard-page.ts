import type { CDPSession } from 'playwright-core'
import { ContractError } from '../contract-error.ts'
import type { HoldAt, UserAgentOptions, Visit } from '../user-agent.ts'

/** Stands between a page and the network, redirects included: Playwright’s own routing does not see those. */
export interface Guard {
  /** For the next step: what to hold, and how to send the page's first request. */
  begin(what: { readonly holdAt?: HoldAt | undefined; readonly first?: Visit }): void
  /** Where the page would have gone. */
  held(): URL | undefined
  /** Does not allow the page to continue, for a reason that is not in a request. The first reason counts. */
  refuse(why: ContractError): void
  /** Why the page was not allowed to continue. */
  refused(): ContractError | undefined
}

/** What Chromium’s protocol says about a request that waits for us. */
interface Paused {
  readonly requestId: string
  readonly resourceType: string
  readonly request: { readonly url: string; readonly headers: Readonly<Record<string, string>> }
}

export async function guardPage(session: CDPSession, options: UserAgentOptions): Promise<Guard> {
  const { mayVisit = () => true, lead = (url: URL) => url, outsideHint = '' } = options
  let holdAt: HoldAt = () => false
  let first: Visit | undefined
  let held: URL | undefined
  let refused: ContractError | undefined

  function refuse(why: ContractError): void {
    refused ??= why
  }

  async function decide({ requestId, resourceType, request }: Paused): Promise<unknown> {
    const url = new URL(request.url)
    const isPage = resourceType === 'Document'
    const fail = (errorReason: 'Aborted' | 'BlockedByClient') =>
      session.send('Fetch.failRequest', { requestId, errorReason })
    if (!/^https?:$/.test(url.protocol)) return session.send('Fetch.continueRequest', { requestId })
    const to = lead(url)
    if (to.href !== url.href) {
      const responseHeaders = [{ name: 'Location', value: to.href }]
      return session.send('Fetch.fulfillRequest', { requestId, responseCode: 307, responseHeaders })
    }
    if (isPage && first === undefined && (await holdAt(url))) {
      held ??= url
      return fail('Aborted')
    }
    if (!mayVisit(url)) {
      const what = `The page goes to ${url.origin}${url.pathname}, outside this test. Nothing was sent there.`
      // A font or a script from another server is left out; a page from another server ends the visit.
      if (isPage) refuse(new ContractError('left-the-test', `${what} ${outsideHint}`.trimEnd()))
      return fail('BlockedByClient')
    }
    const how = isPage ? first : undefined
    if (isPage) first = undefined
    return session.send('Fetch.continueRequest', {
      requestId,
      ...(how && overrides(how, url, request.headers)),
    })
  }

  session.on('Fetch.requestPaused', (paused) => {
    // A page that was closed in the meantime needs no response.
    decide(paused).catch(() => undefined)
  })
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] })
  return {
    begin(what) {
      holdAt = what.holdAt ?? (() => false)
      first = what.first
      held = undefined
      refused = undefined
    },
    held: () => held,
    refuse,
    refused: () => refused,
  }
}

/** The browser opens every URL with GET; this turns it into the intended request. */
function overrides(
  { method = 'GET', headers = {}, body }: Visit,
  url: URL,
  own: Readonly<Record<string, string>>,
): {
  readonly method: string
  readonly headers: { name: string; value: string }[]
  readonly postData?: string
} {
  const lower = (from: Readonly<Record<string, string>>) =>
    Object.entries(from).map(([name, value]): [string, string] => [name.toLowerCase(), value])
  const origin: [string, string][] = method === 'GET' ? [] : [['origin', url.origin]]
  const merged = new Map([...lower(own), ...origin, ...lower(headers)])
  return {
    method,
    headers: [...merged].map(([name, value]) => ({ name, value })),
    ...(body !== undefined && { postData: Buffer.from(body).toString('base64') }),
  }
}
