import { setTimeout as wait } from 'node:timers/promises'
import type { Page as BrowserPage, Request } from 'playwright-core'
import { ContractError } from '../contract-error.ts'
import { nothingResponds, notValidHttp, tookTooLong, tooLarge } from '../no-response.ts'
import type { VisitEnd } from '../user-agent.ts'
import type { Settled } from './traffic.ts'
import { type HeardTrail, reasonOf } from './trail.ts'

export interface PageNow {
  readonly page: BrowserPage
  readonly heard: HeardTrail
  readonly settled: Settled
  /** What Playwright threw, if anything. */
  readonly failure: unknown
  /** For messages. */
  readonly name: string
  readonly timeoutMs: number
  readonly maxRedirects: number
  readonly maxBytes: number
}

/** Where the page is now, in the terms of the small browser. */
export async function endOf(now: PageNow): Promise<VisitEnd> {
  const { page, heard, settled, failure, name, timeoutMs } = now
  const { hops } = heard
  if (failure instanceof ContractError) throw failure
  if (settled.kind === 'slow') throw tookTooLong(sentBy(settled.request), timeoutMs)
  if (settled.kind === 'stuck') throw didNotFinish(name, 'the page never came, and nothing was under way')
  if (heard.isCircle(now.maxRedirects)) return { kind: 'endless', hops }
  const failed = heard.failed()
  const reason = reasonOf(failed)
  const document = heard.document()
  // A response without a page (204), or one to be downloaded, leaves the browser where it was; it still counts as a
  // response.
  const isNoPage = reason.includes('ERR_ABORTED')
  if (failed !== undefined && !isNoPage) throw explain(failed, reason)
  if (document === undefined && failure !== undefined) throw didNotFinish(name, firstLine(failure))

  const contentType = document?.headers()['content-type'] ?? ''
  const last = hops.at(-1)
  if (last !== undefined && Buffer.byteLength(last.text) > now.maxBytes) throw tooLarge(last, now.maxBytes)
  return {
    kind: 'page',
    url: new URL(isNoPage && document !== undefined ? document.url() : page.url()),
    // The last request from a script counts like a page: its response is what the person then sees.
    status: last?.status ?? 0,
    contentType,
    text: (isNoPage ? undefined : await contentOf(now)) ?? last?.text ?? '',
    hops,
  }
}

/** Of a page that is HTML, whatever its response says. */
async function contentOf({ page, name, timeoutMs }: PageNow): Promise<string | undefined> {
  const look = () => page.evaluate<{ readonly type: string; readonly text: string }>(content)
  // A page that is just being left is followed once more; a script that never gives way would hold us up.
  const read = await Promise.race([look().catch(look), wait(timeoutMs, undefined, { ref: false })])
  if (read === undefined) throw didNotFinish(name, 'its script never gives way')
  return /\bhtml\b/i.test(read.type) ? read.text : undefined
}

/** Runs in the page. */
const content = '({ type: document.contentType, text: document.documentElement.outerHTML })'

function explain(failed: Request, reason: string): ContractError {
  const why = reason.replace(/^net::/, '')
  const sent = sentBy(failed)
  return /ERR_(CONNECTION_REFUSED|NAME_NOT_RESOLVED|ADDRESS_UNREACHABLE)/.test(reason)
    ? nothingResponds(sent, why)
    : notValidHttp(sent, why)
}

function didNotFinish(name: string, why: string): ContractError {
  return new ContractError('garbage', `${name} did not finish in the browser: ${why}`)
}

function sentBy(request: Request): { readonly method: string; readonly url: URL } {
  return { method: request.method(), url: new URL(request.url()) }
}

function firstLine(failure: unknown): string {
  return (failure instanceof Error ? failure.message : String(failure)).split('\n')[0] ?? ''
}
