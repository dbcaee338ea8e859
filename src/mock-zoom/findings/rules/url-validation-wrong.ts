import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** The webhook URL did not prove that it is the app's. */
export const urlValidationWrong: FindingRule<'webhook.failed'> = {
  id: 'url-validation-wrong',
  title: 'The webhook endpoint answered the URL validation wrongly.',
  inProduction:
    'Zoom does not take the URL, or stops sending events: it validates every 72 hours. The app goes on as if nobody ever ' +
    'uninstalled it.',
  remedy:
    'Answer endpoint.url_validation with status 200 and JSON that holds the plainToken as it came and the encryptedToken, its ' +
    'HMAC-SHA256 with the app’s secret token, in lower-case hexadecimal.',
  sources: ['developers.zoom.us/changelog/platform/webhook-url-validation', 'github.com/zoom/webhook-sample'],
  on: ['webhook.failed'],
  diagnose(failed, history) {
    if (failed.event !== 'endpoint.url_validation' || failed.status === null) return undefined
    const [sent] = history.with('webhook.sent', 'deliveryId', failed.deliveryId)
    return {
      about: `${failed.clientId} ${failed.failure}`,
      sentence:
        `At ${clockTime(sent?.at ?? failed.at)} Zoom validated the webhook URL of ${history.app(failed.clientId)}, and the ` +
        `answer is wrong: ${failed.failure}.`,
      evidence: [...(sent ? [sent] : []), failed],
    }
  },
}
