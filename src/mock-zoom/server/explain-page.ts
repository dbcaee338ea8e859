import type { Middleware } from 'koa'
import type { RequestState } from '../http/context.ts'
import { mountPathOf } from '../http/mount.ts'
import type { JournalEntry } from '../journal/events.ts'
import type { Exchange } from '../journal/exchange.ts'
import type { Finding } from '../journal/finding.ts'
import { happenings } from '../journal/words.ts'
import type { Mock } from '../mock/create.ts'
import { errorPage } from '../pages/error.ts'

/** So many requests can be between their last entry and their page at a time; older ones get a page without the reason. */
const most = 100

/**
 * Adds to Zoom's line on an error page what only the mock can say: why. It comes before everything else, because a request's
 * findings are known once it has ended; the journal has the page as Zoom would send it.
 */
export function explainPages({ exchanges }: Mock): Middleware<RequestState> {
  const refused = new Map<string, Exchange>()
  /** A mistake is reported once, and its page may be reloaded. */
  const reported = new Map<string, Finding>()
  exchanges.onExchange((exchange) => {
    if (exchange.requestId === null || refusalIn(exchange) === undefined) return
    refused.set(exchange.requestId, exchange)
    forgetOldest(refused)
  })
  return async (ctx, next) => {
    await next()
    const { requestId, errorLine: line, fault } = ctx.state
    const exchange = refused.get(requestId)
    refused.delete(requestId)
    if (line === undefined || exchange === undefined || fault) return
    const key = `${ctx.query.client_id} ${line}`
    const finding = exchange.findings[0] ?? reported.get(key)
    if (finding) reported.set(key, finding)
    forgetOldest(reported)
    const base = mountPathOf(ctx)
    ctx.body = errorPage(line, {
      finding,
      happened: happenings(exchange.entries).join('; '),
      registered: registeredIn(refusalIn(exchange)),
      inspector: `${base}/#/flows?message=${exchange.id}`,
      docs: `${base}/__mock/docs`,
    })
  }
}

type Refused = Extract<JournalEntry, { readonly type: 'authorize.refused' }>

function refusalIn({ entries }: Exchange): Refused | undefined {
  return entries.find((entry) => entry.type === 'authorize.refused')
}

/** What the app has at Zoom, where the refusal is about that. */
function registeredIn(refusal: Refused | undefined) {
  if (refusal?.registered) return { what: 'Registered redirect URIs', values: refusal.registered }
  if (refusal?.configured) return { what: 'Scopes of the app', values: refusal.configured }
  return undefined
}

function forgetOldest(map: Map<string, unknown>): void {
  const [oldest] = map.keys()
  if (map.size > most && oldest !== undefined) map.delete(oldest)
}
