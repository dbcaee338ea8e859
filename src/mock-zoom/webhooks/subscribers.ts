import type { App } from '../domain/app.ts'
import type { Subscription } from '../domain/subscription.ts'
import { subscriptionsOf } from '../domain/subscription.ts'
import type { WebhookDelivery } from '../domain/webhook.ts'
import type { FlowContext } from '../flow-context.ts'
import { queueEvent } from './queue-event.ts'

/** The deliveries of an event, one for each subscription that gets it; none, and why. */
export interface Told {
  readonly deliveries: readonly WebhookDelivery[]
  /** Why nobody is told; null if somebody is. */
  readonly notTold: string | null
}

/** Stores an event for each subscription of the app that gets it. With `hold`, they wait to be released. */
export function tellApp(context: FlowContext, app: App, event: EventToTell): Told {
  const all = subscriptionsOf(app)
  const chosen = all.filter(({ events }) => events?.includes(event.event) ?? true)
  const deliveries = tellSubscriptions(context, app, chosen, event)
  return { deliveries, notTold: deliveries.length > 0 ? null : whyNobody(all, chosen, event.event) }
}

/** An event with its exact body. */
type EventToTell = Pick<WebhookDelivery, 'event' | 'body'> & { readonly hold: boolean }

/** The same for these subscriptions of the app, as far as Zoom hasn't switched them off. */
export function tellSubscriptions(
  context: FlowContext,
  app: App,
  subscriptions: readonly Subscription[],
  { event, body, hold }: EventToTell,
): readonly WebhookDelivery[] {
  return subscriptions
    .filter((subscription) => !isOff(context, app, subscription))
    .map(({ id: subscriptionId }) =>
      queueEvent(context, {
        clientId: app.clientId,
        subscriptionId,
        event,
        body,
        ...(hold && { dueAt: null }),
      }),
    )
}

function whyNobody(all: readonly Subscription[], chosen: readonly Subscription[], event: string): string {
  if (all.length === 0) return 'the app has no webhookUrl'
  if (chosen.length === 0) return `none of its subscriptions has ${event} among its events`
  return 'Zoom switched the events off, because six validations in a row failed'
}

/** Whether Zoom has switched the subscription off. */
export function isOff({ storage }: FlowContext, app: App, subscription: Subscription): boolean {
  return storage.subscriptionStates.find(app, subscription)?.off ?? false
}
