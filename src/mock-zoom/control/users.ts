import { z } from 'zod'
import { MockZoomError } from '../domain/mock-zoom-error.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import type { Mock } from '../mock/create.ts'
import type { UserChanges, UserOptions } from '../mock/options.ts'
import { userChangesSchema, userSchema } from '../mock/options.ts'
import { nothing, operation } from './operation.ts'

const path = '/__mock/users'
const inPath = { id: 'The id or the email.' }
const unknown = 'There is no such Zoom user.'

/** A Zoom user, by id or email. */
export function userNamed(mock: Mock, name: string): ZoomUser {
  const user = mock.context.storage.users.find(name)
  if (user) return user
  throw new MockZoomError(`There is no Zoom user ${name}.`, `GET ${path} lists them.`, 404)
}

const knownSchema = z
  .object({
    ...userSchema.shape,
    id: userSchema.shape.id.unwrap(),
    accountId: userSchema.shape.accountId.unwrap(),
    firstName: z.string(),
    lastName: z.string(),
    createdAt: z.int().describe('In milliseconds since 1970.'),
  })
  .meta({ id: 'ZoomUser' })

export const userOperations = {
  list: operation(
    {
      method: 'GET',
      path,
      summary: 'The Zoom users.',
      status: 200,
      answer: z.array(knownSchema),
    },
    {
      given: nothing,
      run: ({ mock }) => mock.context.storage.users.list(),
    },
  ),
  add: operation(
    {
      method: 'POST',
      path,
      summary: 'Adds a Zoom user. Ids that are left out are made up.',
      body: userSchema,
      status: 201,
      answer: knownSchema,
      refusals: { 409: 'The email or the id is taken.' },
    },
    {
      given: (user: UserOptions) => ({ body: user }),
      run({ mock }, { body }) {
        const { users } = mock.context.storage
        const taken = [body.email, body.id].find((name) => name !== undefined && users.find(name))
        if (taken === undefined) return mock.saveUser(body)
        throw new MockZoomError(
          `There is a Zoom user ${taken} already.`,
          `Change it with PATCH ${path}/${taken}.`,
          409,
        )
      },
    },
  ),
  change: operation(
    {
      method: 'PATCH',
      path: `${path}/{id}`,
      inPath,
      summary: 'Changes the keys that are sent, and nothing else.',
      body: userChangesSchema,
      status: 200,
      answer: knownSchema,
      refusals: { 404: unknown, 409: 'Another Zoom user has the email.' },
    },
    {
      given: (user: string, changes: UserChanges) => ({ path: { id: user }, body: changes }),
      run({ mock }, { path: { id }, body }) {
        const known = userNamed(mock, id)
        const other = body.email === undefined ? undefined : mock.context.storage.users.find(body.email)
        if (other && other.id !== known.id) {
          throw new MockZoomError(`Another Zoom user has the email ${body.email}.`, 'Choose another.', 409)
        }
        return mock.saveUser({ ...known, ...body })
      },
    },
  ),
  remove: operation(
    {
      method: 'DELETE',
      path: `${path}/{id}`,
      inPath,
      summary: 'Removes a Zoom user with everything that belongs to them.',
      status: 204,
      refusals: { 404: unknown },
    },
    {
      given: (user: string) => ({ path: { id: user } }),
      run({ mock }, { path: { id } }) {
        mock.context.storage.users.remove(userNamed(mock, id).id)
      },
    },
  ),
}
