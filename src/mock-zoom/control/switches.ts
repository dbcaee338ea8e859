import { z } from 'zod'
import type { Switches, SwitchesInput } from '../zoom/profiles.ts'
import { switchesSchema, switchTable } from '../zoom/profiles.ts'
import { nothing, operation } from './operation.ts'

/** Every switch with its setting. */
const settingsSchema = z
  .object(
    Object.fromEntries(
      Object.entries(switchTable).map(([name, row]) => [name, row.values.describe(row.about)]),
    ),
  )
  // Built from the table, which no type can follow.
  .meta({ id: 'Switches' }) as unknown as z.ZodType<Switches>

export const switchOperations = {
  show: operation(
    {
      method: 'GET',
      path: '/__mock/switches',
      summary: 'How Zoom behaves now.',
      status: 200,
      answer: settingsSchema,
    },
    {
      given: nothing,
      run: ({ mock }) => mock.context.switches,
    },
  ),
  set: operation(
    {
      method: 'PATCH',
      path: '/__mock/switches',
      summary: 'Changes single behaviours until the next reset.',
      body: switchesSchema,
      status: 200,
      answer: settingsSchema,
    },
    {
      given: (changes: SwitchesInput) => ({ body: changes }),
      run({ mock }, { body }) {
        mock.setSwitches(body)
        return mock.context.switches
      },
    },
  ),
}
