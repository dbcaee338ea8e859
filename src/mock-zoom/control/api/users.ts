import { z } from 'zod'
import { userChangesSchema, userSchema } from '../../mock/options.ts'
import { operation } from './operation.ts'

const path = '/__mock/users'
const inPath = { id: 'The id or the email.' }
const unknown = 'There is no such Zoom user.'

const knownSchema = z
  .object({
    ...userSchema.shape,
    id: userSchema.shape.id.unwrap(),
    accountId: userSchema.shape.accountId.unwrap(),
    createdAt: z.int().describe('In milliseconds since 1970.'),
  })
  .meta({ id: 'ZoomUser' })

export const userOperations = {
  list: operation({
    method: 'GET',
    path,
    summary: 'The Zoom users.',
    status: 200,
    answer: z.array(knownSchema),
  }),
  add: operation({
    method: 'POST',
    path,
    summary: 'Adds a Zoom user. Ids are made up when left out.',
    body: userSchema,
    status: 201,
    answer: knownSchema,
    refusals: { 409: 'The email or the id is taken.' },
  }),
  change: operation({
    method: 'PATCH',
    path: `${path}/{id}`,
    inPath,
    summary: 'Changes what is sent, and nothing else.',
    body: userChangesSchema,
    status: 200,
    answer: knownSchema,
    refusals: { 404: unknown, 409: 'Another Zoom user has the email.' },
  }),
  remove: operation({
    method: 'DELETE',
    path: `${path}/{id}`,
    inPath,
    summary: 'Removes a Zoom user with all that belongs to them.',
    status: 204,
    refusals: { 404: unknown },
  }),
}
