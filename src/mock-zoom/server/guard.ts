import type { Middleware } from 'koa'
import { isFromAnotherOrigin, isFromForeignPage, isLocalName } from '../../local-server/guard.ts'
import type { FlowContext } from '../flow-context.ts'
import type { RequestState, ZoomContext } from '../http/context.ts'
import { isControlPath, isOwnPath } from '../http/own-path.ts'
import { sendOwnProblem } from '../http/send.ts'
import type { EntryOf } from '../journal/events.ts'
import type { ParsedOptions } from '../mock/options.ts'
import { isZoomHost } from '../zoom/hosts.ts'

/**
 * Keeps web pages out of the mock: a page that the developer happens to open must not be able to control it, to read from
 * it, or to write to its journal unseen. Requests from a page of another origin are recognised by the Origin or
 * Sec-Fetch-Site header; those from a page whose own host name resolves to 127.0.0.1 (DNS rebinding), by the Host header.
 * Following a link is harmless. `allowHosts` are other names of this mock, such as that of a container or virtual machine.
 *
 * Zoom's part also has Zoom's names. Whoever is turned away there is told why, in the journal too: it may be the app.
 */
export function guard(
  { storage, clock }: FlowContext,
  { allowHosts, anyCaller }: Pick<ParsedOptions, 'allowHosts' | 'anyCaller'>,
): Middleware<RequestState> {
  const allowed = new Set(allowHosts.map((name) => name.toLowerCase()))
  const isOurs = (name: string) => isLocalName(name) || allowed.has(name.toLowerCase())

  const turnAway = (ctx: ZoomContext, because: EntryOf<'request.turned-away'>['because'], from: string) => {
    const { requestId } = ctx.state
    ctx.state.turnedAway = true
    storage.journal.append({ type: 'request.turned-away', because, from }, clock.now(), requestId)
  }

  return async (ctx, next) => {
    if (isOwnPath(ctx.path)) {
      if (!isOurs(ctx.hostname)) return refuseHost(ctx)
      if (isControlPath(ctx.path) && isFromAnotherOrigin(ctx)) return refusePage(ctx)
    } else if (!anyCaller) {
      if (!isOurs(ctx.hostname) && !isZoomHost(ctx.hostname)) {
        turnAway(ctx, 'host', ctx.hostname)
        return refuseHost(ctx)
      }
      if (isFromForeignPage(ctx)) {
        turnAway(ctx, 'page', ctx.get('origin'))
        return refuseForeignPage(ctx)
      }
    }
    return next()
  }
}

function refuseHost(ctx: ZoomContext): void {
  sendOwnProblem(
    ctx,
    403,
    `mock-zoom doesn’t accept the host name “${ctx.hostname}”.`,
    'Use 127.0.0.1 or localhost. If the mock does have that name, start it with --allow-host (allowHosts in code).',
  )
}

function refusePage(ctx: ZoomContext): void {
  sendOwnProblem(
    ctx,
    403,
    `The control API is closed to web pages of other origins${named(ctx)}.`,
    'Use 127.0.0.1 or localhost, from a program or from the mock’s own pages.',
  )
}

function refuseForeignPage(ctx: ZoomContext): void {
  sendOwnProblem(
    ctx,
    403,
    `A web page of another origin sent this request${named(ctx)}, and mock-zoom turns those away.`,
    'Send it from your server. If your app does run in a browser, start the mock with --any-caller (anyCaller in code).',
  )
}

function named(ctx: ZoomContext): string {
  const origin = ctx.get('origin')
  return origin === '' || origin === `${ctx.protocol}://${ctx.host}` ? '' : ` (this one is ${origin})`
}
