import { z } from 'zod'
import type { JournalEntry, JournalEvent } from '../journal/events.ts'
import type { Exchange } from '../journal/exchange.ts'
import type { JournalFilter } from '../mock/mock-zoom.ts'
import type { Journal } from '../storage/journal.ts'
import { afterNow } from './after-now.ts'
import { findingSchema } from './findings.ts'
import { nothing, operation } from './operation.ts'

/** Only the keys that all entries have are here: docs/journal.md lists each type and its keys. */
const entrySchema = z
  .looseObject({
    seq: z.int().min(1),
    at: z.int().describe('The time, in milliseconds since 1970 by the mock’s clock.'),
    requestId: z.string().nullable().describe('The request it belongs to; null if no request caused it.'),
    type: z.string().describe('What happened, such as code.issued; the other keys depend on it.'),
  })
  // The other keys are those of the type, as the mock's own journal has them.
  .meta({ id: 'JournalEntry' }) as unknown as z.ZodType<JournalEntry>

const exchangeSchema = z
  .object({
    id: z.int().min(1).describe('The seq of its first entry.'),
    at: z.int().describe('When it began, in milliseconds since 1970 by the mock’s clock.'),
    requestId: z.string().nullable().describe('null if no request caused it.'),
    request: entrySchema.nullable().describe('The request with its response.'),
    entries: z.array(entrySchema).describe('Everything that the journal says about it, oldest first.'),
    clientId: z.string().nullable().describe('The app behind it.'),
    userId: z.string().nullable().describe('The Zoom user behind it.'),
    codes: z.array(z.string()).describe('The codes that it is about, shortened.'),
    findings: z.array(findingSchema),
  })
  // The same as for entries, because an exchange contains them.
  .meta({ id: 'Exchange' }) as unknown as z.ZodType<Exchange>

const sequenceNumber = z.coerce.number<string | number | undefined>().int().min(0).optional()

const badQuery = {
  problem: 'after must be a sequence number.',
  remedy: 'Send the seq of the last entry that you have.',
}

export const journalOperations = {
  list: operation(
    {
      method: 'GET',
      path: '/__mock/journal',
      summary: 'Everything that happened, oldest first.',
      query: z.object({
        after: z
          .union([z.literal('now'), sequenceNumber])
          .optional()
          .describe('Only entries with a larger seq; now for a stream of new ones only.'),
        type: z
          .string()
          .optional()
          .describe('Only entries of this type. A type that never occurred matches nothing.'),
        limit: z.coerce
          .number<string | number | undefined>()
          .int()
          .min(0)
          .optional()
          .describe('At most this many.'),
      }),
      headers: z.object({
        'last-event-id': sequenceNumber.describe(
          'Takes precedence over after; browsers send it when they reconnect.',
        ),
      }),
      badQuery,
      status: 200,
      answer: z.array(entrySchema),
      streams: entrySchema,
    },
    {
      given: (filter?: JournalFilter) => ({ query: { ...filter } }),
      run({ mock }, { query: { after, type, limit }, headers }) {
        if (after === 'now') return []
        return mock.context.storage.journal.list({
          after: headers?.['last-event-id'] ?? after ?? 0,
          type: asType(type),
          limit,
        })
      },
      follow({ mock }, { query, headers }, { all, item, emptied }) {
        const { journal } = mock.context.storage
        const type = asType(query.type)
        const after = headers?.['last-event-id'] ?? query.after ?? 0
        const send = (entry: JournalEntry) => {
          if (type === undefined || entry.type === type) item(entry.seq, entry)
        }
        // After a snapshot was loaded, its entries are what there is.
        const restart = () => {
          emptied()
          all(inPages(journal, 0, type))
        }
        if (after !== 'now') all(inPages(journal, after, type))
        const ends = [journal.onAppend(send), journal.onEmptied(restart)]
        return () => {
          for (const end of ends) end()
        }
      },
    },
  ),
  exchanges: operation(
    {
      method: 'GET',
      path: '/__mock/exchanges',
      summary: 'Every request with its response, everything that it caused, and its findings.',
      ...afterNow,
      status: 200,
      answer: z.array(exchangeSchema),
      streams: exchangeSchema,
    },
    {
      given: nothing,
      run: ({ mock }) => mock.exchanges.list(),
      follow({ mock: { exchanges } }, { query }, { all, item, emptied }) {
        const send = (exchange: Exchange) => item(exchange.id, exchange)
        const sendAll = () => all(exchanges.ended().map((exchange) => [exchange.id, exchange]))
        if (query.after !== 'now') sendAll()
        const ends = [
          exchanges.onExchange(send),
          exchanges.onEmptied(() => {
            emptied()
            sendAll()
          }),
        ]
        return () => {
          for (const end of ends) end()
        }
      },
    },
  ),
}

const pageOfEntries = 200

/** The entries that exist now, read as they are needed. */
function* inPages(
  journal: Pick<Journal, 'list' | 'lastSeq'>,
  after: number,
  type: JournalEvent['type'] | undefined,
): Generator<readonly [number, JournalEntry]> {
  const last = journal.lastSeq()
  for (let from = after; ; ) {
    const page = journal.list({ after: from, type, limit: pageOfEntries })
    for (const entry of page) {
      if (entry.seq > last) return
      yield [entry.seq, entry]
      from = entry.seq
    }
    if (page.length < pageOfEntries) return
  }
}

/** Any text: a type that never occurred matches nothing. */
function asType(type: string | undefined): JournalEvent['type'] | undefined {
  return type as JournalEvent['type'] | undefined
}
