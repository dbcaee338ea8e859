import { z } from 'zod'
import type { Duration } from '../domain/clock.ts'
import { endOfTime, toIsoTime, toMilliseconds } from '../domain/clock.ts'
import { MockZoomError } from '../domain/mock-zoom-error.ts'
import type { Mock } from '../mock/create.ts'
import { nothing, operation } from './operation.ts'

const part = z.number().min(0).max(1_000_000_000)

const timeSchema = z
  .object({
    kind: z.enum(['manual', 'real']).describe('Whether it stands still until advanced, or runs.'),
    now: z.int().describe('In milliseconds since 1970.'),
    iso: z.string().describe('The same, as people read it.'),
  })
  .meta({ id: 'Clock' })

/** In code, an hour less a second is fine; over HTTP, no part is negative unless the whole sum is. */
function inWholeParts(by: Duration): Duration {
  const sum = toMilliseconds(by)
  if (sum < 0 || !Object.values(by).some((part) => part < 0)) return by
  const day = 86_400_000
  return { days: Math.floor(sum / day), milliseconds: sum % day }
}

function readClock({ context: { clock } }: Mock): z.output<typeof timeSchema> {
  return { kind: clock.kind, now: clock.now(), iso: toIsoTime(clock.now()) }
}

export const clockOperations = {
  show: operation(
    {
      method: 'GET',
      path: '/__mock/clock',
      summary: 'What time the mock thinks it is.',
      status: 200,
      answer: timeSchema,
    },
    {
      given: nothing,
      run: ({ mock }) => readClock(mock),
    },
  ),
  advance: operation(
    {
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
      refusals: { 400: 'The result is later than the last moment that a date can name.' },
    },
    {
      given: (by: Duration) => ({ body: { advance: inWholeParts(by) } }),
      async run({ mock }, { body }) {
        const by = toMilliseconds(body.advance)
        if (mock.context.clock.now() + by > endOfTime) {
          throw new MockZoomError('advance: leads beyond the year 275760.', 'Advance by less, or reset.', 400)
        }
        await mock.advanceClock(by)
        return readClock(mock)
      },
    },
  ),
}
