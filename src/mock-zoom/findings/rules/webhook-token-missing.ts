import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** The app wants its events with a token, and its own server gave Zoom none. */
export const webhookTokenMissing: FindingRule<'webhook.failed'> = {
  id: 'webhook-token-missing',
  title: 'Zoom got no access token from the app’s own server, which is to authenticate webhooks.',
  inProduction:
    'No event is sent without the token. Zoom tries again after 5, 25 and 85 minutes, and then drops the event.',
  remedy:
    'Check the token URL, client id and secret of the subscription. The server gets a POST with Basic credentials and no ' +
    'body, and has to answer 200 and JSON with access_token, token_type and an expires_in of at least 3599.',
  sources: ['developers.zoom.us/docs/api/webhooks'],
  needs: ['webhooks'],
  on: ['webhook.failed'],
  diagnose(failed, history) {
    if (failed.kind !== 'no-token') return undefined
    const sent = history.with('webhook.sent', 'deliveryId', failed.deliveryId).at(-1)
    return {
      about: failed.clientId,
      sentence:
        `At ${clockTime(sent?.at ?? failed.at)} Zoom wanted to send ${failed.event} to ${history.app(failed.clientId)}, ` +
        `and had ${failed.failure}.`,
      evidence: [...(sent ? [sent] : []), failed],
    }
  },
}
