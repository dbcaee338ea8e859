import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** The endpoint did not answer in time. */
export const webhookLate: FindingRule<'webhook.failed'> = {
  id: 'webhook-late',
  title: 'The webhook endpoint did not answer in time.',
  inProduction:
    'Zoom waits three seconds. It takes a late answer for none and sends the event again after 5, 25 and 85 minutes, so that ' +
    'it is worked on up to four times, and then drops it.',
  remedy:
    'Check the signature, put the event into a queue, answer 204, and do the work afterwards. Take each event once.',
  sources: ['devsupport.zoom.us article 360059893812', 'developers.zoom.us/blog/webhook-delays'],
  on: ['webhook.failed'],
  diagnose(failed, history) {
    if (failed.kind !== 'late') return undefined
    const [sent] = history.with('webhook.sent', 'deliveryId', failed.deliveryId)
    return {
      about: failed.clientId,
      sentence:
        `At ${clockTime(sent?.at ?? failed.at)} Zoom sent ${failed.event} to ${history.app(failed.clientId)}, and there was ` +
        `${failed.failure}.`,
      evidence: [...(sent ? [sent] : []), failed],
    }
  },
}
