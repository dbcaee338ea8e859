import { z } from 'zod'
import { deauthorizedBodies } from '../../domain/webhook.ts'
import { operation } from './operation.ts'

const inPath = { id: 'The id of the delivery.' }
const unknown = 'There is no such delivery.'

const deliverySchema = z
  .object({
    id: z.string(),
    clientId: z.string(),
    event: z.enum(['app_deauthorized', 'endpoint.url_validation']),
    body: z.string().describe('To the letter; sent as UTF-8.'),
    state: z.enum(['held', 'waiting', 'acknowledged', 'dropped']),
    createdAt: z.int().describe('In milliseconds since 1970.'),
    dueAt: z.int().nullable().describe('When the next attempt is due.'),
    duplicateOf: z.string().nullable().describe('The delivery whose body is sent once more.'),
    attempts: z.array(
      z.object({
        at: z.int(),
        url: z.string(),
        status: z.int().nullable().describe('null: there was no answer.'),
        failure: z.string().nullable().describe('What was wrong; null when the event was taken.'),
        duration: z.number().describe('In real milliseconds.'),
      }),
    ),
  })
  .meta({ id: 'WebhookDelivery' })

const uninstallationSchema = z
  .object({
    clientId: z.string(),
    userId: z.string(),
    endedGrants: z.array(z.string()),
    notTold: z.string().nullable().describe('Why the app is not told.'),
    delivery: deliverySchema.nullable(),
  })
  .meta({ id: 'Uninstallation' })

/** Uninstalling, and the events that apps are sent. They answer once the first attempt has ended. */
export const webhookOperations = {
  uninstall: operation({
    method: 'POST',
    path: '/__mock/users/{id}/uninstall',
    inPath: { id: 'The id or the email of the Zoom user.' },
    summary: 'All that an uninstall does: grants end, consent is forgotten, the app is told.',
    body: z.strictObject({
      clientId: z.string().min(1).optional().describe('Every app that the user authorized, when left out.'),
      variant: z.enum(deauthorizedBodies).optional().describe('The shape of the event.'),
      hold: z.boolean().default(false).describe('Keeps the event back until it is released.'),
    }),
    status: 200,
    answer: z.array(uninstallationSchema),
    refusals: { 404: 'There is no such user or app.', 409: 'The user has not authorized it.' },
  }),
  list: operation({
    method: 'GET',
    path: '/__mock/webhooks',
    summary: 'The events that were sent, with each attempt.',
    status: 200,
    answer: z.array(deliverySchema),
  }),
  validate: operation({
    method: 'POST',
    path: '/__mock/webhooks/validate',
    summary: 'Asks the app to prove that it knows its secret token (endpoint.url_validation).',
    body: z.strictObject({ clientId: z.string().min(1) }),
    status: 200,
    answer: z.object({
      valid: z.boolean(),
      sentence: z.string().describe('The result in plain words.'),
      delivery: deliverySchema,
    }),
    refusals: { 404: 'There is no such app.', 409: 'The app has no webhook URL or no secret token.' },
  }),
  redeliver: operation({
    method: 'POST',
    path: '/__mock/webhooks/{id}/redeliver',
    inPath,
    summary: 'Sends an event once more, as a duplicate.',
    body: z.strictObject({}),
    status: 200,
    answer: deliverySchema,
    refusals: { 404: unknown, 409: 'The app is gone, or has no webhook URL.' },
  }),
  release: operation({
    method: 'POST',
    path: '/__mock/webhooks/{id}/release',
    inPath,
    summary: 'Sends an event that was held back.',
    body: z.strictObject({}),
    status: 200,
    answer: deliverySchema,
    refusals: { 404: unknown, 409: 'It is not held.' },
  }),
}
