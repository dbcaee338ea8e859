import type { Page as BrowserPage, Response } from 'playwright-core'
import { ContractError } from '../contract-error.ts'
import type { Hop, VisitEnd } from '../user-agent.ts'

export interface PageNow {
  readonly page: BrowserPage
  readonly hops: readonly Hop[]
  readonly document: Response | undefined
  /** What Playwright threw, if anything. */
  readonly failure: unknown
  readonly name: string
  readonly timeoutMs: number
}

/** Where the page is now, in the terms of the small browser. */
export async function endOf(now: PageNow): Promise<VisitEnd> {
  const { page, hops, document, failure, name, timeoutMs } = now
  if (failure instanceof ContractError) throw failure
  const message = failure instanceof Error ? failure.message : ''
  if (message.includes('ERR_TOO_MANY_REDIRECTS')) return { kind: 'endless', hops }
  // A response without a page (204), or one to be downloaded, leaves the browser where it was; it still counts as a
  // response.
  const isNoPage = message.includes('ERR_ABORTED') && document !== undefined
  if (failure !== undefined && !isNoPage) throw explain(failure, name, timeoutMs)

  const contentType = document?.headers()['content-type'] ?? 'text/html'
  const last = hops.at(-1)
  const isHtml = /\bhtml\b/i.test(contentType) && !isNoPage
  return {
    kind: 'page',
    url: isNoPage ? new URL(document.url()) : new URL(page.url()),
    // The last request from a script counts like a page: its response is what the person then sees.
    status: last?.status ?? 0,
    contentType,
    text: isHtml ? await page.content() : (last?.text ?? ''),
    hops,
  }
}

function explain(failure: unknown, name: string, timeoutMs: number): ContractError {
  const [message = ''] = (failure instanceof Error ? failure.message : String(failure)).split('\n')
  if (failure instanceof Error && failure.name === 'TimeoutError')
    return new ContractError('timeout', `${name} did not finish in the browser within ${timeoutMs} ms.`)
  if (/ERR_(CONNECTION_REFUSED|NAME_NOT_RESOLVED|ADDRESS_UNREACHABLE)/.test(message)) {
    const remedy = 'Is the app running, and is this its URL?'
    return new ContractError('unreachable', `Nothing responds: ${name} (${message}). ${remedy}`)
  }
  return new ContractError('garbage', `${name} did not finish in the browser: ${message}`)
}
