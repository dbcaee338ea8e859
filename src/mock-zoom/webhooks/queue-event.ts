import type { ClientId, DeliveryId } from '../domain/ids.ts'
import { newRecordId, newZoomId } from '../domain/ids.ts'
import type { WebhookDelivery } from '../domain/webhook.ts'
import { urlValidation } from '../domain/webhook.ts'
import type { FlowContext } from '../flow-context.ts'
import { urlValidationBody } from './event-body.ts'

/** Stores an event for an app. Without `dueAt` it is due now; with null it is held until it is released. */
export function queueEvent(
  { storage, clock, webhookRandom }: FlowContext,
  about: Pick<WebhookDelivery, 'clientId' | 'subscriptionId' | 'event' | 'body'> & {
    readonly dueAt?: number | null
    readonly duplicateOf?: DeliveryId
  },
): WebhookDelivery {
  const now = clock.now()
  const { clientId, subscriptionId, event, body, dueAt = now, duplicateOf = null } = about
  const delivery: WebhookDelivery = {
    id: newRecordId('webhook', webhookRandom) as DeliveryId,
    clientId,
    subscriptionId,
    event,
    state: dueAt === null ? 'held' : 'waiting',
    createdAt: now,
    dueAt,
    duplicateOf,
    body,
    attempts: [],
  }
  storage.webhooks.insert(delivery)
  return delivery
}

/** Stores a validation of a subscription's URL, with a new token to encrypt. */
export function queueValidation(
  context: FlowContext,
  clientId: ClientId,
  subscriptionId: string,
  dueAt: number,
): WebhookDelivery {
  const plainToken = newZoomId(context.webhookRandom)
  const body = urlValidationBody(plainToken, dueAt)
  return queueEvent(context, { clientId, subscriptionId, event: urlValidation, body, dueAt })
}
