import type { ClientId, DeliveryId } from './ids.ts'

/** The events that the mock sends. */
export type WebhookEvent = 'app_deauthorized' | 'endpoint.url_validation'

/** The shapes in which `app_deauthorized` has been seen, and one that only differs in its bytes. */
export const deauthorizedBodies = [
  'event-ts-on-top',
  'event-ts-in-payload',
  'no-event-ts',
  'unusual-bytes',
] as const
export type DeauthorizedBody = (typeof deauthorizedBodies)[number]

/** Why an attempt failed: nobody there, no response in time, a status that Zoom doesn't accept, or an invalid response to a validation. */
export type DeliveryFailure = 'unreachable' | 'late' | 'refused' | 'wrong-answer'

/** One event on its way to one app. The body stays the same for all attempts. Times are in milliseconds. */
export interface WebhookDelivery {
  readonly id: DeliveryId
  readonly clientId: ClientId
  readonly event: WebhookEvent
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

/** A validated URL is validated again after 72 hours (developers.zoom.us/changelog/platform/webhook-url-validation). */
export const revalidationInterval = 72 * 60 * minute

/** When to retry after a failed attempt at `at`; null drops the event. A validation is tried once. */
export function nextAttemptAt(
  { event, attempts }: Pick<WebhookDelivery, 'event' | 'attempts'>,
  at: number,
): number | null {
  if (event === 'endpoint.url_validation') return null
  const delay = retryDelays[attempts.length]
  return delay === undefined ? null : at + delay
}

/** Zoom accepts 200 and 204, and nothing else. */
export function isAcknowledgement(status: number): boolean {
  return status === 200 || status === 204
}
