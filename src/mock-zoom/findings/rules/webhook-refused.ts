import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** The endpoint answered, and not as Zoom wants it. */
export const webhookRefused: FindingRule<'webhook.failed'> = {
  id: 'webhook-refused',
  title: 'The webhook endpoint answered with another status than 200 or 204.',
  inProduction:
    'Zoom sends the event again after 5, 25 and 85 minutes and then drops it: people who uninstalled the app stay connected, ' +
    'and their data stays.',
  remedy:
    'Answer 200 or 204 without a redirect. Where it was 401 or 403, compute the signature over the raw body as it came, with ' +
    'the secret token of this app; JSON that was parsed and written anew has other bytes.',
  sources: ['devsupport.zoom.us article 360059893812', 'github.com/zoom/webhook-sample'],
  on: ['webhook.failed'],
  diagnose(failed, history) {
    if (failed.event === 'endpoint.url_validation' || failed.status === null) return undefined
    const [sent] = history.with('webhook.sent', 'deliveryId', failed.deliveryId)
    return {
      about: `${failed.clientId} ${failed.status}`,
      sentence:
        `At ${clockTime(sent?.at ?? failed.at)} Zoom sent ${failed.event} to ${history.app(failed.clientId)}, and ` +
        `${failed.failure}.`,
      evidence: [...(sent ? [sent] : []), failed],
    }
  },
}
