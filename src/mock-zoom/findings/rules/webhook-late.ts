import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** The endpoint did not respond in time. */
export const webhookLate: FindingRule<'webhook.failed'> = {
  id: 'webhook-late',
  title: 'The webhook endpoint did not respond in time.',
  inProduction:
    'Zoom waits three seconds. It treats a late response as missing, sends the event again after 5, 25 and 85 ' +
    'minutes, so that it is processed up to four times, and then drops it.',
  remedy:
    'Check the signature, put the event into a queue, answer 204, and do the work afterwards. Process each event ' +
    'once.',
  sources: ['devsupport.zoom.us article 360059893812', 'developers.zoom.us/blog/webhook-delays'],
  needs: ['webhooks'],
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
