import type { Exchange, MockZoom, Names } from '../mock-zoom/index.ts'
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
  const namesIn = namesNow(zoom)
  for await (const exchange of exchanges) {
    terminal.line(describeExchange(exchange, terminal, await namesIn(exchange)))
    for (const finding of exchange.findings) terminal.line(describeFinding(finding, terminal, zoom.url))
  }
}

/** In milliseconds. Reading all names for each line takes longer than responding to its request. */
const namesAreTrueFor = 1_000

/** The names for an exchange, read again after a while, and when somebody appears who has none yet. */
function namesNow(zoom: MockZoom): (exchange: Exchange) => Promise<Names> {
  let names = namesFrom({})
  let readAt = Number.NEGATIVE_INFINITY
  return async ({ clientId, userId }) => {
    const isNew =
      (clientId !== null && names.app(clientId) === clientId) ||
      (userId !== null && names.user(userId) === userId)
    const now = performance.now()
    if (isNew || now - readAt > namesAreTrueFor) {
      names = namesFrom({ apps: await zoom.apps.list(), users: await zoom.users.list() })
      readAt = now
    }
    return names
  }
}
