import { z } from 'zod'
import { orThrow } from '../domain/problem.ts'
import type { EventToSend } from '../domain/webhook.ts'
import { nothing, operation } from './operation.ts'
import { paged, pageGiven } from './paged.ts'

const inPath = { id: 'The id of the delivery.' }
const unknown = 'There is no such delivery.'

export const deliverySchema = z
  .object({
    id: z.string(),
    clientId: z.string(),
    subscriptionId: z.string().describe('The subscription it is for; main is the app’s webhookUrl.'),
    event: z.string(),
    body: z.string().describe('The exact text; sent as UTF-8.'),
    state: z.enum(['held', 'waiting', 'acknowledged', 'dropped']),
    createdAt: z.int().describe('In milliseconds since 1970.'),
    dueAt: z.int().nullable().describe('When the next attempt is due.'),
    duplicateOf: z.string().nullable().describe('The delivery whose body is sent again.'),
    attempts: z.array(
      z.object({
        at: z.int(),
        url: z.string(),
        status: z.int().nullable().describe('null: there was no response.'),
        failure: z.string().nullable().describe('What was wrong; null if the event was accepted.'),
        duration: z.number().describe('In real milliseconds.'),
      }),
    ),
  })
  .meta({ id: 'WebhookDelivery' })

const subscriptionSchema = z
  .object({
    clientId: z.string(),
    id: z.string().describe('main is the app’s webhookUrl.'),
    url: z.string(),
    events: z.array(z.string()).nullable().describe('null: every event.'),
    state: z
      .enum(['unknown', 'valid', 'failing', 'off'])
      .describe('unknown until its URL was found valid; off once six validations in a row have failed.'),
    failuresInARow: z.int(),
  })
  .meta({ id: 'WebhookSubscription' })

const knownEventSchema = z
  .object({
    event: z.string(),
    payload: z.record(z.string(), z.unknown()).describe('As it would be sent now.'),
    source: z.string().describe('The public documentation that its shape is from.'),
    notKnown: z.string().describe('What that documentation leaves open.'),
  })
  .meta({ id: 'KnownEvent' })

/** The events that apps are sent. Operations that send one return after its first attempt. */
export const webhookOperations = {
  list: operation(
    {
      method: 'GET',
      path: '/__mock/webhooks',
      summary: 'The events that were sent, with each attempt.',
      ...paged,
      status: 200,
      answer: z.array(deliverySchema),
    },
    {
      given: pageGiven,
      run: ({ mock }, { query }) => mock.webhooks.list(query),
    },
  ),
  subscriptions: operation(
    {
      method: 'GET',
      path: '/__mock/webhooks/subscriptions',
      summary: 'Where the events of each app go, and whether Zoom still sends them.',
      status: 200,
      answer: z.array(subscriptionSchema),
    },
    {
      given: nothing,
      run: ({ mock }) => mock.webhooks.subscriptions(),
    },
  ),
  catalogue: operation(
    {
      method: 'GET',
      path: '/__mock/webhooks/catalogue',
      summary: 'The events that the mock has a payload for, and where each shape is from.',
      query: z.object({
        user: z
          .string()
          .min(1)
          .optional()
          .describe('Whom the payloads are about; the first user, if left out.'),
      }),
      status: 200,
      answer: z.array(knownEventSchema),
      refusals: { 404: 'There is no such Zoom user.' },
    },
    {
      given: (about: { readonly user?: string } = {}) => ({ query: about }),
      run: ({ mock }, { query }) => orThrow(mock.webhooks.catalogue(query.user)),
    },
  ),
  validate: operation(
    {
      method: 'POST',
      path: '/__mock/webhooks/validate',
      summary: 'Asks the app to prove that it knows its secret token (endpoint.url_validation).',
      body: z.strictObject({
        clientId: z.string().min(1),
        subscriptionId: z.string().min(1).optional().describe('The app’s webhookUrl, if left out.'),
      }),
      status: 200,
      answer: z.object({
        valid: z.boolean(),
        sentence: z.string().describe('The result in plain words.'),
        delivery: deliverySchema,
      }),
      refusals: {
        404: 'There is no such app or subscription.',
        409: 'It has no webhook URL or no secret token.',
      },
    },
    {
      given: (clientId: string, subscriptionId?: string) => ({ body: { clientId, subscriptionId } }),
      run: async ({ mock }, { body }) =>
        orThrow(await mock.webhooks.validate(body.clientId, body.subscriptionId)),
    },
  ),
  send: operation(
    {
      method: 'POST',
      path: '/__mock/webhooks',
      summary: 'Sends an event of any name, signed, to the apps that subscribe to it.',
      body: z.strictObject({
        event: z
          .string()
          .regex(/^\S+$/, 'must not be empty or hold spaces')
          .describe('meeting.started, for example.'),
        payload: z
          .record(z.string(), z.unknown())
          .optional()
          .describe('As Zoom would send it; the catalogue’s, if left out.'),
        changes: z
          .record(z.string(), z.unknown())
          .optional()
          .describe('What is different in the payload, key by key.'),
        user: z
          .string()
          .min(1)
          .optional()
          .describe('Whom the catalogue’s payload is about, by id or email; the first user, if left out.'),
        meeting: z
          .string()
          .min(1)
          .optional()
          .describe('The number or UUID of the meeting; the user’s newest, or an example, if left out.'),
        clientId: z.string().min(1).optional().describe('Every app that subscribes, if left out.'),
        hold: z.boolean().default(false).describe('Holds the event back until it is released.'),
      }),
      status: 200,
      answer: z.array(deliverySchema),
      refusals: {
        404: 'There is no such app, user or meeting, or the catalogue has no such event.',
        409: 'Nobody subscribes to it, or it is a validation.',
      },
    },
    {
      given: (what: EventToSend) => ({ body: what }),
      run: async ({ mock }, { body }) => orThrow(await mock.webhooks.send(body)),
    },
  ),
  redeliver: operation(
    {
      method: 'POST',
      path: '/__mock/webhooks/{id}/redeliver',
      inPath,
      summary: 'Sends an event again, as a duplicate.',
      body: z.strictObject({}),
      status: 200,
      answer: deliverySchema,
      refusals: { 404: unknown, 409: 'The app is gone, or has no webhook URL.' },
    },
    {
      given: (deliveryId: string) => ({ path: { id: deliveryId } }),
      run: async ({ mock }, { path: { id } }) => orThrow(await mock.webhooks.redeliver(id)),
    },
  ),
  release: operation(
    {
      method: 'POST',
      path: '/__mock/webhooks/{id}/release',
      inPath,
      summary: 'Sends an event that was held back.',
      body: z.strictObject({}),
      status: 200,
      answer: deliverySchema,
      refusals: { 404: unknown, 409: 'It is not held.' },
    },
    {
      given: (deliveryId: string) => ({ path: { id: deliveryId } }),
      run: async ({ mock }, { path: { id } }) => orThrow(await mock.webhooks.release(id)),
    },
  ),
}
