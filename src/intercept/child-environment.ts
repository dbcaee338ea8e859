import { noProxy } from './no-proxy.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export interface Interception {
  /** The mock's base URL. */
  readonly mockUrl: string
  readonly zoomPort: number
  readonly proxyUrl: string
  readonly offline: boolean
  /** Variables that make clients trust the authority: see trust-files.ts. */
  readonly trust: Environment
}

/** What a command finds in its environment besides what it would find anyhow. */
export function childEnvironment(before: Environment, what: Interception): Environment {
  const except = noProxy(before.no_proxy || before.NO_PROXY || '')
  // Programs read them in either case; where they differ, the small letters win for most.
  const proxies = ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'].map((name) => [
    name,
    what.proxyUrl,
  ])
  return {
    ...before,
    ...what.trust,
    ...Object.fromEntries(proxies),
    no_proxy: except,
    NO_PROXY: except,
    NODE_OPTIONS: [before.NODE_OPTIONS, `--import=${preload}`].filter(Boolean).join(' '),
    MOCK_ZOOM_URL: what.mockUrl,
    MOCK_ZOOM_TLS_PORT: String(what.zoomPort),
    ...(what.offline && { MOCK_ZOOM_OFFLINE: '1' }),
  }
}

const preload = new URL('./preload.js', import.meta.url).href
