import { toIsoTime, toIsoTimeWithMilliseconds } from '../domain/clock.ts'
import type { DeauthorizedBody } from '../domain/webhook.ts'

/** The content of `app_deauthorized`. */
export interface Deauthorization {
  readonly accountId: string
  readonly userId: string
  readonly clientId: string
  /** 64 hexadecimal characters. How Zoom makes them is not known. */
  readonly signature: string
  readonly at: number
}

/**
 * The body of `app_deauthorized`, in compact JSON. The keys are in the order of the public samples:
 * - `event-ts-on-top`: zoom/skills, skills/oauth/SKILL.md
 * - `event-ts-in-payload`: a test fixture of Jericho/ZoomNet, 2024 (WebhooksResource)
 * - `no-event-ts`: marketplace.zoom.us/docs/guides/publishing/data-compliance; `user_data_retention` is a string
 *   (mattermost/mattermost-plugin-zoom, server/zoom/webhook.go)
 * - `unusual-bytes`: the first plus a key of the mock's own, whose text no JSON writer spells this way, so an app
 *   that parses the body, writes it again and signs that gets a different signature
 */
export function deauthorizedBody(shape: DeauthorizedBody, about: Deauthorization): string {
  const event = 'app_deauthorized'
  const payload = {
    account_id: about.accountId,
    user_id: about.userId,
    signature: about.signature,
    deauthorization_time: toIsoTimeWithMilliseconds(about.at),
    client_id: about.clientId,
  }
  switch (shape) {
    case 'event-ts-on-top':
      return JSON.stringify({ event, event_ts: about.at, payload })
    case 'event-ts-in-payload':
      return JSON.stringify({
        event,
        payload: { ...payload, event_ts: toIsoTime(about.at).replace(/[TZ]/g, ' ').trim() },
      })
    case 'no-event-ts':
      return JSON.stringify({ event, payload: { user_data_retention: 'false', ...payload } })
    case 'unusual-bytes':
      return JSON.stringify({ event, event_ts: about.at, payload: { ...payload, mock_zoom: '' } }).replace(
        '"mock_zoom":""',
        String.raw`"mock_zoom":"Zoë 日本 🙂 \u00e9 \/ <&>"`,
      )
    default:
      return shape satisfies never
  }
}

/** The body of `endpoint.url_validation`, as in zoom/webhook-sample. */
export function urlValidationBody(plainToken: string, at: number): string {
  return JSON.stringify({ event: 'endpoint.url_validation', event_ts: at, payload: { plainToken } })
}
