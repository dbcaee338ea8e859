import type { Environment } from './environment.ts'
import { javaToolOptions } from './java-settings.ts'
import { noProxy } from './no-proxy.ts'
import type { TrustFiles } from './trust-files.ts'

export interface Interception {
  /** The mock's base URL. */
  readonly mockUrl: string
  readonly zoomPort: number
  readonly proxyUrl: string
  readonly offline: boolean
  readonly trust: TrustFiles
  /** Java's file of certificates to trust, if there is a Java. */
  readonly javaTrustStore: string | undefined
}

/** What a command finds in its environment besides what it would find anyhow. */
export function childEnvironment(before: Environment, what: Interception): Environment {
  const { trust, javaTrustStore: store } = what
  const except = noProxy(before.no_proxy || before.NO_PROXY || '')
  // Programs read them in either case; where they differ, the small letters win for most.
  const proxies = ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'].map((name) => [
    name,
    what.proxyUrl,
  ])
  return {
    ...before,
    ...trust.variables,
    ...Object.fromEntries(proxies),
    no_proxy: except,
    NO_PROXY: except,
    NODE_OPTIONS: [before.NODE_OPTIONS, `--import=${preload}`].filter(Boolean).join(' '),
    ...(store && {
      JAVA_TOOL_OPTIONS: javaToolOptions(before.JAVA_TOOL_OPTIONS, store, new URL(what.proxyUrl), except),
    }),
    MOCK_ZOOM_URL: what.mockUrl,
    MOCK_ZOOM_TLS_PORT: String(what.zoomPort),
    MOCK_ZOOM_CERTIFICATE: trust.certificate,
    ...(what.offline && { MOCK_ZOOM_OFFLINE: '1' }),
  }
}

const preload = new URL('./preload.js', import.meta.url).href
