import type { EntryOf, JournalEntry } from './events.ts'
import type { Finding } from './finding.ts'
import { createWhoIsWho } from './who.ts'

/**
 * One request, its response, and everything that happened because of it. What no request caused is an exchange too: an
 * install from the Marketplace, an uninstall, an attempt to deliver a webhook with what came of it, the clock that was
 * advanced.
 */
export interface Exchange {
  /** The seq of its first entry: stable as the journal grows. */
  readonly id: number
  /** When it began, in milliseconds since 1970 by the mock's clock. */
  readonly at: number
  /** Null where no request caused it. */
  readonly requestId: string | null
  /** The request with its response, secrets shortened; null for what happened without one. */
  readonly request: EntryOf<'request.answered'> | null
  /** Everything that the journal says of it, the oldest first; the request comes last. */
  readonly entries: readonly JournalEntry[]
  /** The OAuth app behind it, as far as the journal tells. */
  readonly clientId: string | null
  /** The Zoom user behind it, also where only an earlier code or grant tells. */
  readonly userId: string | null
  /** The codes that it is about, shortened. */
  readonly codes: readonly string[]
  /** What it gives cause to say; empty where nothing went wrong. */
  readonly findings: readonly Finding[]
}

/** Puts entries together as they come. What it gives back has no findings yet. */
export interface ExchangeReader {
  /** Takes the next entry. Returns the exchange that ends with it. */
  read(entry: JournalEntry): Exchange | undefined
  /** Ends a request that is not recorded itself, such as an install. Returns its exchange, if anything happened. */
  end(requestId: string): Exchange | undefined
  /** The ids of the exchanges that have begun, and not ended. */
  openIds(): ReadonlySet<number>
  /** Ends what has not ended: requests without their response, webhooks under way. */
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
    finish: () => [...open.keys()].flatMap((key) => take(key) ?? []),
  }
}

/**
 * The exchanges of a whole journal with what was found in it, in the order in which they began; those that have not ended
 * are among them.
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
