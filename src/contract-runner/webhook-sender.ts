import { createHmac, randomUUID } from 'node:crypto'
import { ContractError } from './contract-error.ts'
import { fetchPage } from './fetch-page.ts'
import { type SubjectDescription, testWebhookSecret } from './subject-description.ts'
import { below } from './web-address.ts'

/** An event that a contract sends itself. By default the app has to believe it. */
export interface SentEvent {
  /** The exact body. */
  readonly body: string
  /** How long ago it was signed, in seconds; 0 by default. */
  readonly age?: number
  /** Signed with a secret other than the app's, or null: not signed at all. */
  readonly secret?: string | null
  /** The signature is of this body. */
  readonly signedBody?: string
}

/** Listens to what a contract sends and what the app responds. */
export interface WebhookWatch {
  sends(event: SentEvent): void
  gets(status: number): void
}

export interface WebhookSender {
  /** Sends it to the app's URL for webhooks. Returns the status of the app's response. */
  send(event: SentEvent): Promise<number>
}

/** Sends events as Zoom does (`x-zm-signature`, zoom/webhook-sample), or as somebody who is not Zoom. */
export function createWebhookSender(
  description: SubjectDescription,
  { signal, watch }: { readonly signal: AbortSignal; readonly watch: WebhookWatch },
): WebhookSender {
  return {
    async send(event) {
      const { body, age = 0, secret = testWebhookSecret, signedBody = body } = event
      if (description.webhooks === undefined)
        throw new ContractError('unreachable', 'The app has no URL for webhooks.')
      const url = below(description.baseUrl, description.webhooks.path)
      const timestamp = `${Math.floor(Date.now() / 1000) - age}`
      const headers = {
        'user-agent': 'Zoom Marketplace/1.0a',
        'content-type': 'application/json; charset=utf-8',
        // Apps refuse an event without it: Zoom sends it with each (developers.zoom.us/docs/api/webhooks).
        'x-zm-request-id': randomUUID().replaceAll('-', '_'),
        ...(secret !== null && {
          'x-zm-request-timestamp': timestamp,
          'x-zm-signature': `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${signedBody}`).digest('hex')}`,
        }),
      }
      const limits = { timeoutMs: 10_000, maxBytes: 1024 * 1024, signal }
      watch.sends(event)
      const { status } = await fetchPage({ method: 'POST', url, headers, body }, limits)
      watch.gets(status)
      return status
    },
  }
}
