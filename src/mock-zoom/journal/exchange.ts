import type { EntryOf, JournalEntry } from './events.ts'
import type { Finding } from './finding.ts'
import { createWhoIsWho } from './who.ts'

/**
 * One request, its response, and everything that happened because of it. Things that no request caused are exchanges too:
 * an install from the Marketplace, an uninstall, an attempt to deliver a webhook with its result, advancing the clock.
 */
export interface Exchange {
  /** The seq of its first entry: stable as the journal grows. */
  readonly id: number
  /** The time when it began, in milliseconds since 1970 by the mock's clock. */
  readonly at: number
  /** Null if no request caused it. */
  readonly requestId: string | null
  /** The request with its response, secrets shortened; null if there was none. */
  readonly request: EntryOf<'request.answered'> | null
  /** Everything that the journal says about it, oldest first; the request comes last. */
  readonly entries: readonly JournalEntry[]
  /** The OAuth app behind it; null if the journal doesn't say. */
  readonly clientId: string | null
  /** The Zoom user behind it, even if only an earlier code or grant says who that is. */
  readonly userId: string | null
  /** The codes that it is about, shortened. */
  readonly codes: readonly string[]
  /** What went wrong; empty if nothing did. */
  readonly findings: readonly Finding[]
}

/** Joins entries to exchanges as they come. The exchanges have no findings yet. */
export interface ExchangeReader {
  /** Takes the next entry. Returns the exchange that ends with it. */
  read(entry: JournalEntry): Exchange | undefined
  /** Ends a request that is not recorded itself, such as an install. Returns its exchange, if anything happened. */
  end(requestId: string): Exchange | undefined
  /** The ids of the exchanges that have begun, and not ended. */
  openIds(): ReadonlySet<number>
  /** Lets go of what only these entries said; the journal no longer has them. */
  forget(entries: readonly JournalEntry[]): void
  /** Ends everything that has not ended: requests without their response, webhooks under way. */
  finish(): Exchange[]
}

/** The only place where entries become exchanges. */
export function createExchangeReader(): ExchangeReader {
  const open = new Map<string, JournalEntry[]>()
  const whoIsWho = createWhoIsWho()

  const take = (key: string): Exchange | undefined => {
    const entries = open.get(key)
    open.delete(key)
    return entries && toExchange(entries)
  }
  const toExchange = (entries: readonly JournalEntry[]): Exchange | undefined => {
    const [first] = entries
    if (!first) return undefined
    const { seq: id, at, requestId } = first
    const request = entries.find((entry) => entry.type === 'request.answered') ?? null
    return { id, at, requestId, request, entries, ...whoIsWho.behind(entries), findings: [] }
  }

  return {
    read(entry) {
      whoIsWho.learn(entry)
      const key = keyOf(entry)
      if (key === undefined) return toExchange([entry])
      const entries = open.get(key)
      if (entries) entries.push(entry)
      else open.set(key, [entry])
      return isLast(entry) ? take(key) : undefined
    },
    end: take,
    openIds: () => new Set([...open.values()].flatMap(([first]) => (first ? [first.seq] : []))),
    forget: whoIsWho.forget,
    finish: () => [...open.keys()].flatMap((key) => take(key) ?? []),
  }
}

/**
 * The exchanges of a whole journal with its findings, in the order in which they began, including those that have not
 * ended.
 */
export function readExchanges(entries: readonly JournalEntry[], found: readonly Finding[] = []): Exchange[] {
  const reader = createExchangeReader()
  const exchanges: Exchange[] = []
  for (const entry of entries) {
    const ended = reader.read(entry)
    if (ended) exchanges.push(ended)
  }
  exchanges.push(...reader.finish())
  const byEntry = new Map<number, Finding[]>()
  for (const finding of found) byEntry.set(finding.entry, [...(byEntry.get(finding.entry) ?? []), finding])
  return exchanges
    .map((exchange) => ({
      ...exchange,
      findings: byEntry.size === 0 ? [] : exchange.entries.flatMap(({ seq }) => byEntry.get(seq) ?? []),
    }))
    .toSorted((a, b) => a.id - b.id)
}

/** What holds entries together: their request, or an attempt to deliver a webhook. */
function keyOf(entry: JournalEntry): string | undefined {
  if ('deliveryId' in entry && 'attempt' in entry) return `${entry.deliveryId} ${entry.attempt}`
  return entry.requestId ?? undefined
}

function isLast(entry: JournalEntry): boolean {
  switch (entry.type) {
    case 'request.answered':
    case 'webhook.acknowledged':
    case 'webhook.dropped':
      return true
    case 'webhook.failed':
      // The last attempt is followed by the end of the delivery.
      return entry.nextAt !== null
    default:
      return false
  }
}
