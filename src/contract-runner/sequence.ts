import type { Exchange, MockZoom, Names, Party } from '../mock-zoom/index.ts'
import { describeEvidence, describeRequest, describeResponse, wayOf } from '../mock-zoom/index.ts'
import { namesOf } from './evidence.ts'
import type { BrowserWatch } from './user-agent.ts'
import { isSameServer } from './web-address.ts'
import type { SentEvent, WebhookWatch } from './webhook-sender.ts'

/** One arrow between browser, app and Zoom. */
export interface Message {
  readonly from: Party
  readonly to: Party
  /** Codes and tokens are shortened. */
  readonly text: string
  /** What Zoom thought of it, from the journal: the true reasons. */
  readonly notes: readonly string[]
}

/** Records who sent what to whom while a contract runs, in order. */
export interface Sequence {
  /** Records what one person's browser sends and gets. */
  watchFor(person: string): BrowserWatch
  /** Records the events that the contract sends itself, which Zoom knows nothing about. */
  readonly watchWebhooks: WebhookWatch
  /** Reads what is left, and returns everything that was recorded. */
  end(): Promise<readonly Message[]>
}

const messageLimit = 500

export async function watchSequence(zoom: MockZoom): Promise<Sequence> {
  const happened: (Message | Exchange)[] = []
  const zoomUrl = new URL(zoom.url)
  const add = (from: Party, to: Party, text: string) => happened.push({ from, to, text, notes: [] })
  const before = new Set((await zoom.journal.exchanges()).map(({ id }) => id))
  const leaving = new AbortController()
  const listening = (async () => {
    for await (const exchange of zoom.journal.follow({ after: 'now', signal: leaving.signal }))
      happened.push(exchange)
  })()
  return {
    async end() {
      leaving.abort()
      await listening
      // Wait for what is still under way: a verdict rests on everything that Zoom saw.
      const heard = new Set(happened.flatMap((one) => ('id' in one ? [one.id] : [])))
      const unheard = (await zoom.journal.exchanges()).filter(({ id }) => !before.has(id) && !heard.has(id))
      const names = await namesOf(zoom)
      return [...happened, ...unheard]
        .flatMap((one) => ('id' in one ? toldBy(one, names) : [one]))
        .slice(0, messageLimit)
    },
    watchWebhooks: {
      sends: (event) => add('zoom', 'app', `the contract’s webhook ${describeSent(event)}`),
      gets: (status) => add('app', 'zoom', `${status}`),
    },
    watchFor(person) {
      const partyAt = (url: URL): Party => (isSameServer(url, zoomUrl) ? 'zoom' : 'app')
      return {
        asks: ({ method, url }) => add('browser', partyAt(url), `${person}: ${method} ${shorten(url)}`),
        gets: ({ url, status, location }) =>
          add(partyAt(url), 'browser', `${status}${location === null ? '' : `, to ${shorten(location)}`}`),
      }
    },
  }
}

/** What goes between app and Zoom. The browser records its own requests. */
function toldBy(exchange: Exchange, names: Names): Message[] {
  const way = wayOf(exchange)
  if (!way || way.from === 'browser') return []
  const { request, entries } = exchange
  const body = request && request.requestBody !== '' ? `  ${shortenParameters(request.requestBody)}` : ''
  const asked = request ? `${request.method} ${request.path}${body}` : `webhook ${describeRequest(exchange)}`
  const notes = request
    ? entries.filter((entry) => entry !== request).map((entry) => describeEvidence(entry, names))
    : []
  return [
    { from: way.from, to: way.to, text: asked, notes: [] },
    { from: way.to, to: way.from, text: describeResponse(exchange), notes },
  ]
}

/** The event's name, and what is unusual about its signature. */
function describeSent({ body, age = 0, secret, signedBody }: SentEvent): string {
  const name = /"event"\s*:\s*"([^"]*)"/.exec(body)?.[1] ?? 'without a name'
  if (secret === null) return `${name}, not signed`
  if (secret !== undefined) return `${name}, signed with another secret`
  if (signedBody !== undefined && signedBody !== body) return `${name}, signed for another body`
  return age === 0 ? name : `${name}, signed ${age} s ago`
}

function shorten(url: URL): string {
  return `${url.origin}${url.pathname}${url.search === '' ? '' : `?${shortenParameters(url.search.slice(1))}`}`
}

/** Enough of each value to see whether two are the same. */
function shortenParameters(text: string): string {
  if (!/^[^{\s]*=/.test(text)) return text.length > 200 ? `${text.slice(0, 200)}…` : text
  return [...new URLSearchParams(text)]
    .map(([name, value]) => `${name}=${value.length > 40 ? `${value.slice(0, 12)}…` : value}`)
    .join('&')
    .slice(0, 600)
}
