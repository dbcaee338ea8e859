import type { ClientId, DeliveryId } from './ids.ts'

/** The event that asks a URL to prove that it knows its secret token. */
export const urlValidation = 'endpoint.url_validation'

/** The shapes in which `app_deauthorized` has been seen, and one that only differs in its bytes. */
export const deauthorizedBodies = [
  'event-ts-on-top',
  'event-ts-in-payload',
  'no-event-ts',
  'unusual-bytes',
] as const
export type DeauthorizedBody = (typeof deauthorizedBodies)[number]

/**
 * Why an attempt failed: nobody there, no response in time, a status that Zoom doesn't accept, an invalid response to a
 * validation, or no access token from the app's own OAuth server.
 */
export type DeliveryFailure = 'unreachable' | 'late' | 'refused' | 'wrong-answer' | 'no-token'

/** One event on its way to one app. The body stays the same for all attempts. Times are in milliseconds. */
export interface WebhookDelivery {
  readonly id: DeliveryId
  readonly clientId: ClientId
  /** The subscription that it is for, by its id; `main` is the app's `webhookUrl`. */
  readonly subscriptionId: string
  /** The name of the event, such as `app_deauthorized`. */
  readonly event: string
  /** The exact body, sent as UTF-8. */
  readonly body: string
  /** `held` waits to be released, `waiting` waits for its time; the other two are final. */
  readonly state: 'held' | 'waiting' | 'acknowledged' | 'dropped'
  readonly createdAt: number
  /** When the next attempt is due. */
  readonly dueAt: number | null
  /** The delivery whose body is sent again. */
  readonly duplicateOf: DeliveryId | null
  readonly attempts: readonly WebhookAttempt[]
}

/** An event to be sent to the apps that subscribe to it. */
export interface EventToSend {
  /** Its name, such as `meeting.started`. */
  readonly event: string
  /** Its `payload`, as Zoom would send it. Without it, the mock makes one: the catalogue lists for which events. */
  readonly payload?: Readonly<Record<string, unknown>> | undefined
  /** What is different in the payload, key by key: `{ object: { topic: 'Standup' } }` changes the topic alone. */
  readonly changes?: Readonly<Record<string, unknown>> | undefined
  /** The Zoom user that a payload from the catalogue is about, by id or email; the first one, if left out. */
  readonly user?: string | undefined
  /** The meeting that it is about, by its number or UUID; the user's newest, or an example, if left out. */
  readonly meeting?: string | undefined
  /** The app; without it, every app that subscribes to the event. */
  readonly clientId?: string | undefined
  /** Holds the event back until it is released. */
  readonly hold?: boolean | undefined
}

/** An event that the mock can make a payload for. */
export interface KnownEvent {
  readonly event: string
  /** The payload as it would be sent now. */
  readonly payload: Readonly<Record<string, unknown>>
  /** The public documentation that its shape is from. */
  readonly source: string
  /** What that documentation leaves open. */
  readonly notKnown: string
}

/** One request to the app's webhook URL, and its result. */
export interface WebhookAttempt {
  readonly at: number
  readonly url: string
  /** null if there was no response. */
  readonly status: number | null
  /** What was wrong, in plain words; null if the event was accepted. */
  readonly failure: string | null
  /** The duration in real milliseconds. */
  readonly duration: number
}

const minute = 60_000

/**
 * How long Zoom waits before each retry, counted from the previous attempt (devsupport.zoom.us article 360059893812
 * and developers.zoom.us/blog/webhook-delays agree).
 */
const retryDelays: readonly number[] = [5 * minute, 20 * minute, 60 * minute]

/** A URL that was valid once is validated every 72 hours (developers.zoom.us/docs/api/webhooks). */
export const revalidationInterval = 72 * 60 * minute

/**
 * When to retry after a failed attempt at `at`; null drops the event. Zoom retries where the app failed or could not be
 * reached (`status` null), and neither redirects nor 4xx: "retrying would still fail" (developers.zoom.us/docs/api/webhooks).
 * A validation is tried once.
 */
export function nextAttemptAt(
  { event, attempts }: Pick<WebhookDelivery, 'event' | 'attempts'>,
  status: number | null,
  at: number,
): number | null {
  if (event === urlValidation || (status !== null && status < 500)) return null
  const delay = retryDelays[attempts.length]
  return delay === undefined ? null : at + delay
}

/**
 * Zoom's documentation asks for 200 or 204, and counts any 2xx after a retry. Another 2xx at first is not retried either,
 * so that for the app it is the same.
 */
export function isAcknowledgement(status: number): boolean {
  return status >= 200 && status < 300
}
