import { z } from 'zod'
import type { JournalEntry } from '../../journal/events.ts'
import { operation } from './operation.ts'

/** Only what all entries have is spelled out: journal/events.ts lists each type and its keys. */
const entrySchema = z
  .looseObject({
    seq: z.int().min(1),
    at: z.int().describe('When, in milliseconds since 1970 by the mock’s clock.'),
    requestId: z.string().nullable().describe('The request it belongs to; null for what no request caused.'),
    type: z.string().describe('What happened, such as code.issued; the other keys depend on it.'),
  })
  // The other keys are those of the type, as the mock's own journal has them.
  .meta({ id: 'JournalEntry' }) as unknown as z.ZodType<JournalEntry>

const sequenceNumber = z.coerce.number<string | number | undefined>().int().min(0).optional()

export const journalOperations = {
  list: operation({
    method: 'GET',
    path: '/__mock/journal',
    summary: 'All that happened, oldest first.',
    query: z.object({
      after: sequenceNumber.describe('Only entries with a larger seq.'),
      type: z
        .string()
        .optional()
        .describe('Only entries of this type. One that never happened matches nothing.'),
    }),
    headers: z.object({
      'last-event-id': sequenceNumber.describe('Goes before after; browsers send it when they reconnect.'),
    }),
    badQuery: {
      problem: 'after must be a sequence number.',
      remedy: 'Take the seq of the last entry that you have.',
    },
    status: 200,
    answer: z.array(entrySchema),
    streams: entrySchema,
  }),
}
