import { type Arrow, type Drawing, drawingOf } from '../diagram/draw-message.ts'
import type { Exchange, MockZoom, Names, Party } from '../mock-zoom/index.ts'
import { describeEvidence, describeRequest, describeResponse } from '../mock-zoom/index.ts'
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
  /** What the inspector writes on the arrow. */
  readonly label: string
  readonly kind: Arrow['kind']
  readonly outcome: Drawing['outcome']
  /** The true reason for a "no". */
  readonly reason?: string
  /** What else came of it, apart from the response. */
  readonly effects: readonly string[]
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
  const add = (from: Party, to: Party, kind: Arrow['kind'], text: string, label = text) =>
    happened.push({ from, to, text, notes: [], label, kind, outcome: 'plain', effects: [] })
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
      sends: (event) => add('zoom', 'app', 'request', `the contract’s webhook ${describeSent(event)}`),
      gets: (status) => add('app', 'zoom', 'answer', `${status}`),
    },
    watchFor(person) {
      const partyAt = (url: URL): Party => (isSameServer(url, zoomUrl) ? 'zoom' : 'app')
      return {
        asks({ method, url }) {
          const asked = (at: string) => `${person}: ${method} ${at}`
          add('browser', partyAt(url), 'request', asked(shorten(url)), asked(label(url)))
        },
        gets({ url, status, location }) {
          const got = (at: (to: URL) => string) =>
            `${status}${location === null ? '' : `, to ${at(location)}`}`
          add(partyAt(url), 'browser', 'answer', got(shorten), got(label))
        },
      }
    },
  }
}

/** What goes between app and Zoom. The browser records its own requests. */
function toldBy(exchange: Exchange, names: Names): Message[] {
  const drawing = drawingOf(exchange)
  const [ask, answer] = drawing?.arrows ?? []
  if (drawing === undefined || ask === undefined || answer === undefined || ask.from === 'browser') return []
  const { request, entries } = exchange
  const body = request && request.requestBody !== '' ? `  ${shortenParameters(request.requestBody)}` : ''
  const asked = request ? `${request.method} ${request.path}${body}` : `webhook ${describeRequest(exchange)}`
  const notes = request
    ? entries.filter((entry) => entry !== request).map((entry) => describeEvidence(entry, names))
    : []
  const { outcome, effects } = drawing
  return [
    { ...wayOfArrow(ask), text: asked, notes: [], label: ask.text, outcome: 'plain', effects: [] },
    {
      ...wayOfArrow(answer),
      text: describeResponse(exchange),
      notes,
      label: answer.text,
      outcome,
      ...(answer.reason !== undefined && { reason: answer.reason }),
      effects,
    },
  ]
}

function wayOfArrow({ from, to, kind }: Arrow) {
  return { from, to, kind }
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

/** A URL for people: where, and what tells one callback from another. */
function label({ pathname, searchParams }: URL): string {
  const telling = ['code', 'state', 'error'].flatMap((name) => {
    const value = searchParams.get(name)
    return value === null ? [] : [`${name}=${shortenValue(name, value)}`]
  })
  return `${pathname}${telling.length === 0 ? '' : `?${telling.join('&')}`}`
}

/** Enough of each value to see whether two are the same, and too little to use it. */
function shortenParameters(text: string): string {
  if (!/^[^{\s]*=/.test(text)) return text.length > 200 ? `${text.slice(0, 200)}…` : text
  return [...new URLSearchParams(text)]
    .map(([name, value]) => `${name}=${shortenValue(name, value)}`)
    .join('&')
    .slice(0, 600)
}

/** Codes as the journal shortens them. */
function shortenValue(name: string, value: string): string {
  const limit = name === 'code' || name === 'state' ? 10 : 40
  return value.length > limit ? `${value.slice(0, limit).replace(/…$/, '')}…` : value
}
