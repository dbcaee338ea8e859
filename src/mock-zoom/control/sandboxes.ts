import { z } from 'zod'
import { MockZoomError } from '../domain/mock-zoom-error.ts'
import { orThrow } from '../domain/problem.ts'
import type { SandboxOptions } from '../mock/options.ts'
import { sandboxSchema } from '../mock/options.ts'
import type { OpenSandbox } from '../mock/sandboxes.ts'
import { profileNames } from '../zoom/profiles.ts'
import type { Running } from './operation.ts'
import { nothing, operation } from './operation.ts'

const path = '/__mock/sandboxes'

const madeSchema = z
  .object({
    id: z.string(),
    url: z.string().describe('Its base URL, on this same port; its own control API is below it.'),
    profile: z.enum(profileNames),
    idleSeconds: z.number().describe('How long ago its last request was, in real seconds.'),
  })
  .meta({ id: 'Sandbox' })

function show(on: Running, { id, served, idleSeconds }: OpenSandbox): z.output<typeof madeSchema> {
  return { id, url: `${on.url()}${path}/${id}`, profile: served.mock.profile, idleSeconds: idleSeconds() }
}

/** Isolated mocks within the mock: each with a clock, data, faults, switches and a journal of its own. */
export const sandboxOperations = {
  list: operation(
    {
      method: 'GET',
      path,
      summary: 'The open sandboxes.',
      status: 200,
      answer: z.array(madeSchema),
    },
    {
      given: nothing,
      run: (on) => on.sandboxes.list().map((sandbox) => show(on, sandbox)),
    },
  ),
  create: operation(
    {
      method: 'POST',
      path,
      summary: 'Makes an isolated mock within this one. Options that are left out are those of this mock.',
      body: sandboxSchema,
      status: 201,
      answer: madeSchema,
      refusals: { 409: 'There are already as many as this mock allows.' },
    },
    {
      given: (options?: SandboxOptions) => ({ body: options ?? {} }),
      run: async (on, { body }) => show(on, orThrow(await on.sandboxes.open(body, on.life))),
    },
  ),
  close: operation(
    {
      method: 'DELETE',
      path: `${path}/{id}`,
      inPath: { id: 'The id of the sandbox.' },
      summary: 'Ends a sandbox, with everything in it.',
      status: 204,
      refusals: { 404: 'There is no such sandbox.' },
    },
    {
      given: (id: string) => ({ path: { id } }),
      async run({ sandboxes }, { path: { id } }) {
        if (await sandboxes.close(id)) return
        throw new MockZoomError(`There is no sandbox ${id}.`, `GET ${path} lists them.`, 404)
      },
    },
  ),
}
