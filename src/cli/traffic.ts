import type { MockZoom } from '../mock-zoom/index.ts'
import { describeFinding } from './describe-finding.ts'
import { describeExchange } from './describe-request.ts'
import type { Terminal } from './terminal.ts'

/** How to point one's own app at the mock: a block to copy. */
export function describeEnvironment(zoom: MockZoom, terminal: Terminal): void {
  terminal.line()
  terminal.line('  Point your app here, in place of https://zoom.us and https://api.zoom.us:')
  terminal.line(`    ZOOM_BASE_URL=${zoom.url}`)
  terminal.line(`    ZOOM_CLIENT_ID=${zoom.app.clientId}`)
  terminal.line(`    ZOOM_CLIENT_SECRET=${zoom.app.clientSecret ?? ''}`)
  terminal.line(`  Its redirect URI can be any of: ${zoom.app.redirectUris.join('  ')}  (* is any port)`)
  terminal.line()
}

/** Prints each request, and below it what it gives cause to say. */
export function showTraffic(zoom: MockZoom, terminal: Terminal): void {
  const names = {
    app: (id: string) => zoom.apps.find(({ clientId }) => clientId === id)?.name ?? id,
    user: (id: string) => zoom.users.find((user) => user.id === id)?.email ?? id,
  }
  zoom.journal.onExchange((exchange) => {
    terminal.line(describeExchange(exchange, terminal, names))
    for (const finding of exchange.findings) terminal.line(describeFinding(finding, terminal))
  })
}
