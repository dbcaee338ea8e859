import { createHmac, timingSafeEqual } from 'node:crypto'
import type { TokenStore } from './token-store.ts'

/** An event as it came in. The signature covers the bytes: nobody parses them before we know that they are Zoom's. */
export interface Delivery {
  readonly body: Buffer
  /** `x-zm-request-timestamp`, seconds. */
  readonly timestamp: string
  /** `x-zm-signature` */
  readonly signature: string
}

/** What Zoom tells us unasked. */
export interface Webhooks {
  isGenuine(delivery: Delivery): boolean
  /** Acts on a genuine event. Returns the body of our response, if Zoom expects one. */
  take(event: ZoomEvent): Promise<object | undefined>
}

/** The parts of an event that we read. Where `event_ts` is, if anywhere, varies: we don't use it. */
export interface ZoomEvent {
  readonly event?: unknown
  readonly payload?: { readonly [key: string]: unknown }
}

/** Zoom signs each attempt anew, so an older event was sent by somebody who kept it. */
const fiveMinutes = 300

export interface WebhookParts {
  readonly clientId: string
  /** The app's secret token; without one, no event is believed. */
  readonly secretToken: string | undefined
  readonly tokenStore: TokenStore
}

export function createWebhooks({ clientId, secretToken, tokenStore }: WebhookParts): Webhooks {
  const hmac = (key: string, ...parts: (string | Buffer)[]) =>
    parts.reduce((hash, part) => hash.update(part), createHmac('sha256', key)).digest('hex')

  return {
    isGenuine({ body, timestamp, signature }) {
      if (secretToken === undefined) return false
      if (!(Date.now() / 1000 - Number(timestamp || Number.NaN) < fiveMinutes)) return false
      const expected = Buffer.from(`v0=${hmac(secretToken, `v0:${timestamp}:`, body)}`)
      const given = Buffer.from(signature)
      return given.length === expected.length && timingSafeEqual(given, expected)
    },

    async take({ event, payload = {} }) {
      if (event === 'endpoint.url_validation' && secretToken !== undefined) {
        const plainToken = String(payload.plainToken)
        return { plainToken, encryptedToken: hmac(secretToken, plainToken) }
      }
      if (event === 'app_deauthorized' && payload.client_id === clientId) {
        const at = Date.parse(String(payload.deauthorization_time))
        await tokenStore.endedAtZoom(String(payload.user_id), Number.isNaN(at) ? Date.now() : at)
      }
      return undefined
    },
  }
}

/** Reads the body of a genuine event; undefined when it isn't one. */
export function readEvent(body: Buffer): ZoomEvent | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
