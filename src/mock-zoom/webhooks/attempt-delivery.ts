import { z } from 'zod'
import type { App } from '../domain/app.ts'
import type { Subscription, WebhookAuthentication } from '../domain/subscription.ts'
import { mainSubscription, subscriptionsOf } from '../domain/subscription.ts'
import type { DeliveryFailure, WebhookAttempt, WebhookDelivery } from '../domain/webhook.ts'
import { isAcknowledgement, nextAttemptAt, urlValidation } from '../domain/webhook.ts'
import type { FlowContext } from '../flow-context.ts'
import type { JournalEvent } from '../journal/events.ts'
import { authenticateEvent } from './authenticate-event.ts'
import { checkValidationAnswer } from './check-validation.ts'
import { concludeValidation } from './conclude-validation.ts'
import { eventHeaders } from './event-headers.ts'
import type { EventAnswer } from './post-event.ts'
import { postEvent } from './post-event.ts'
import { withoutSecrets } from './shown-url.ts'
import { isOff } from './subscribers.ts'

/**
 * Sends an event once and stores the result: accepted, to be retried, or dropped. An attempt that is interrupted because
 * the mock closes or is reset does not count.
 */
export async function attemptDelivery(
  context: FlowContext,
  delivery: WebhookDelivery,
  interruption: AbortSignal,
): Promise<void> {
  const { storage, clock, switches } = context
  const app = storage.apps.find(delivery.clientId)
  const subscription = app && subscriptionsOf(app).find(({ id }) => id === delivery.subscriptionId)
  if (!subscription) return dropUnsent(context, delivery)
  if (isOff(context, app, subscription) && delivery.event !== urlValidation)
    return dropUnsent(context, delivery)
  const { url, authentication } = subscription
  const { id: deliveryId, clientId, event, body, subscriptionId } = delivery
  const at = clock.now()
  const told = { deliveryId, clientId, event, attempt: delivery.attempts.length + 1 }
  const isMain = subscriptionId === mainSubscription
  const proofs = {
    signed: subscription.secret !== null,
    verificationToken: isMain && authentication === null && app.verificationToken !== null,
    ...(authentication && { authentication: authentication.type }),
    ...(!isMain && { subscriptionId }),
  }
  storage.journal.append({ type: 'webhook.sent', ...told, url: withoutSecrets(url), ...proofs }, at, null)
  const begin = performance.now()
  const limits = { timeout: switches.webhookTimeout, interruption }
  const authenticated = await authenticateEvent(app, subscription, limits)
  const answer: EventAnswer =
    'failure' in authenticated
      ? { status: null, failure: authenticated.failure, kind: 'no-token' }
      : await postEvent({
          url,
          headers: eventHeaders(app, subscription, delivery, authenticated.headers, at),
          body,
          ...limits,
        })
  if (interruption.aborted) return
  const { status } = answer
  const duration = Math.round(performance.now() - begin)
  const failure = judge(answer, delivery, subscription, context.readsBack)
  const attempt = { at, url: withoutSecrets(url), status, failure, duration }
  const said = context.readsBack ? firstWordsOf(answer, app) : undefined
  conclude(context, delivery, subscription, attempt, kindOf(answer), said)
}

function kindOf(answer: EventAnswer): DeliveryFailure {
  if (answer.status === null) return answer.kind
  return answer.status === 200 ? 'wrong-answer' : 'refused'
}

const wordsKept = 120

/** How the app’s response began, on one line, without its secrets and without markup. */
function firstWordsOf(answer: EventAnswer, app: App): string | undefined {
  if (answer.status === null) return undefined
  const shown = secretsOf(app).reduce((text, secret) => text.replaceAll(secret, '…'), answer.body)
  const words = shown
    .replaceAll(/<(style|script)\b.*?<\/\1>|<[^>]*>/gs, ' ')
    .replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
  return words.length > wordsKept ? `${words.slice(0, wordsKept)}…` : words
}

function secretsOf(app: App): readonly string[] {
  const ofSubscriptions = subscriptionsOf(app).flatMap(({ secret, authentication }) => [
    secret,
    ...secretsIn(authentication),
  ])
  return [...ofSubscriptions, app.verificationToken, app.clientSecret].filter((secret) => secret !== null)
}

function secretsIn(authentication: WebhookAuthentication | null): readonly string[] {
  switch (authentication?.type) {
    case undefined:
      return []
    case 'basic':
      return [authentication.password]
    case 'oauth':
      return [authentication.clientSecret]
    case 'header':
      return [authentication.value]
    default:
      return authentication satisfies never
  }
}

/** What was wrong with the response, in plain words; null if nothing was. */
function judge(
  answer: EventAnswer,
  { event, body }: WebhookDelivery,
  { secret }: Subscription,
  readsBack: boolean,
): string | null {
  if (answer.status === null) return answer.failure
  if (answer.status >= 300 && answer.status < 400)
    return `it responded with ${answer.status}, and redirects are not followed`
  if (event === urlValidation)
    return checkValidationAnswer(answer, secret ?? '', plainTokenIn(body), readsBack)
  return isAcknowledgement(answer.status)
    ? null
    : `it responded with ${answer.status}, and Zoom expects 200 or 204`
}

const validationSchema = z.object({ payload: z.object({ plainToken: z.string() }) })

function plainTokenIn(body: string): string {
  return validationSchema.parse(JSON.parse(body)).payload.plainToken
}

function conclude(
  context: FlowContext,
  delivery: WebhookDelivery,
  subscription: Subscription,
  attempt: WebhookAttempt,
  kind: DeliveryFailure,
  said: string | undefined,
): void {
  const { storage, clock } = context
  const { id: deliveryId, clientId, event } = delivery
  storage.transaction(() => {
    // The app and its events may have been removed in the meantime.
    if (!storage.webhooks.find(deliveryId)) return
    const now = clock.now()
    const { status, failure } = attempt
    const told = { deliveryId, clientId, event, attempt: delivery.attempts.length + 1 }
    const nextAt = failure === null ? null : nextAttemptAt(delivery, status, attempt.at)
    const state = failure === null ? 'acknowledged' : nextAt === null ? 'dropped' : 'waiting'
    storage.webhooks.addAttempt(deliveryId, attempt)
    storage.webhooks.settle(deliveryId, state, nextAt)
    // After it is settled: what still waits for its time is replaced.
    const validation =
      event === urlValidation ? concludeValidation(context, delivery, subscription, attempt) : null
    const record = (entry: JournalEvent) => storage.journal.append(entry, now, null)
    if (failure === null) {
      if (validation?.switched) record({ ...validation.switched, ...told })
      record({ type: 'webhook.acknowledged', ...told, status: status ?? 0 })
      return
    }
    const inARow = validation && validation.failures > 0 && { failuresInARow: validation.failures }
    record({
      type: 'webhook.failed',
      ...told,
      status,
      failure,
      kind,
      nextAt,
      ...(said && { said }),
      ...inARow,
    })
    if (validation?.switched) record({ ...validation.switched, ...told })
    if (nextAt === null) record({ type: 'webhook.dropped', ...told })
  })
}

/** The subscription is gone or off since the event happened, so there is nobody to tell. */
function dropUnsent(
  { storage, clock }: FlowContext,
  { id, clientId, event, attempts }: WebhookDelivery,
): void {
  storage.transaction(() => {
    storage.webhooks.settle(id, 'dropped', null)
    storage.journal.append(
      { type: 'webhook.dropped', deliveryId: id, clientId, event, attempt: attempts.length },
      clock.now(),
      null,
    )
  })
}
