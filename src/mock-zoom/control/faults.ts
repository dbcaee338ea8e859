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
    configured: z.boolean().describe('It stood in the options, and comes back at a reset.'),
  })
  .meta({ id: 'Fault' })

export const faultOperations = {
  list: operation(
    {
      method: 'GET',
      path,
      summary: 'The faults that wait for their requests. One that has met its last is gone from here.',
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
      summary: 'Has the next requests, or a share of them, meet a fault.',
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
