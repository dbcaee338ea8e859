import { z } from 'zod'
import type { App } from '../domain/app.ts'
import type { DeliveryFailure, WebhookAttempt, WebhookDelivery } from '../domain/webhook.ts'
import { isAcknowledgement, nextAttemptAt, revalidationInterval } from '../domain/webhook.ts'
import type { FlowContext } from '../flow-context.ts'
import { checkValidationAnswer } from './check-validation.ts'
import type { EventAnswer } from './post-event.ts'
import { postEvent } from './post-event.ts'
import { queueValidation } from './queue-event.ts'
import { signWebhook } from './signature.ts'

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
  const url = app?.webhookUrl
  if (!app || !url) return dropUnsent(context, delivery)
  const { id: deliveryId, clientId, event, body } = delivery
  const at = clock.now()
  const told = { deliveryId, clientId, event, attempt: delivery.attempts.length + 1 }
  const proofs = { signed: app.webhookSecret !== null, verificationToken: app.verificationToken !== null }
  storage.journal.append({ type: 'webhook.sent', ...told, url: withoutSecrets(url), ...proofs }, at, null)
  const begin = performance.now()
  const answer = await postEvent({
    url,
    headers: headersOf(app, body, at),
    body,
    timeout: switches.webhookTimeout,
    interruption,
  })
  if (interruption.aborted) return
  const { status } = answer
  const duration = Math.round(performance.now() - begin)
  const failure = judge(answer, delivery, app)
  const attempt = { at, url: withoutSecrets(url), status, failure, duration }
  conclude(context, delivery, attempt, kindOf(answer), firstWordsOf(answer, app))
}

function kindOf(answer: EventAnswer): DeliveryFailure {
  if (answer.status === null) return answer.late ? 'late' : 'unreachable'
  return answer.status === 200 ? 'wrong-answer' : 'refused'
}

const wordsKept = 120

/** How the app’s response began, on one line, without its secrets and without markup. */
function firstWordsOf(answer: EventAnswer, app: App): string | undefined {
  if (answer.status === null) return undefined
  const secrets = [app.webhookSecret, app.verificationToken, app.clientSecret].filter(
    (secret) => secret !== null,
  )
  const shown = secrets.reduce((text, secret) => text.replaceAll(secret, '…'), answer.body)
  const words = shown
    .replaceAll(/<(style|script)\b.*?<\/\1>|<[^>]*>/gs, ' ')
    .replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
  return words.length > wordsKept ? `${words.slice(0, wordsKept)}…` : words
}

/** Zoom signs each attempt anew (inferred: the header is the time of the request, zoom/webhook-sample). */
function headersOf(app: App, body: string, at: number): Record<string, string> {
  const timestamp = Math.floor(at / 1000)
  const headers: Record<string, string> = { 'content-type': 'application/json', 'user-agent': 'mock-zoom' }
  if (app.webhookSecret !== null) {
    headers['x-zm-request-timestamp'] = String(timestamp)
    headers['x-zm-signature'] = signWebhook(app.webhookSecret, timestamp, body)
  }
  // Before signatures; its end was announced for 2023, then 2025
  // (developers.zoom.us/changelog/platform/webhook-validation-and-verification-changes).
  if (app.verificationToken !== null) headers.authorization = app.verificationToken
  return headers
}

/** What was wrong with the response, in plain words; null if nothing was. */
function judge(answer: EventAnswer, { event, body }: WebhookDelivery, app: App): string | null {
  if (answer.status === null) return answer.failure
  if (answer.status >= 300 && answer.status < 400)
    return `it responded with ${answer.status}, and redirects are not followed`
  if (event === 'endpoint.url_validation')
    return checkValidationAnswer(answer, app.webhookSecret ?? '', plainTokenIn(body))
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
    const nextAt = failure === null ? null : nextAttemptAt(delivery, attempt.at)
    storage.webhooks.addAttempt(deliveryId, attempt)
    if (failure === null) {
      storage.webhooks.settle(deliveryId, 'acknowledged', null)
      storage.journal.append({ type: 'webhook.acknowledged', ...told, status: status ?? 0 }, now, null)
    } else {
      storage.webhooks.settle(deliveryId, nextAt === null ? 'dropped' : 'waiting', nextAt)
      const failed = { ...told, status, failure, kind, nextAt, ...(said && { said }) }
      storage.journal.append({ type: 'webhook.failed', ...failed }, now, null)
      if (nextAt === null) storage.journal.append({ type: 'webhook.dropped', ...told }, now, null)
    }
    if (event !== 'endpoint.url_validation') return
    storage.webhooks.removeWaitingValidations(clientId)
    if (failure === null) queueValidation(context, clientId, attempt.at + revalidationInterval)
  })
}

/** The app lost its webhook URL after the event happened, so there is nobody to tell. */
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

/** A URL for the journal: without a password, and with `?…` instead of its query. */
function withoutSecrets(url: string): string {
  const shown = new URL(url)
  shown.password = ''
  return `${shown.origin}${shown.pathname}${shown.search === '' ? '' : '?…'}`
}
