import type { ClientId } from './ids.ts'

/** How Zoom shows an endpoint that an event is genuine, beside the signature. */
export type WebhookAuthentication =
  /** An `Authorization: Basic` header. */
  | { readonly type: 'basic'; readonly username: string; readonly password: string }
  /** An `Authorization: Bearer` header, with a token that Zoom asks of the app's own OAuth server before each event. */
  | {
      readonly type: 'oauth'
      readonly tokenUrl: string
      readonly clientId: string
      readonly clientSecret: string
    }
  /** A header that the app chose. */
  | { readonly type: 'header'; readonly name: string; readonly value: string }

/** Events of an app that go to a URL of their own. */
export interface Subscription {
  /** Its name within the app. */
  readonly id: string
  readonly url: string
  /** The secret token that signs its events; null for unsigned events. */
  readonly secret: string | null
  /** The names of its events; null for every event. */
  readonly events: readonly string[] | null
  readonly authentication: WebhookAuthentication | null
}

/** The id of the subscription that an app's `webhookUrl` is. */
export const mainSubscription = 'main'

/** Of an app: where its events go. */
interface Subscriber {
  readonly webhookUrl: string | null
  readonly webhookSecret: string | null
  readonly webhookAuthentication: WebhookAuthentication | null
  readonly subscriptions: readonly Subscription[]
}

/** Where an app's events go: its `webhookUrl`, which gets every event, and its other subscriptions. */
export function subscriptionsOf(app: Subscriber): readonly Subscription[] {
  const { webhookUrl: url, webhookSecret: secret, webhookAuthentication: authentication } = app
  if (url === null) return app.subscriptions
  return [{ id: mainSubscription, url, secret, events: null, authentication }, ...app.subscriptions]
}

/** What Zoom remembers of a subscription whose URL was found valid. */
export interface SubscriptionState {
  readonly clientId: ClientId
  readonly subscriptionId: string
  /** The URL that was found valid. Another URL begins without a state. */
  readonly url: string
  /** How many validations have failed since the last valid one. */
  readonly failures: number
  readonly off: boolean
}

/**
 * The validation that switches a subscription off, when it is the last of so many failures in a row. Zoom writes to the
 * account's owner after two and after four (developers.zoom.us/docs/api/webhooks, "Revalidation").
 */
export const failuresUntilOff = 6
