import type { Accepted } from '../domain/accepted.ts'
import { accept } from '../domain/accepted.ts'
import type { Page } from '../domain/page.ts'
import type { Impossible } from '../domain/problem.ts'
import { impossible } from '../domain/problem.ts'
import type { Subscription } from '../domain/subscription.ts'
import { mainSubscription, subscriptionsOf } from '../domain/subscription.ts'
import type { EventToSend, KnownEvent, WebhookDelivery } from '../domain/webhook.ts'
import { urlValidation } from '../domain/webhook.ts'
import type { FlowContext } from '../flow-context.ts'
import { attemptDelivery } from './attempt-delivery.ts'
import type { Dispatcher } from './dispatcher.ts'
import { contentOf, knownEvents } from './event-content.ts'
import { queueEvent, queueValidation } from './queue-event.ts'
import { tellApp } from './subscribers.ts'

/** Whether an app's webhook URL responds as Zoom expects. */
export interface WebhookValidation {
  readonly valid: boolean
  /** The result in plain words. */
  readonly sentence: string
  readonly delivery: WebhookDelivery
}

/** A subscription, and what Zoom thinks of it. */
export interface WebhookSubscription extends Pick<Subscription, 'id' | 'url' | 'events'> {
  readonly clientId: string
  /** `unknown` until its URL was found valid; `off` once too many validations in a row have failed. */
  readonly state: 'unknown' | 'valid' | 'failing' | 'off'
  /** How many validations have failed since the last valid one. */
  readonly failuresInARow: number
}

/** The operations on webhooks. */
export interface Webhooks {
  list(page?: Page): WebhookDelivery[]
  subscriptions(): WebhookSubscription[]
  catalogue(user?: string): Accepted<KnownEvent[]> | Impossible
  validate(clientId: string, subscriptionId?: string): Promise<Accepted<WebhookValidation> | Impossible>
  send(what: EventToSend): Promise<Accepted<WebhookDelivery[]> | Impossible>
  redeliver(deliveryId: string): Promise<Accepted<WebhookDelivery> | Impossible>
  release(deliveryId: string): Promise<Accepted<WebhookDelivery> | Impossible>
}

export function webhooksOf(context: FlowContext, dispatcher: Dispatcher): Webhooks {
  const { storage, clock } = context
  const { webhooks } = storage
  const unknown = (id: string) =>
    impossible(404, `There is no delivery ${id}.`, 'GET /__mock/webhooks lists them.')
  /** The delivery after its attempt. A reset may have removed it. */
  const after = (delivery: WebhookDelivery) => webhooks.find(delivery.id) ?? delivery

  return {
    list: (page) => webhooks.list(page),

    subscriptions: () =>
      storage.apps.list().flatMap((app) =>
        subscriptionsOf(app).map((subscription) => {
          const { id, url, events } = subscription
          const known = storage.subscriptionStates.find(app, subscription)
          const failuresInARow = known?.failures ?? 0
          const working = failuresInARow > 0 ? 'failing' : 'valid'
          const state = known === undefined ? 'unknown' : known.off ? 'off' : working
          return { clientId: app.clientId, id, url, events, state, failuresInARow }
        }),
      ),

    catalogue: (user) => knownEvents(context, user),

    async validate(clientId, subscriptionId = mainSubscription) {
      const app = storage.apps.find(clientId)
      if (!app) return impossible(404, `There is no app ${clientId}.`, 'GET /__mock/apps lists them.')
      const set = `Set it with PATCH /__mock/apps/${clientId}.`
      const subscription = subscriptionsOf(app).find(({ id }) => id === subscriptionId)
      const isMain = subscriptionId === mainSubscription
      if (!subscription) {
        return isMain
          ? impossible(409, `The app ${clientId} has no webhookUrl.`, set)
          : impossible(404, `The app ${clientId} has no subscription ${subscriptionId}.`, set)
      }
      if (subscription.secret === null) {
        const what = isMain ? `The app ${clientId}` : `The subscription ${subscriptionId}`
        return impossible(409, `${what} has no ${isMain ? 'webhookSecret' : 'secret'}.`, set)
      }
      let sent: WebhookDelivery | undefined
      // Stored and sent in one step, so that nothing else sends it.
      await dispatcher.inTurn(async (interruption) => {
        if (!storage.apps.find(clientId)) return
        sent = queueValidation(context, app.clientId, subscriptionId, clock.now())
        await attemptDelivery(context, sent, interruption)
      })
      const delivery = sent && webhooks.find(sent.id)
      const last = delivery?.attempts.at(-1)
      if (!delivery || !last) {
        return impossible(
          409,
          'The validation was interrupted by a reset, by a change, or because the mock closed.',
          'Try again.',
        )
      }
      const sentence =
        last.failure === null
          ? `${last.url} is valid: it responded with the correct encryptedToken. It is validated again in 72 hours.`
          : `${last.url} is not valid: ${last.failure}.`
      return accept({ valid: last.failure === null, sentence, delivery })
    },

    async send({ event, clientId, hold = false, ...what }) {
      const apps = storage.apps.list().filter((app) => clientId === undefined || app.clientId === clientId)
      if (apps.length === 0 && clientId !== undefined)
        return impossible(404, `There is no app ${clientId}.`, 'GET /__mock/apps lists them.')
      if (event === urlValidation) {
        const validate = 'Send it with POST /__mock/webhooks/validate.'
        return impossible(409, 'A validation has a token of its own.', validate)
      }
      const content = contentOf(context, { event, ...what })
      if (!content.ok) return content
      const { payload, beside } = content.value
      const body = JSON.stringify({ event, event_ts: clock.now(), payload, ...beside })
      const told = storage.transaction(() => apps.map((app) => tellApp(context, app, { event, body, hold })))
      const sent = told.flatMap(({ deliveries }) => deliveries)
      if (sent.length === 0) {
        const [{ notTold } = { notTold: null }] = told
        const why = clientId === undefined ? 'no app has a subscription for it' : notTold
        return impossible(
          409,
          `Nobody gets ${event}: ${why}.`,
          'Give an app a webhookUrl, or a subscription with this event.',
        )
      }
      await dispatcher.deliverDue()
      return accept(sent.map(after))
    },

    async redeliver(deliveryId) {
      const original = webhooks.find(deliveryId)
      if (!original) return unknown(deliveryId)
      if (original.event === urlValidation) {
        const again = 'Validate again with POST /__mock/webhooks/validate.'
        return impossible(409, 'A validation can’t be sent twice: each has its own token.', again)
      }
      const { clientId, subscriptionId, event, body, id } = original
      const duplicateOf = original.duplicateOf ?? id
      const copy = queueEvent(context, { clientId, subscriptionId, event, body, duplicateOf })
      await dispatcher.deliverDue()
      return accept(after(copy))
    },

    async release(deliveryId) {
      const held = webhooks.find(deliveryId)
      if (!held) return unknown(deliveryId)
      if (held.state !== 'held') {
        const again = `POST /__mock/webhooks/${deliveryId}/redeliver sends it again.`
        return impossible(409, `The delivery ${deliveryId} is not held but ${held.state}.`, again)
      }
      webhooks.settle(held.id, 'waiting', clock.now())
      await dispatcher.deliverDue()
      return accept(after(held))
    },
  }
}
