import type { Exchange, MockZoom } from '../mock-zoom/index.ts'
import { namesFrom } from '../mock-zoom/index.ts'
import { describeFinding } from './describe-finding.ts'
import { describeExchange } from './describe-request.ts'
import type { Terminal } from './terminal.ts'

/** How to point your own app at the mock: a block to copy. */
export async function describeEnvironment(zoom: MockZoom, terminal: Terminal): Promise<void> {
  const { clientId, clientSecret, redirectUris } = await zoom.apps.first()
  terminal.line()
  terminal.line('  Point your app here, instead of https://zoom.us and https://api.zoom.us:')
  terminal.line(`    ZOOM_BASE_URL=${zoom.url}`)
  terminal.line(`    ZOOM_CLIENT_ID=${clientId}`)
  terminal.line(`    ZOOM_CLIENT_SECRET=${clientSecret ?? ''}`)
  terminal.line(`  Its redirect URI can be any of: ${redirectUris.join('  ')}  (* is any port)`)
  terminal.line()
}

/** Prints each exchange as it ends, with its findings below it. Ends when the exchanges do. */
export async function showTraffic(
  exchanges: AsyncIterable<Exchange>,
  zoom: MockZoom,
  terminal: Terminal,
): Promise<void> {
  for await (const exchange of exchanges) {
    const names = namesFrom({ apps: await zoom.apps.list(), users: await zoom.users.list() })
    terminal.line(describeExchange(exchange, terminal, names))
    for (const finding of exchange.findings) terminal.line(describeFinding(finding, terminal))
  }
}
