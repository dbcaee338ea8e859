import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** There was nobody at the webhook URL. */
export const webhookUnreachable: FindingRule<'webhook.failed'> = {
  id: 'webhook-unreachable',
  title: 'Nobody answered at the webhook URL.',
  inProduction:
    'The app never hears that somebody uninstalled it. Zoom tries three times more within 85 minutes, and then drops the event.',
  remedy: 'Look at the webhook URL of the app: its host, port and path, and whether something listens there.',
  sources: ['devsupport.zoom.us article 360059893812'],
  on: ['webhook.failed'],
  diagnose(failed, history) {
    if (failed.kind !== 'unreachable') return undefined
    const sent = history.with('webhook.sent', 'deliveryId', failed.deliveryId).at(-1)
    return {
      about: failed.clientId,
      sentence:
        `At ${clockTime(sent?.at ?? failed.at)} Zoom sent ${failed.event} to ${history.app(failed.clientId)} at ` +
        `${sent?.url ?? 'its webhook URL'}, and reached nobody: ${failed.failure}.`,
      evidence: [...(sent ? [sent] : []), failed],
    }
  },
}
