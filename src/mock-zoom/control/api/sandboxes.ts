import { z } from 'zod'
import { sandboxSchema } from '../../mock/options.ts'
import { profileNames } from '../../zoom/profiles.ts'
import { operation } from './operation.ts'

const path = '/__mock/sandboxes'

const madeSchema = z
  .object({
    id: z.string(),
    url: z.string().describe('Its base URL, on this same port; its own control API is below it.'),
    profile: z.enum(profileNames),
    idleSeconds: z.number().describe('How long ago its last request was, in real seconds.'),
  })
  .meta({ id: 'Sandbox' })

/** Isolated mocks within the mock: each with a clock, data, faults, switches and a journal of its own. */
export const sandboxOperations = {
  list: operation({
    method: 'GET',
    path,
    summary: 'The sandboxes there are.',
    status: 200,
    answer: z.array(madeSchema),
  }),
  create: operation({
    method: 'POST',
    path,
    summary: 'Makes a mock of its own within this one. What is left out is as this mock was started with.',
    body: sandboxSchema,
    status: 201,
    answer: madeSchema,
    refusals: { 409: 'There are as many as this mock allows.' },
  }),
  close: operation({
    method: 'DELETE',
    path: `${path}/{id}`,
    inPath: { id: 'The id of the sandbox.' },
    summary: 'Ends a sandbox, with all that is in it.',
    status: 204,
    refusals: { 404: 'There is no such sandbox.' },
  }),
}
