import { z } from 'zod'
import { MockZoomError } from '../domain/mock-zoom-error.ts'
import type { AppChanges, AppOptions } from '../mock/options.ts'
import { appChangesSchema, appSchema } from '../mock/options.ts'
import { nothing, operation } from './operation.ts'

const path = '/__mock/apps'
const inPath = { clientId: 'The client id.' }
const unknown = 'There is no such app.'
/** The error that says so. */
function unknownApp(clientId: string): never {
  throw new MockZoomError(`There is no app ${clientId}.`, `GET ${path} lists them.`, 404)
}

const registeredSchema = z.object(appSchema.shape).meta({ id: 'App' })

export const appOperations = {
  list: operation(
    {
      method: 'GET',
      path,
      summary: 'The apps that are registered with Zoom, including their secrets.',
      status: 200,
      answer: z.array(registeredSchema),
    },
    {
      given: nothing,
      run: ({ mock }) => mock.context.storage.apps.list(),
    },
  ),
  add: operation(
    {
      method: 'POST',
      path,
      summary: 'Registers an app.',
      body: appSchema,
      status: 201,
      answer: registeredSchema,
      refusals: { 409: 'The client id is taken.' },
    },
    {
      given: (app: AppOptions) => ({ body: app }),
      run({ mock }, { body }) {
        const { apps } = mock.context.storage
        if (apps.find(body.clientId)) {
          throw new MockZoomError(
            `There is an app ${body.clientId} already.`,
            `Change it with PATCH ${path}/${body.clientId}.`,
            409,
          )
        }
        mock.saveApp(body)
        return structuredClone(apps.find(body.clientId)) ?? unknownApp(body.clientId)
      },
    },
  ),
  change: operation(
    {
      method: 'PATCH',
      path: `${path}/{clientId}`,
      inPath,
      summary: 'Changes the keys that are sent, and nothing else.',
      body: appChangesSchema,
      status: 200,
      answer: registeredSchema,
      refusals: { 404: unknown },
    },
    {
      given: (clientId: string, changes: AppChanges) => ({ path: { clientId }, body: changes }),
      run: ({ mock }, { path: { clientId }, body }) => mock.changeApp(clientId, body) ?? unknownApp(clientId),
    },
  ),
  remove: operation(
    {
      method: 'DELETE',
      path: `${path}/{clientId}`,
      inPath,
      summary: 'Removes an app with its grants, codes and consents.',
      status: 204,
      refusals: { 404: unknown },
    },
    {
      given: (clientId: string) => ({ path: { clientId } }),
      run({ mock }, { path: { clientId } }) {
        if (!mock.context.storage.apps.remove(clientId)) unknownApp(clientId)
      },
    },
  ),
}
