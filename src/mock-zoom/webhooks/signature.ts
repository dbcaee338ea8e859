import { createHmac } from 'node:crypto'

/**
 * The `x-zm-signature` of a request: HMAC-SHA256 of `v0:{timestamp}:{body}`, keyed with the app's secret token, over
 * the body's bytes as they are sent (zoom/webhook-sample, index.js). `timestamp` is in seconds, as in its header.
 */
export function signWebhook(secret: string, timestamp: number, body: string): string {
  return `v0=${hmac(secret, `v0:${timestamp}:${body}`)}`
}

/** The `encryptedToken` with which an app must respond to a `plainToken` (zoom/webhook-sample, index.js). */
export function encryptToken(secret: string, plainToken: string): string {
  return hmac(secret, plainToken)
}

function hmac(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex')
}
