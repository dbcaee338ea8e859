import type { IncomingMessage, ServerResponse } from 'node:http'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { printable } from '../mock-zoom/domain/printable.ts'
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
  const fail = (error: unknown) => {
    if (response.headersSent) return void response.destroy()
    const text = cannotConnect(next.host, error)
    response.writeHead(502, 'Bad Gateway', { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`)
  }
  try {
    const outgoing = next.protocol === 'https:' ? requestHttps(target) : requestHttp(target)
    outgoing.on('error', fail)
    outgoing.once('response', (answer) => {
      try {
        response.writeHead(answer.statusCode ?? 502, answer.statusMessage, endToEnd(answer.rawHeaders))
        answer.once('error', () => response.destroy()).pipe(response)
      } catch (error) {
        // Node's parser lets through what its writer refuses: a status of 099, a control character.
        outgoing.destroy()
        fail(error)
      }
    })
    response.once('close', () => outgoing.destroy())
    incoming.pipe(outgoing)
  } catch (error) {
    fail(error)
  }
}

/** Why there is no response from the other server, as the body of a 502. */
export function cannotConnect(target: string, error: unknown): string {
  return `mock-zoom can’t connect to ${printable(target)}: ${error instanceof Error ? error.message : String(error)}`
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
