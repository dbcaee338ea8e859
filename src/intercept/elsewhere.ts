import type { Socket } from 'node:net'
import { connect } from 'node:net'
import { SetupProblem } from '../mock-zoom/mock/problem.ts'
import { proxyAuthorization } from './proxy-authorization.ts'

/** Finds the proxy that the user has for a URL, as text; empty for none. */
export type ProxyFor = (url: string) => string

/** How to get to hosts that are not Zoom's. */
export interface Elsewhere {
  /** A connection to a host, or to the user's own proxy, which is asked for a tunnel. */
  tunnel(host: string, port: number): { readonly socket: Socket; readonly asks: string }
  /** The user's own proxy for a plain request, if there is one. */
  proxyFor(url: string): URL | undefined
}

/** Goes the way that the user goes without mock-zoom: straight, or through the proxy of the environment. */
export function elsewhere(findProxy: ProxyFor): Elsewhere {
  const proxyFor = (url: string) => readProxy(findProxy(url))
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

/** A SetupProblem for a proxy that can't be gone through, so that it is said at the start. */
export function readProxy(text: string): URL | undefined {
  if (text === '') return undefined
  const proxy = URL.canParse(text) ? new URL(text) : undefined
  if (proxy?.protocol === 'http:') return proxy
  throw new SetupProblem(
    `The environment names the proxy ${text.replace(/\/\/[^/]*@/, '//…@')}. mock-zoom can go through a proxy of http:// only. Unset it for this command, or use --offline.`,
  )
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
