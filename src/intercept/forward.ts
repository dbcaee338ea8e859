import type { IncomingMessage, ServerResponse } from 'node:http'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { proxyAuthorization } from './proxy-authorization.ts'

/** Forwards a request unchanged, directly or through the user's own proxy, and its response back. */
export function forward(
  incoming: IncomingMessage,
  response: ServerResponse,
  to: URL,
  proxy?: URL | undefined,
): void {
  const { url = '', method } = incoming
  const next = proxy ?? to
  const target = {
    host: next.hostname.replace(/^\[|\]$/g, ''),
    port: next.port || (next.protocol === 'https:' ? 443 : 80),
    method,
    path: proxy ? url : url.replace(/^https?:\/\/[^/?#]*/i, '') || '/',
    headers: [...endToEnd(incoming.rawHeaders), ...(proxy ? proxyAuthorization(proxy) : [])],
    setHost: false,
    agent: false as const,
  }
  const outgoing = next.protocol === 'https:' ? requestHttps(target) : requestHttp(target)
  outgoing.once('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, endToEnd(answer.rawHeaders))
    answer.pipe(response)
  })
  outgoing.once('error', (error) => {
    if (response.headersSent) return void response.destroy()
    const text = `mock-zoom can’t connect to ${next.host}: ${error.message}`
    response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`)
  })
  response.once('close', () => outgoing.destroy())
  incoming.pipe(outgoing)
}

/** Headers that are meant for one hop only are not forwarded (RFC 9110, 7.6.1). */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authorization',
  'te',
  'upgrade',
  'transfer-encoding',
])

function endToEnd(rawHeaders: readonly string[]): string[] {
  return rawHeaders.filter((_, index) => !hopByHop.has((rawHeaders[index - (index % 2)] ?? '').toLowerCase()))
}
