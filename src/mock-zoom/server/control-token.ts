import { createHash, timingSafeEqual } from 'node:crypto'
import { Socket } from 'node:net'
import type { Middleware } from 'koa'
import { isLoopback } from '../../local-server/is-loopback.ts'
import { randomText } from '../domain/ids.ts'
import type { RequestState, ZoomContext } from '../http/context.ts'
import { mountPathOf } from '../http/mount.ts'
import { isOwnPath } from '../http/own-path.ts'
import { sendOwnProblem } from '../http/send.ts'
import type { ParsedOptions } from '../mock/options.ts'
import { systemRandom } from '../mock/random.ts'

const wildcards: ReadonlySet<string> = new Set(['0.0.0.0', '::'])

/** Whether other machines can reach a server that listens on this address. */
export function isOpenToOthers(host: string): boolean {
  return wildcards.has(host) || !isLoopback(host)
}

/** Options with the token that they leave to the mock: other machines can reach it, and nobody has chosen one. */
export function withControlToken(options: ParsedOptions): ParsedOptions {
  if (options.controlToken !== undefined || !isOpenToOthers(options.host)) return options
  return { ...options, controlToken: randomText(32, systemRandom) }
}

/** They say nothing but that the mock is there, and what watches it has no token. */
const open: ReadonlySet<string> = new Set(['/__mock/health', '/__mock/ready', '/favicon.ico'])

/**
 * Asks callers from other machines for the token: the control API shows the secrets of the mock's apps. Programs send it as
 * `Authorization: Bearer`. A browser opens `/?token=…` once, and gets a cookie for it.
 */
export function askForToken(controlToken: string | undefined): Middleware<RequestState> {
  if (controlToken === undefined || controlToken === 'none') return (_, next) => next()
  const expected = hash(controlToken)
  const isIt = (text: string) => timingSafeEqual(hash(text), expected)
  return async (ctx, next) => {
    if (!isOwnPath(ctx.path) || open.has(ctx.path) || isFromThisMachine(ctx)) return next()
    const cookie = `mock_zoom_token_${ctx.socket.localPort}`
    const { token } = ctx.query
    if (ctx.path === '/' && typeof token === 'string' && isIt(token)) {
      ctx.cookies.set(cookie, token, { httpOnly: true, sameSite: 'strict', path: `${mountPathOf(ctx)}/` })
      ctx.set('Referrer-Policy', 'no-referrer')
      ctx.set('Location', `${mountPathOf(ctx)}/`)
      ctx.status = 303
      ctx.body = ''
      return
    }
    const [, bearer = ''] = /^Bearer (\S+)$/i.exec(ctx.get('authorization')) ?? []
    if (isIt(bearer) || isIt(ctx.cookies.get(cookie) ?? '')) return next()
    ctx.set('WWW-Authenticate', 'Bearer')
    sendOwnProblem(
      ctx,
      401,
      'From another machine, the control API and the inspector need this mock’s token.',
      'Open the address with ?token=… that mock-zoom printed at its start, or send Authorization: Bearer and the token (connectMockZoom(url, { token }) in code).',
    )
  }
}

/** A connection within this process has no address. One that is closed already has none either, and can be anybody's. */
function isFromThisMachine({ req: { socket } }: ZoomContext): boolean {
  if (!(socket instanceof Socket)) return true
  const { remoteAddress = '', localAddress } = socket
  return isLoopback(remoteAddress) || (remoteAddress !== '' && remoteAddress === localAddress)
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
