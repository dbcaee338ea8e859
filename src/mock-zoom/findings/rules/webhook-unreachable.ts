import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** Nothing answered at the webhook URL. */
export const webhookUnreachable: FindingRule<'webhook.failed'> = {
  id: 'webhook-unreachable',
  title: 'Nothing answered at the webhook URL.',
  inProduction:
    'The app never hears that somebody uninstalled it. Zoom tries three more times within 85 minutes, and then ' +
    'drops the event.',
  remedy: 'Check the app’s webhook URL: its host, port and path, and whether something listens there.',
  sources: ['devsupport.zoom.us article 360059893812'],
  needs: ['webhooks'],
  on: ['webhook.failed'],
  diagnose(failed, history) {
    if (failed.kind !== 'unreachable') return undefined
    const sent = history.with('webhook.sent', 'deliveryId', failed.deliveryId).at(-1)
    return {
      about: failed.clientId,
      sentence:
        `At ${clockTime(sent?.at ?? failed.at)} Zoom sent ${failed.event} to ${history.app(failed.clientId)} at ` +
        `${sent?.url ?? 'its webhook URL'}, and could not reach it: ${failed.failure}.`,
      evidence: [...(sent ? [sent] : []), failed],
    }
  },
}
