import type { FindingRule } from '../finding.ts'
import { isDistrust } from '../webhook-causes.ts'
import { clockTime } from '../words.ts'

/** The webhook URL did not prove that it belongs to the app. */
export const urlValidationWrong: FindingRule<'webhook.failed'> = {
  id: 'url-validation-wrong',
  title: 'The webhook endpoint gave a wrong response to the URL validation.',
  inProduction:
    'Zoom does not accept the URL. A URL that was valid before is validated every 72 hours, and after six failures in a ' +
    'row Zoom sends no more events: the app carries on as if nobody ever uninstalled it.',
  remedy:
    'Answer endpoint.url_validation with status 200 and JSON that contains the plainToken unchanged and the ' +
    'encryptedToken, its HMAC-SHA256 with the app’s secret token, in lower-case hexadecimal.',
  sources: ['developers.zoom.us/docs/api/webhooks', 'github.com/zoom/webhook-sample'],
  needs: ['webhooks'],
  on: ['webhook.failed'],
  diagnose(failed, history) {
    if (failed.event !== 'endpoint.url_validation' || failed.status === null) return undefined
    // An app that takes the request for a forged one refuses every event: webhook-refused says so.
    if (isDistrust(failed)) return undefined
    const [sent] = history.with('webhook.sent', 'deliveryId', failed.deliveryId)
    return {
      about: `${failed.clientId} ${failed.failure}`,
      sentence:
        `At ${clockTime(sent?.at ?? failed.at)} Zoom validated the webhook URL of ${history.app(failed.clientId)}, ` +
        `and the response is wrong: ${failed.failure}.`,
      evidence: [...(sent ? [sent] : []), failed],
    }
  },
}
