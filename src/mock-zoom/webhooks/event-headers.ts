import { createHash } from 'node:crypto'
import type { App } from '../domain/app.ts'
import type { Subscription } from '../domain/subscription.ts'
import type { WebhookDelivery } from '../domain/webhook.ts'
import { signWebhook } from './signature.ts'

/** What authenticates an event beside its signature, as headers. */
export type AuthenticationHeaders = Readonly<Record<string, string>>

/**
 * The headers of an event, at `at`: those of developers.zoom.us/docs/api/webhooks and of published captures of July 2026.
 * Over the attempts of one event `x-zm-request-id` stays the same; time, signature and what traces one request are new.
 * The captures have a `zm-trace-upstream` too, whose value nobody published: it is left out.
 */
export function eventHeaders(
  app: App,
  { secret }: Subscription,
  delivery: WebhookDelivery,
  authentication: AuthenticationHeaders,
  at: number,
): Record<string, string> {
  const timestamp = Math.floor(at / 1000)
  const trace = hash(`${delivery.id} ${delivery.attempts.length}`)
  return {
    'user-agent': 'Zoom Marketplace/1.0a',
    'content-type': 'application/json; charset=utf-8',
    'accept-encoding': 'gzip',
    clientid: app.clientId,
    'x-zm-request-id': requestIdOf(delivery),
    'x-zm-trackingid': `v=2.0;clid=us02;rid=WEB_${trace.slice(0, 32)}`,
    traceparent: `00-${trace.slice(0, 32)}-${trace.slice(32, 48)}-01`,
    ...(secret !== null && {
      'x-zm-request-timestamp': String(timestamp),
      'x-zm-signature': signWebhook(secret, timestamp, delivery.body),
    }),
    ...authentication,
  }
}

/** A UUID with underscores, made from the id of the event, of which a duplicate is another copy. */
function requestIdOf({ id, duplicateOf }: WebhookDelivery): string {
  return hash(duplicateOf ?? id)
    .slice(0, 32)
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1_$2_4$3_8$4_$5')
}

/** 64 hexadecimal characters. */
function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
