import { z } from 'zod'
import type { Finding } from '../journal/finding.ts'
import { afterNow } from './after-now.ts'
import { nothing, operation } from './operation.ts'

const sequenceNumber = z.int().min(1)

export const findingSchema = z
  .object({
    rule: z.string().describe('The rule that drew it from the journal.'),
    at: z.int().describe('The time, in milliseconds since 1970 by the mock’s clock.'),
    entry: sequenceNumber.describe('The seq of the journal entry that caused it.'),
    sentence: z.string().describe('What happened.'),
    inProduction: z.string().describe('Why it goes wrong in production.'),
    remedy: z.string().describe('How to fix it.'),
    evidence: z.array(sequenceNumber).describe('The seqs of the journal entries that prove it.'),
  })
  .meta({ id: 'Finding' })

const refusalCountSchema = z
  .object({
    reason: z.string().describe('The true reason.'),
    count: z.int().min(1).describe('How many requests.'),
  })
  .meta({ id: 'RefusalCount' })

export const findingOperations = {
  list: operation(
    {
      method: 'GET',
      path: '/__mock/findings',
      summary: 'What went wrong so far. Empty for a correct app.',
      ...afterNow,
      status: 200,
      answer: z.array(findingSchema),
      streams: findingSchema,
    },
    {
      given: nothing,
      run: ({ mock }) => mock.exchanges.findings(),
      follow({ mock: { exchanges } }, { query }, { all, item, emptied }) {
        const send = (finding: Finding) => item(finding.entry, finding)
        const sendAll = () => all(exchanges.findings().map((finding) => [finding.entry, finding]))
        if (query.after !== 'now') sendAll()
        const ends = [
          exchanges.onExchange(({ findings }) => findings.forEach(send)),
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
  refusals: operation(
    {
      method: 'GET',
      path: '/__mock/refusals',
      summary: 'The refused requests that no finding is about, counted by their true reason.',
      status: 200,
      answer: z.array(refusalCountSchema),
    },
    { given: nothing, run: ({ mock }) => mock.exchanges.refusals() },
  ),
}
