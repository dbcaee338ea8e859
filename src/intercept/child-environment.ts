import type { Environment } from './environment.ts'
import { javaToolOptions } from './java-settings.ts'
import { noProxy } from './no-proxy.ts'
import type { TrustFiles } from './trust-files.ts'

export interface Interception {
  /** The mock's base URL. */
  readonly mockUrl: string
  readonly zoomPort: number
  readonly proxyUrl: string
  /** For Java, which has no setting for the password of a proxy. */
  readonly openProxyUrl: string
  readonly offline: boolean
  readonly trust: TrustFiles
  /** Java's file of trusted certificates, if Java is installed. */
  readonly javaTrustStore: string | undefined
  /** Where a Node process tells that it has sent a browser to Zoom. */
  readonly sentToZoomUrl: string
}

/** The environment variables that are added for a command. */
export function childEnvironment(before: Environment, what: Interception): Environment {
  const { trust, javaTrustStore: store } = what
  // With --offline no entry of outside counts: what it names would go out.
  const except = noProxy(what.offline ? '' : before.no_proxy || before.NO_PROXY || '')
  // Programs read both spellings. If they differ, lower case wins in most programs.
  const names = ['http_proxy', 'https_proxy', ...(what.offline ? ['all_proxy'] : [])]
  const proxies = names.flatMap((name) => [name, name.toUpperCase()]).map((name) => [name, what.proxyUrl])
  return {
    ...before,
    ...trust.variables,
    ...Object.fromEntries(proxies),
    no_proxy: except,
    NO_PROXY: except,
    NODE_OPTIONS: [before.NODE_OPTIONS, `--import=${preload}`].filter(Boolean).join(' '),
    ...(store && {
      JAVA_TOOL_OPTIONS: javaToolOptions(before.JAVA_TOOL_OPTIONS, store, new URL(what.openProxyUrl), except),
    }),
    MOCK_ZOOM_URL: what.mockUrl,
    MOCK_ZOOM_TLS_PORT: String(what.zoomPort),
    MOCK_ZOOM_CERTIFICATE: trust.certificate,
    MOCK_ZOOM_SENT_TO_ZOOM: what.sentToZoomUrl,
    ...(what.offline && { MOCK_ZOOM_OFFLINE: '1' }),
  }
}

const preload = new URL('./preload.js', import.meta.url).href
