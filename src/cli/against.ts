import { MockZoomError } from '../mock-zoom/index.ts'
import type { ProviderHosts } from '../provider-contracts/index.ts'

/** Zoom's API has a host of its own; any other server is asked for both. */
const apiHosts: Readonly<Record<string, string>> = {
  'https://zoom.us': 'https://api.zoom.us',
  'https://zoomgov.com': 'https://api.zoomgov.com',
}

/** What --against names. Credentials go there: so only https, or this machine itself. */
export interface Against {
  readonly hosts: ProviderHosts
  readonly isThisMachine: boolean
}

/** Reads --against. Throws a MockZoomError for any address that credentials should not be sent to. */
export function readAgainst(text: string): Against {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isThisMachine = url !== undefined && /^(127(\.\d+){3}|\[::1\]|localhost)$/.test(url.hostname)
  const isAllowed = url?.protocol === 'https:' || (url?.protocol === 'http:' && isThisMachine)
  if (url === undefined || !isAllowed) {
    throw new MockZoomError(
      `--against ${shown(text)}: expected https://zoom.us, another https URL, or http on this machine, such as http://127.0.0.1:9666. Credentials are sent there.`,
    )
  }
  if (url.href !== `${url.origin}/`) {
    throw new MockZoomError(
      `--against ${shown(text)}: expected only an origin, such as ${url.origin}, without a user name, a path or a query.`,
    )
  }
  return { hosts: { zoomUrl: url.origin, apiUrl: apiHosts[url.origin] ?? url.origin }, isThisMachine }
}

/** A URL may hold a password. */
function shown(text: string): string {
  return text.replace(/\/\/[^/]*@/, '//…@').slice(0, 200)
}
