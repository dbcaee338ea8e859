import { z } from 'zod'
import type { StubInput } from '../mock/stub-schema.ts'
import { stubSchema } from '../mock/stub-schema.ts'
import { nothing, operation } from './operation.ts'

const path = '/__mock/stubs'

const listedStubSchema = z
  .object({
    id: z.string(),
    ...stubSchema.shape,
    isFunction: z.boolean().describe('Its response is made by a function in code.'),
    configured: z.boolean().describe('It comes from the options, so a reset brings it back.'),
  })
  .meta({ id: 'Stub' })

export const stubOperations = {
  list: operation(
    {
      method: 'GET',
      path,
      summary:
        'Your own responses to operations of Zoom’s API. Of those that fit a call, the last one counts.',
      status: 200,
      answer: z.array(listedStubSchema),
    },
    { given: nothing, run: ({ mock }) => mock.stubs.list() },
  ),
  add: operation(
    {
      method: 'POST',
      path,
      summary: 'Adds a response of your own, behind the real checks of token, scope and rate limit.',
      body: stubSchema,
      status: 201,
      answer: listedStubSchema,
    },
    {
      given: (stub: StubInput) => ({ body: stub }),
      run: ({ mock }, { body }) => mock.stubs.add(body),
    },
  ),
  clear: operation(
    {
      method: 'DELETE',
      path,
      summary: 'Removes all stubs, those of the options until the next reset.',
      status: 204,
    },
    { given: nothing, run: ({ mock }) => mock.stubs.clear() },
  ),
}
