import { z } from 'zod'
import type { FaultInput } from '../mock/fault-schema.ts'
import { faultSchema } from '../mock/fault-schema.ts'
import { nothing, operation } from './operation.ts'

const path = '/__mock/faults'

const activeFaultSchema = z
  .object({
    id: z.string(),
    ...faultSchema.shape,
    remaining: z.int().nullable().describe('How many more requests meet it; null for a share.'),
    injected: z.int().describe('How many requests have met it.'),
    configured: z.boolean().describe('It comes from the options, so a reset brings it back.'),
  })
  .meta({ id: 'Fault' })

export const faultOperations = {
  list: operation(
    {
      method: 'GET',
      path,
      summary:
        'The faults that are waiting for their requests. A fault that has met its last request is not listed.',
      status: 200,
      answer: z.array(activeFaultSchema),
    },
    {
      given: nothing,
      run: ({ mock }) => mock.faults.list(),
    },
  ),
  add: operation(
    {
      method: 'POST',
      path,
      summary: 'Adds a fault to the next requests, or to a share of them.',
      body: faultSchema,
      status: 201,
      answer: activeFaultSchema,
    },
    {
      given: (fault: FaultInput) => ({ body: fault }),
      run: ({ mock }, { body }) => mock.faults.add(body),
    },
  ),
  clear: operation(
    {
      method: 'DELETE',
      path,
      summary: 'Removes all faults, those of the options until the next reset.',
      status: 204,
    },
    {
      given: nothing,
      run: ({ mock }) => mock.faults.clear(),
    },
  ),
}
