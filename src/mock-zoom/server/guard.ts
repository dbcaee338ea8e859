import type { Middleware } from 'koa'
import { isFromAnotherOrigin, isLocalName } from '../../local-server/guard.ts'
import type { RequestState, ZoomContext } from '../http/context.ts'
import { isControlPath, isOwnPath } from '../http/own-path.ts'
import { sendOwnProblem } from '../http/send.ts'

/**
 * Keeps web pages out of the control API, and foreign host names out of the mock's own page too: a page that the
 * developer happens to open must not be able to control the mock.
 * Requests from a page of another origin are recognised by the Origin or Sec-Fetch-Site header; those from a page whose
 * own host name resolves to 127.0.0.1 (DNS rebinding), by the Host header. Following a link is harmless. `allowHosts` are
 * other names of this mock, such as that of a container or virtual machine.
 */
export function guard(allowHosts: readonly string[]): Middleware<RequestState> {
  const allowed = new Set(allowHosts.map((name) => name.toLowerCase()))
  return async (ctx, next) => {
    if (!isOwnPath(ctx.path)) return next()
    if (!isLocalName(ctx.hostname) && !allowed.has(ctx.hostname.toLowerCase())) return refuseHost(ctx)
    if (isControlPath(ctx.path) && isFromAnotherOrigin(ctx)) return refusePage(ctx)
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
  const origin = ctx.get('origin')
  const named = origin === '' || origin === `${ctx.protocol}://${ctx.host}` ? '' : ` (this one is ${origin})`
  sendOwnProblem(
    ctx,
    403,
    `The control API is closed to web pages of other origins${named}.`,
    'Use 127.0.0.1 or localhost, from a program or from the mock’s own pages.',
  )
}
