import type { FindingRule } from '../finding.ts'
import { causesOfRefusal, isDistrust, proofsIn } from '../webhook-causes.ts'
import { clockTime } from '../words.ts'

/** The endpoint responded, but not as Zoom requires. */
export const webhookRefused: FindingRule<'webhook.failed'> = {
  id: 'webhook-refused',
  title: 'The webhook endpoint answered with a redirect or an error.',
  inProduction:
    'Zoom drops the event at once after a redirect or a 4xx; after a 5xx it sends it again after 5, 25 and 85 minutes, ' +
    'and then drops it. Nobody sends it later: people who uninstalled the app stay connected, and their data stays.',
  remedy:
    'Answer 200 or 204 without a redirect, and 503 where the event should come again. If it was 401 or 403, compute the signature over the raw body, with ' +
    'this app’s secret token; JSON that was parsed and serialized again has different bytes.',
  sources: ['developers.zoom.us/docs/api/webhooks', 'github.com/zoom/webhook-sample'],
  needs: ['webhooks'],
  on: ['webhook.failed'],
  diagnose(failed, history) {
    if (failed.status === null || (failed.event === 'endpoint.url_validation' && !isDistrust(failed)))
      return undefined
    const [sent] = history.with('webhook.sent', 'deliveryId', failed.deliveryId)
    const causes = causesOfRefusal(failed, sent, history)
    const listed =
      causes.length > 1 ? causes.map((cause, index) => `(${index + 1}) ${cause}`).join('; ') : causes.join('')
    const likely =
      causes.length > 1
        ? ` Possible causes, the likeliest first: ${listed}.`
        : causes.length === 1
          ? ` The likely cause: ${listed}.`
          : ''
    const said = failed.said ? ` Its response begins with “${failed.said}”.` : ''
    return {
      about: `${failed.clientId} ${failed.status}`,
      sentence:
        `At ${clockTime(sent?.at ?? failed.at)} Zoom sent ${failed.event} to ${history.app(failed.clientId)}, and ` +
        `${failed.failure}.${said}${proofsIn(sent, history)}${likely}`,
      evidence: [...(sent ? [sent] : []), failed],
    }
  },
}
