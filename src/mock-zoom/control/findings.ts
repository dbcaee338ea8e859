import { z } from 'zod'
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

export const findingOperations = {
  list: operation(
    {
      method: 'GET',
      path: '/__mock/findings',
      summary: 'What went wrong so far. Empty for a correct app.',
      status: 200,
      answer: z.array(findingSchema),
    },
    {
      given: nothing,
      run: ({ mock }) => mock.exchanges.findings(),
    },
  ),
}
