import type { Subscription, SubscriptionState } from '../domain/subscription.ts'
import { failuresUntilOff } from '../domain/subscription.ts'
import type { WebhookAttempt, WebhookDelivery } from '../domain/webhook.ts'
import { revalidationInterval } from '../domain/webhook.ts'
import type { FlowContext } from '../flow-context.ts'
import { queueValidation } from './queue-event.ts'
import { withoutSecrets } from './shown-url.ts'

/** What a validation did to its subscription, for the journal. */
interface Concluded {
  readonly failures: number
  readonly switched:
    | {
        readonly type: 'webhook.subscription-off'
        readonly subscriptionId: string
        readonly url: string
        readonly failuresInARow: number
      }
    | { readonly type: 'webhook.subscription-on'; readonly subscriptionId: string; readonly url: string }
    | null
}

/**
 * Takes note of the result of a validation. A URL that was valid once is validated again every 72 hours, whatever comes of
 * it, until six in a row have failed: then Zoom switches the subscription off, until somebody has it validated again. A
 * URL that was never valid is not repeated: Zoom does not save it (developers.zoom.us/docs/api/webhooks).
 */
export function concludeValidation(
  context: FlowContext,
  { clientId, subscriptionId }: WebhookDelivery,
  { id, url }: Subscription,
  { at, failure }: WebhookAttempt,
): Concluded {
  const { subscriptionStates, webhooks } = context.storage
  const known = subscriptionStates.find({ clientId }, { id, url })
  const shown = withoutSecrets(url)
  webhooks.removeWaitingValidations(clientId, subscriptionId)
  if (failure !== null && !known) return { failures: 0, switched: null }
  const failures = failure === null ? 0 : (known?.failures ?? 0) + 1
  const state: SubscriptionState = {
    clientId,
    subscriptionId,
    url,
    failures,
    off: failures >= failuresUntilOff,
  }
  subscriptionStates.save(state)
  if (!state.off) queueValidation(context, clientId, subscriptionId, at + revalidationInterval)
  if (state.off === (known?.off ?? false)) return { failures, switched: null }
  return {
    failures,
    switched: state.off
      ? { type: 'webhook.subscription-off', subscriptionId, url: shown, failuresInARow: failures }
      : { type: 'webhook.subscription-on', subscriptionId, url: shown },
  }
}
