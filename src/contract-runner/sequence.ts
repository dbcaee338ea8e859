import type { JournalEntry, MockZoom } from '../mock-zoom/index.ts'
import { describeEntry, emailsOf } from './evidence.ts'
import type { BrowserWatch } from './user-agent.ts'
import { isSameServer } from './web-address.ts'
import type { SentEvent, WebhookWatch } from './webhook-sender.ts'

export type Party = 'browser' | 'app' | 'zoom'

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
  /** Listens to what one person's browser sends and gets. */
  watchFor(person: string): BrowserWatch
  /** Listens to the events that the contract sends itself, which Zoom knows nothing about. */
  readonly watchWebhooks: WebhookWatch
  /** Hears what is left, and answers everything that was written down. */
  end(): Promise<readonly Message[]>
}

const messageLimit = 500

export async function watchSequence(zoom: MockZoom): Promise<Sequence> {
  const messages: Message[] = []
  const notes = new Map<string, string[]>()
  const zoomUrl = new URL(zoom.url)
  const add = (from: Party, to: Party, text: string, why: readonly string[] = []) => {
    if (messages.length < messageLimit) messages.push({ from, to, text, notes: why })
  }
  const emails = await emailsOf(zoom)
  let heard = (await zoom.journal.list()).at(-1)?.seq ?? 0
  const hear = (entry: JournalEntry) => {
    heard = entry.seq
    const told = toldBy(entry, (requestId) => notes.get(requestId) ?? [])
    if (told !== undefined) for (const { from, to, text, notes: why } of told) add(from, to, text, why)
    else if (entry.requestId !== null) {
      notes.set(entry.requestId, [...(notes.get(entry.requestId) ?? []), describeEntry(entry, emails)])
    }
  }
  const leaving = new AbortController()
  const listening = (async () => {
    for await (const entry of zoom.journal.followEntries({ after: heard, signal: leaving.signal }))
      hear(entry)
  })()
  return {
    async end() {
      leaving.abort()
      await listening
      // Whatever was under way to us: a verdict rests on everything that Zoom saw.
      for (const entry of await zoom.journal.list({ after: heard })) hear(entry)
      return messages
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

/**
 * The messages between app and Zoom; undefined for entries that only explain them. The browser's own requests are recorded
 * separately.
 */
function toldBy(entry: JournalEntry, notesOf: (requestId: string) => string[]): Message[] | undefined {
  switch (entry.type) {
    case 'request.answered': {
      if (entry.route === 'authorize' || entry.route === 'page') return []
      const body = entry.requestBody === '' ? '' : `  ${shortenParameters(entry.requestBody)}`
      const asked = `${entry.method} ${entry.path}${body}`
      return [
        { from: 'app', to: 'zoom', text: asked, notes: [] },
        { from: 'zoom', to: 'app', text: `${entry.status}`, notes: notesOf(entry.requestId ?? '') },
      ]
    }
    case 'webhook.sent':
      return [
        { from: 'zoom', to: 'app', text: `webhook ${entry.event}, attempt ${entry.attempt}`, notes: [] },
      ]
    case 'webhook.acknowledged':
      return [{ from: 'app', to: 'zoom', text: `${entry.status}`, notes: [] }]
    case 'webhook.failed':
      return [{ from: 'app', to: 'zoom', text: `no response: ${entry.failure}`, notes: [] }]
    default:
      return undefined
  }
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
