import { z } from 'zod'
import type { App } from '../domain/app.ts'
import { parseJson } from '../domain/parse-json.ts'
import type { Subscription } from '../domain/subscription.ts'
import { mainSubscription } from '../domain/subscription.ts'
import type { AuthenticationHeaders } from './event-headers.ts'
import { postEvent } from './post-event.ts'

const answerSchema = z.object({ access_token: z.string().regex(/^[\x21-\x7e]+$/) })

/**
 * The headers that authenticate an event beside its signature, or why there are none. For `oauth`, Zoom asks the app's own
 * server: POST without a body, with Basic credentials (developers.zoom.us/docs/api/webhooks, "Token authentication"). How
 * long it keeps such a token isn't known: the mock asks before each attempt.
 */
export async function authenticateEvent(
  app: App,
  { id, authentication }: Subscription,
  limits: { readonly timeout: number; readonly interruption: AbortSignal },
): Promise<{ readonly headers: AuthenticationHeaders } | { readonly failure: string }> {
  switch (authentication?.type) {
    case undefined:
      // The older way. Its end was announced for 2023, then 2025
      // (developers.zoom.us/changelog/platform/webhook-validation-and-verification-changes).
      return {
        headers:
          id === mainSubscription && app.verificationToken !== null
            ? { authorization: app.verificationToken }
            : {},
      }
    case 'basic':
      return { headers: { authorization: basic(authentication.username, authentication.password) } }
    case 'header':
      return { headers: { [authentication.name.toLowerCase()]: authentication.value } }
    case 'oauth': {
      const { tokenUrl: url, clientId, clientSecret } = authentication
      const answer = await postEvent({
        url,
        headers: {
          'user-agent': 'Zoom Marketplace/1.0a',
          authorization: basic(clientId, clientSecret),
          'content-type': 'application/x-www-form-urlencoded',
          'accept-encoding': 'gzip',
        },
        body: '',
        ...limits,
      })
      if (answer.status === null) return { failure: `no access token from ${shown(url)}: ${answer.failure}` }
      if (answer.status !== 200)
        return {
          failure: `no access token from ${shown(url)}: it responded with ${answer.status}, and Zoom expects 200`,
        }
      const token = answerSchema.safeParse(parseJson(answer.body))
      return token.success
        ? { headers: { authorization: `Bearer ${token.data.access_token}` } }
        : { failure: `no access token from ${shown(url)}: its response isn’t JSON with an access_token` }
    }
    default:
      return authentication satisfies never
  }
}

function basic(name: string, password: string): string {
  return `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`
}

function shown(url: string): string {
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname}`
}
