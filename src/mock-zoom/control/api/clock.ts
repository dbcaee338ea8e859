import { z } from 'zod'
import { operation } from './operation.ts'

const part = z.number().min(0).max(1_000_000_000)

const timeSchema = z
  .object({
    kind: z.enum(['manual', 'real']).describe('Whether it stands still until advanced, or runs.'),
    now: z.int().describe('In milliseconds since 1970.'),
    iso: z.string().describe('The same, as people read it.'),
  })
  .meta({ id: 'Clock' })

export const clockOperations = {
  show: operation({
    method: 'GET',
    path: '/__mock/clock',
    summary: 'What time the mock thinks it is.',
    status: 200,
    answer: timeSchema,
  }),
  advance: operation({
    method: 'POST',
    path: '/__mock/clock',
    summary: 'Moves the clock forward by the sum of the parts.',
    body: z.strictObject({
      advance: z.strictObject({
        days: part.default(0),
        hours: part.default(0),
        minutes: part.default(0),
        seconds: part.default(0),
        milliseconds: part.default(0),
      }),
    }),
    status: 200,
    answer: timeSchema,
    refusals: { 400: 'It leads beyond the last moment that a date can name.' },
  }),
}
