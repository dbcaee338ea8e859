import { z } from 'zod'
import { appChangesSchema, appSchema } from '../../mock/options.ts'
import { operation } from './operation.ts'

const path = '/__mock/apps'
const inPath = { clientId: 'The client id.' }
const unknown = 'There is no such app.'
const registeredSchema = z.object(appSchema.shape).meta({ id: 'App' })

export const appOperations = {
  list: operation({
    method: 'GET',
    path,
    summary: 'The apps that are registered with Zoom, their secrets too.',
    status: 200,
    answer: z.array(registeredSchema),
  }),
  add: operation({
    method: 'POST',
    path,
    summary: 'Registers an app.',
    body: appSchema,
    status: 201,
    answer: registeredSchema,
    refusals: { 409: 'The client id is taken.' },
  }),
  change: operation({
    method: 'PATCH',
    path: `${path}/{clientId}`,
    inPath,
    summary: 'Changes what is sent, and nothing else.',
    body: appChangesSchema,
    status: 200,
    answer: registeredSchema,
    refusals: { 404: unknown },
  }),
  remove: operation({
    method: 'DELETE',
    path: `${path}/{clientId}`,
    inPath,
    summary: 'Removes an app with its grants, codes and consents.',
    status: 204,
    refusals: { 404: unknown },
  }),
}
