import type { Socket } from 'node:net'
import { connect } from 'node:net'
import { MockZoomError } from '../mock-zoom/domain/mock-zoom-error.ts'
import { proxyAuthorization } from './proxy-authorization.ts'

/** The user's proxy for a URL, as text; empty if there is none. */
export type ProxyFor = (url: string) => string

/** How to reach hosts that aren't Zoom's. */
export interface Upstream {
  /** A connection to a host, directly or through a tunnel of the user's own proxy. */
  tunnel(host: string, port: number): { readonly socket: Socket; readonly asks: string }
  /** The user's own proxy for a plain request, if there is one. */
  proxyFor(url: string): URL | undefined
}

/**
 * Connects as the user would without mock-zoom: directly, or through the proxy of the environment. Its password is lent only
 * to clients that have shown who they are.
 */
export function findUpstream(
  findProxy: ProxyFor,
  { lendsPassword }: { readonly lendsPassword: boolean },
): Upstream {
  const proxyFor = (url: string) => {
    const proxy = readProxy(findProxy(url))
    if (proxy && !lendsPassword) [proxy.username, proxy.password] = ['', '']
    return proxy
  }
  return {
    proxyFor,
    tunnel(host, port) {
      const proxy = proxyFor(`https://${bracketed(host)}:${port}`)
      if (!proxy) return { socket: connect(port, host), asks: '' }
      const target = `${bracketed(host)}:${port}`
      const lines = [`CONNECT ${target} HTTP/1.1`, `Host: ${target}`]
      const credentials = proxyAuthorization(proxy)
      if (credentials.length > 0) lines.push(credentials.join(': '))
      return {
        socket: connect(Number(proxy.port || 80), proxy.hostname),
        asks: `${lines.join('\r\n')}\r\n\r\n`,
      }
    },
  }
}

/** Throws a MockZoomError for a proxy that can't be used, so that it is reported at the start. */
export function readProxy(text: string): URL | undefined {
  if (text === '') return undefined
  const proxy = URL.canParse(text) ? new URL(text) : undefined
  if (proxy?.protocol === 'http:') return proxy
  throw new MockZoomError(
    `The environment names the proxy ${text.replace(/\/\/[^/]*@/, '//…@')}. mock-zoom supports http:// proxies only. Unset it for this command, or use --offline.`,
  )
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
